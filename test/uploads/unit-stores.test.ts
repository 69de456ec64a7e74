import { afterAll, beforeAll } from 'vitest';
import { dynamoUnits } from '../../functions/aws/dynamo/units.ts';
import { openTestTables, type TestTables } from '../aws/tables.ts';
import { unitStoreContract } from '../contracts/unit-store.ts';
import { memoryUnits } from '../fakes/memory-units.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(4);
});
afterAll(async () => tables.close());

unitStoreContract('memoryUnits', async () => memoryUnits());
unitStoreContract('dynamoUnits', async () => dynamoUnits(tables.documents, tables.next()));
