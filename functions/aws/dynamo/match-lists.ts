import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { matchListSchema } from '../../model/match-list.ts';
import type { MatchListStore } from '../../persons/match-list.port.ts';
import { matchListItemKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Lists to be matched in the catalog table: `MATCH-LIST#<listId>` / `META`, removed by DynamoDB's TTL on `expiresAt`, which is their `until`. */
export function dynamoMatchLists(documents: DynamoDBDocumentClient, table: string): MatchListStore {
  const itemOf = (list: Parameters<MatchListStore['begin']>[0]) => ({
    ...matchListItemKey(list.listId),
    ...list,
    expiresAt: Math.floor(Date.parse(list.until) / 1000),
  });
  return {
    async get(listId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: matchListItemKey(listId), ConsistentRead: true }));
      if (!Item) return undefined;
      const { expiresAt: _expiresAt, ...list } = withoutKeys(Item);
      return matchListSchema.parse(list);
    },
    async begin(list) {
      await wasWritten(
        documents.send(new PutCommand({ TableName: table, Item: itemOf(list), ConditionExpression: 'attribute_not_exists(pk)' })),
      );
    },
    async move(list, from) {
      const names = from.map((_, place) => `:from${place}`);
      const put = new PutCommand({
        TableName: table,
        Item: itemOf(list),
        ConditionExpression: `#state IN (${names.join(', ')})`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: Object.fromEntries(from.map((state, place) => [`:from${place}`, state])),
      });
      return (await wasWritten(documents.send(put))) ? 'moved' : 'stale';
    },
  };
}
