import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type ProgressCount, progressCountSchema } from '../../model/progress-count.ts';
import type { ProgressStore } from '../../progress/progress.port.ts';

const nowKey = 'PROGRESS#now';

/** Counts beside their OPD: `OPD#<id>` / `PROGRESS#now`, and a snapshot per week that is written once (data-model.md). */
export function dynamoProgress(documents: DynamoDBDocumentClient, table: string): ProgressStore {
  const item = (count: ProgressCount, sk: string) => ({ pk: `OPD#${count.opdId}`, sk, count });
  return {
    async putNow(count) {
      await documents.send(new PutCommand({ TableName: table, Item: item(count, nowKey) }));
    },
    async keep(count, date) {
      try {
        await documents.send(
          new PutCommand({ TableName: table, Item: item(count, `PROGRESS#${date}`), ConditionExpression: 'attribute_not_exists(pk)' }),
        );
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
      }
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
