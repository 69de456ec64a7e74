import { afterAll, beforeAll } from 'vitest';
import { dynamoMinutes } from '../../../functions/aws/dynamo/minutes.ts';
import { minutesStoreContract } from '../../contracts/minutes-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(4);
});
afterAll(async () => tables.close());

minutesStoreContract('dynamoMinutes', async () => dynamoMinutes(tables.documents, tables.next()));
