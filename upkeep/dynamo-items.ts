import { DeleteCommand, type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { dynamoTable, itemSchema } from './dynamo-table.ts';
import type { Item } from './migrations/migration.ts';
import { type RenameItem, renameItem } from './rename-item.ts';
import type { LosingTable } from './restore/items.ts';

export type WholeTable = LosingTable & { readonly rename: RenameItem; readonly remove: (item: Item) => Promise<void> };

/** A whole table, read by Scan: for whoever keeps the city by hand. No function may. Every write is on condition of what was read. */
export function wholeTable(documents: DynamoDBDocumentClient, TableName: string): WholeTable {
  const { change, putMissing } = dynamoTable(documents, TableName);
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
    putMissing,
    change,
    rename: renameItem(documents, TableName),
    remove: async ({ pk, sk }) => void (await documents.send(new DeleteCommand({ TableName, Key: { pk, sk } }))),
  };
}
