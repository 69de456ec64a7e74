import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoMatchLists } from '../../../functions/aws/dynamo/match-lists.ts';
import { aMatchList, matchListStoreContract } from '../../contracts/match-list-store.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(5);
});
afterAll(async () => tables.close());

matchListStoreContract('dynamoMatchLists', () => dynamoMatchLists(tables.documents, tables.next()));

test('DynamoDB removes a list when its result can be fetched no more', async () => {
  const table = tables.next();
  await dynamoMatchLists(tables.documents, table).begin(aMatchList);
  const { Items } = await tables.documents.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([
    expect.objectContaining({ pk: `MATCH-LIST#${aMatchList.listId}`, sk: 'META', expiresAt: Date.parse(aMatchList.until) / 1000 }),
  ]);
});
