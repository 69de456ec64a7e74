import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { LastUses } from '../../access/last-use.port.ts';
import { lastUseKey } from './catalog-keys.ts';
import { readItems } from './read-items.ts';

const lastUseSchema = z.looseObject({ sub: z.string(), day: z.iso.date() });

/** `USED#<sub>` / `DAY`, apart from `ACCOUNT#`: whoever notes a use writes nothing else of an account. */
export function dynamoLastUses(documents: DynamoDBDocumentClient, table: string): LastUses {
  return {
    async daysOf(subs) {
      const items = await readItems(documents, table, subs.map(lastUseKey));
      return new Map(items.map((item) => lastUseSchema.parse(item)).map(({ sub, day }) => [sub, day]));
    },
    async note(sub, day) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...lastUseKey(sub), sub, day } }));
    },
  };
}
