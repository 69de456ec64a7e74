import { type DynamoDBDocumentClient, GetCommand, PutCommand, ScanCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { wasWritten } from '../functions/aws/dynamo/conditional-write.ts';
import { itemUpdate } from './item-update.ts';
import type { MigratedTable } from './migrate.port.ts';

/** Items read at once: what they become is written before the next, so that little is done again after an interruption. */
export const migratedPageItems = 100;

const placeSchema = z.object({ pk: z.string(), sk: z.string() });
export const itemSchema = z.looseObject({ pk: z.string(), sk: z.string() });
const progressSchema = z.strictObject({
  number: z.int(),
  name: z.string(),
  startedAt: z.string(),
  passes: z.int(),
  from: placeSchema.exactOptional(),
  seen: z.int(),
  changed: z.int(),
  changedInPass: z.int(),
  finishedAt: z.string().exactOptional(),
});

const progressKey = (number: number) => ({ pk: 'MIGRATIONS', sk: String(number).padStart(4, '0') });

/** A table of DynamoDB that is migrated. What has been done stands in it, as `MIGRATIONS` / `<number>`. */
export function dynamoTable(documents: DynamoDBDocumentClient, table: string, pageItems = migratedPageItems): MigratedTable {
  return {
    async page(from) {
      const page = await documents.send(
        new ScanCommand({ TableName: table, ConsistentRead: true, Limit: pageItems, ...(from ? { ExclusiveStartKey: from } : {}) }),
      );
      const next = page.LastEvaluatedKey && placeSchema.parse(page.LastEvaluatedKey);
      return { items: (page.Items ?? []).map((item) => itemSchema.parse(item)), ...(next ? { next } : {}) };
    },
    async change(before, after) {
      const update = itemUpdate(before, after);
      return update === undefined || wasWritten(documents.send(new UpdateCommand({ TableName: table, ...update })));
    },
    async putMissing(item) {
      return wasWritten(documents.send(new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },
    async progress(number) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: progressKey(number), ConsistentRead: true }));
      if (Item === undefined) return undefined;
      const { pk: _pk, sk: _sk, ...kept } = Item;
      return progressSchema.parse(kept);
    },
    async keep(progress) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...progressKey(progress.number), ...progress } }));
    },
  };
}
