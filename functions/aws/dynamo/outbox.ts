import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
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

/** Ids of notices to residents, and of reminders, begin so, then the day. */
const newsPrefix = 'news#';
const reminderPrefix = 'reminder#';

/** Messages in the catalog table: `OUTBOX` / `<id>`. */
export function dynamoOutbox(documents: DynamoDBDocumentClient, table: string): Outbox {
  const removeBefore = async (prefix: string, moment: Date) => {
    const day = moment.toISOString().slice(0, 'yyyy-mm-dd'.length);
    const dated = await queryAll(documents, table, outboxKey('').pk, prefix);
    const old = dated.map((item) => messageSchema.parse(withoutKeys(item))).filter(({ messageId }) => messageId < `${prefix}${day}`);
    for (const { messageId } of old) await documents.send(new DeleteCommand({ TableName: table, Key: outboxKey(messageId) }));
    return old.length;
  };
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
    removeNewsBefore: (moment) => removeBefore(newsPrefix, moment),
    removeRemindersBefore: (moment) => removeBefore(reminderPrefix, moment),
  };
}
