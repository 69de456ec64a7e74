import { afterAll, beforeAll } from 'vitest';
import { dynamoDestructions } from '../../../functions/aws/dynamo/destructions.ts';
import { dynamoOutbox } from '../../../functions/aws/dynamo/outbox.ts';
import { destructionStoreContract } from '../../contracts/destruction-store.ts';
import { outboxContract } from '../../contracts/outbox.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(5);
});
afterAll(async () => tables.close());

outboxContract('dynamoOutbox', async () => dynamoOutbox(tables.documents, tables.next()));
destructionStoreContract('dynamoDestructions', async () => dynamoDestructions(tables.documents, tables.next()));
