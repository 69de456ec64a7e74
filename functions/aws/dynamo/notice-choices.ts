import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { NoticeChoices } from '../../helpdesk/notice-choice.port.ts';
import { noticeChoiceSchema } from '../../model/notice-choice.ts';
import { noticeChoiceKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';

/** Choices of residents in the catalog table: `NOTICES` / `<keyed hash>`. */
export function dynamoNoticeChoices(documents: DynamoDBDocumentClient, table: string): NoticeChoices {
  return {
    async get(person) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: noticeChoiceKey(person), ConsistentRead: true }));
      return Item && noticeChoiceSchema.parse(withoutKeys(Item));
    },
    async list() {
      const items = await queryAll(documents, table, noticeChoiceKey('').pk);
      return items.map((item) => noticeChoiceSchema.parse(withoutKeys(item)));
    },
    async put(choice) {
      await documents.send(new PutCommand({ TableName: table, Item: { ...noticeChoiceKey(choice.person), ...choice } }));
    },
    async drop(person) {
      await documents.send(new DeleteCommand({ TableName: table, Key: noticeChoiceKey(person) }));
    },
    async told({ person, since }, until) {
      const update = new UpdateCommand({
        TableName: table,
        Key: noticeChoiceKey(person),
        UpdateExpression: 'SET toldUntil = :until',
        ConditionExpression: '#since = :since',
        ExpressionAttributeNames: { '#since': 'since' },
        ExpressionAttributeValues: { ':until': until, ':since': since },
      });
      await wasWritten(documents.send(update));
    },
  };
}
