import { afterAll, beforeAll } from 'vitest';
import { dynamoCaseDecisions } from '../../functions/aws/dynamo/case-decisions.ts';
import { dynamoCaseLooks } from '../../functions/aws/dynamo/case-looks.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { caseDecisionStoreContract, caseLookStoreContract } from '../contracts/case-look-store.ts';
import { memoryCaseDecisions, memoryCaseLooks } from '../fakes/memory-cases.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(5);
});
afterAll(async () => tables.close());

caseLookStoreContract('memoryCaseLooks', async () => memoryCaseLooks());
caseLookStoreContract('dynamoCaseLooks', async () => dynamoCaseLooks(tables.documents, tables.next()));
caseDecisionStoreContract('memoryCaseDecisions', async () => memoryCaseDecisions());
caseDecisionStoreContract('dynamoCaseDecisions', async () => dynamoCaseDecisions(tables.documents, tables.next()));
