import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Anew, type AnewNotes, renamedPartition } from './restore/accounts.ts';

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
