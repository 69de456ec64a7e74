import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { limits } from '../../limits.ts';
import { dayMilliseconds } from '../../model/jakarta-time.ts';
import { reminderSchema } from '../../model/reminder.ts';
import type { ReminderLog } from '../../reminders/reminder.port.ts';
import { reminderKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** What was sent, in the catalog table: `REMINDERS#<opdId>` / `<id>`, removed by DynamoDB's TTL. */
export function dynamoReminders(documents: DynamoDBDocumentClient, table: string): ReminderLog {
  return {
    async put(reminder) {
      const expiresAt = Math.floor((Date.parse(reminder.at) + limits.reminderLogDays * dayMilliseconds) / 1000);
      const Item = { ...reminderKey(reminder.opdId, reminder.reminderId), ...reminder, expiresAt };
      await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },
    async list(opdId, limit) {
      const { Items } = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': reminderKey(opdId, '').pk },
          ScanIndexForward: false,
          ConsistentRead: true,
          Limit: limit,
        }),
      );
      return (Items ?? []).map((item) => {
        const { expiresAt: _expiresAt, ...rest } = withoutKeys(item);
        return reminderSchema.parse(rest);
      });
    },
  };
}
