import { afterAll, beforeAll } from 'vitest';
import { dynamoSecondLooks } from '../../../functions/aws/dynamo/second-looks.ts';
import { secondLookStoreContract } from '../../contracts/second-look-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(3);
});
afterAll(async () => tables.close());

secondLookStoreContract('dynamoSecondLooks', async () => dynamoSecondLooks(tables.documents, tables.next()));
