import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import type { SharedCells } from '../../uploads/shared-cells.port.ts';
import { sharedCellsKey } from './catalog-keys.ts';

/** `SHARED-CELLS#<uploadId>` / `TICKET`, which stands while a question shares them (`tickets.ts`). */
export function dynamoSharedCells(documents: DynamoDBDocumentClient, table: string): SharedCells {
  return {
    async isShared(uploadId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: sharedCellsKey(uploadId), ConsistentRead: true }));
      return Item !== undefined;
    },
  };
}
