import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { Outbox, OutboxMessage } from '../../outbox/outbox.port.ts';
import { outboxKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const messageSchema: z.ZodType<OutboxMessage> = z.strictObject({
  messageId: z.string(),
  to: z.strictObject({ opdId: z.string(), role: z.literal('head') }),
  subject: z.string(),
  text: z.string(),
  at: z.string(),
  about: z.string().exactOptional(),
});

/** Messages in the catalog table: `OUTBOX` / `<id>`. */
export function dynamoOutbox(documents: DynamoDBDocumentClient, table: string): Outbox {
  return {
    async put(message) {
      const item = { ...outboxKey(message.messageId), ...message };
      const put = new PutCommand({ TableName: table, Item: item, ConditionExpression: 'attribute_not_exists(pk)' });
      return (await wasWritten(documents.send(put))) ? 'put' : 'stands';
    },
    async get(messageId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: outboxKey(messageId), ConsistentRead: true }));
      return Item && messageSchema.parse(withoutKeys(Item));
    },
  };
}
