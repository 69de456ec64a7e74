import { afterAll, beforeAll } from 'vitest';
import { dynamoForum } from '../../../functions/aws/dynamo/forum.ts';
import { dynamoPlans } from '../../../functions/aws/dynamo/plans.ts';
import { forumStoreContract, planStoreContract } from '../../contracts/plan-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(7);
});
afterAll(async () => tables.close());

planStoreContract('dynamoPlans', async () => dynamoPlans(tables.documents, tables.next()));
forumStoreContract('dynamoForum', async () => dynamoForum(tables.documents, tables.next()));
