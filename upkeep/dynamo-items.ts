import { BatchWriteCommand, DeleteCommand, type DynamoDBDocumentClient, PutCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { itemSchema } from './dynamo-table.ts';
import type { Item } from './migrations/migration.ts';
import type { LosingTable } from './restore/items.ts';

/** Tries of what DynamoDB left of a batch, each a little later than the one before. */
const maxBatchTries = 10;

export type WholeTable = LosingTable & {
  /** Puts `after` in the place of `before`, under another key where it has one: first it stands under the new, then the old goes. */
  readonly rename: (before: Item, after: Item) => Promise<void>;
  readonly remove: (item: Item) => Promise<void>;
};

/** A whole table, read by Scan: for whoever keeps the city by hand. No function may. */
export function wholeTable(documents: DynamoDBDocumentClient, TableName: string): WholeTable {
  const remove = async ({ pk, sk }: Item) => void (await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } })));
  return {
    async *items() {
      let from: Record<string, unknown> | undefined;
      do {
        const page = await documents.send(
          new ScanCommand({ TableName, ConsistentRead: true, ...(from === undefined ? {} : { ExclusiveStartKey: from }) }),
        );
        for (const item of page.Items ?? []) yield itemSchema.parse(item);
        from = page.LastEvaluatedKey;
      } while (from !== undefined);
    },
    async put(items) {
      let left: NonNullable<BatchWriteCommand['input']['RequestItems']> = { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) };
      for (let tried = 0; Object.keys(left).length > 0; tried += 1) {
        if (tried === maxBatchTries) throw new Error('the table takes no more: run it again later');
        if (tried > 0) await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tried));
        left = (await documents.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems ?? {};
      }
    },
    async rename(before, after) {
      await documents.send(new PutCommand({ TableName, Item: after }));
      if (before.pk !== after.pk || before.sk !== after.sk) await remove(before);
    },
    remove,
  };
}
