import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Outbox, OutboxMessage } from '../../outbox/outbox.port.ts';
import { outboxKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

const messageSchema: z.ZodType<OutboxMessage> = z.strictObject({
  messageId: z.string(),
  to: z.union([z.strictObject({ opdId: z.string(), role: z.literal('head') }), z.strictObject({ sub: z.string() })]),
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
    async removeBefore(kind, moment) {
      const items = await queryAll(documents, table, outboxKey('').pk, `${kind}#`);
      const old = items.map((item) => messageSchema.parse(withoutKeys(item))).filter(({ at }) => Date.parse(at) < moment.getTime());
      for (const { messageId } of old) await documents.send(new DeleteCommand({ TableName: table, Key: outboxKey(messageId) }));
      return old.length;
    },
  };
}
