import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { keptStandingsSchema } from '../../model/kept-standings.ts';
import { type ProgressCount, progressCountSchema } from '../../model/progress-count.ts';
import type { ProgressStore } from '../../progress/progress.port.ts';
import { wasWritten } from './conditional-write.ts';
import { longLists } from './long-lists.ts';

const nowKey = 'PROGRESS#now';

/** Counts beside their OPD: `OPD#<id>` / `PROGRESS#now`, and a snapshot per week that is written once (data-model.md). */
export function dynamoProgress(documents: DynamoDBDocumentClient, table: string): ProgressStore {
  const item = (count: ProgressCount, sk: string) => ({ pk: `OPD#${count.opdId}`, sk, count });
  const lists = longLists(documents, table);
  const putOnce = async (Item: Record<string, unknown>) => {
    await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
  };
  return {
    async putNow(count) {
      await documents.send(new PutCommand({ TableName: table, Item: item(count, nowKey) }));
    },
    async keep(count, date) {
      await putOnce(item(count, `PROGRESS#${date}`));
    },
    async keepStandings(standings, date) {
      const key = { pk: `OPD#${standings.opdId}`, sk: `STANDINGS#${date}` };
      await lists.putOnce(key, standings.at, standings.datasets, ({ first, ...rest }) => ({
        standings: { ...standings, datasets: first },
        ...rest,
      }));
    },
    async standings(opdId, date) {
      const Key = { pk: `OPD#${opdId}`, sk: `STANDINGS#${date}` };
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
      if (!Item) return undefined;
      const standings = keptStandingsSchema.parse(Item.standings);
      const rest = await lists.readRest(Key, standings.at, Item.more);
      return { ...standings, datasets: [...standings.datasets, ...keptStandingsSchema.shape.datasets.parse(rest)] };
    },
    async since(opdId, date) {
      // Two years are 50 KB: one page of a query.
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: { ':pk': `OPD#${opdId}`, ':first': `PROGRESS#${date}`, ':last': 'PROGRESS#9999' },
        }),
      );
      return (Items ?? []).map(({ count }) => progressCountSchema.parse(count));
    },
    async now(opdId) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: { pk: `OPD#${opdId}`, sk: nowKey }, ConsistentRead: true }),
      );
      return Item ? progressCountSchema.parse(Item.count) : undefined;
    },
    async before(opdId, date) {
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
          ExpressionAttributeValues: { ':pk': `OPD#${opdId}`, ':first': 'PROGRESS#0000', ':last': `PROGRESS#${date}` },
          ScanIndexForward: false,
          Limit: 1,
        }),
      );
      return Items?.[0] ? progressCountSchema.parse(Items[0].count) : undefined;
    },
  };
}
