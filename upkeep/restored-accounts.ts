import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Anew, AnewNotes } from './restore/accounts.ts';

/** Where accounts that were made anew are noted, by the `sub` that they had: access records name them so, and are never rewritten. */
export const renamedPartition = 'RESTORED-ACCOUNTS';

const anewSchema = z.object({ to: z.string(), left: z.enum(['rights', 'items']).exactOptional() });

/** The notes in the catalog table: `RESTORED-ACCOUNTS` / `<old sub>`. */
export function dynamoAnewNotes(documents: DynamoDBDocumentClient, TableName: string, now: Date): AnewNotes {
  return {
    async of(sub): Promise<Anew | undefined> {
      const { Item } = await documents.send(new GetCommand({ TableName, Key: { pk: renamedPartition, sk: sub }, ConsistentRead: true }));
      return Item && anewSchema.parse(Item);
    },
    async keep(sub, anew) {
      await documents.send(new PutCommand({ TableName, Item: { pk: renamedPartition, sk: sub, ...anew, at: now.toISOString() } }));
    },
  };
}
