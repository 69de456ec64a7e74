import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MinutesStore } from '../../minutes/minutes.port.ts';
import { checkPlaceSchema, type Minutes, minutesSchema } from '../../model/minutes.ts';
import { type Key, minutesCheckKey, reviewMinutesKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { queryAll } from './query-all.ts';
import { readItems } from './read-items.ts';

/** Minutes of the review: `MINUTES#<opdId>` / `<period>`, and `MINUTES-CHECK#<number>` / `PLACE` (data-model.md). */
export function dynamoMinutes(documents: DynamoDBDocumentClient, table: string): MinutesStore {
  const item = async (Key: Key) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item && withoutKeys(Item);
  };
  const get = async ({ opdId, period }: Pick<Minutes, 'opdId' | 'period'>) => {
    const found = await item(reviewMinutesKey(opdId, period));
    return found && minutesSchema.parse(found);
  };
  return {
    get,
    async load(opdIds, period) {
      const keys = opdIds.map((opdId) => reviewMinutesKey(opdId, period));
      const items = keys.length === 0 ? [] : await readItems(documents, table, keys);
      return new Map(items.map((found) => minutesSchema.parse(withoutKeys(found))).map((minutes) => [minutes.opdId, minutes]));
    },
    async list(opdId) {
      const items = await queryAll(documents, table, reviewMinutesKey(opdId, '').pk);
      return items.map((found) => minutesSchema.parse(withoutKeys(found))).toReversed();
    },
    async replace(minutes) {
      const isFirst = minutes.revision === 1;
      const put = new PutCommand({
        TableName: table,
        Item: { ...reviewMinutesKey(minutes.opdId, minutes.period), ...minutes },
        ConditionExpression: isFirst ? 'attribute_not_exists(pk)' : 'revision = :before',
        ...(isFirst ? {} : { ExpressionAttributeValues: { ':before': minutes.revision - 1 } }),
      });
      if (await wasWritten(documents.send(put))) return 'written';
      // Written by this very request, whose answer was lost: the SDK asked again.
      return textOf(await get(minutes)) === textOf(minutes) ? 'written' : 'stale';
    },
    async noteCheck(checkNumber, place) {
      const Item = { ...minutesCheckKey(checkNumber), ...place };
      const put = new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' });
      if (await wasWritten(documents.send(put))) return;
      const { opdId, period, n } = checkPlaceSchema.parse(await item(minutesCheckKey(checkNumber)));
      if (opdId !== place.opdId || period !== place.period || n !== place.n) throw new Error('a verification number was given out twice');
    },
    async checked(checkNumber) {
      const found = await item(minutesCheckKey(checkNumber));
      return found && checkPlaceSchema.parse(found);
    },
  };
}

/** Members in the schema's order. */
function textOf(minutes: Minutes | undefined): string {
  return JSON.stringify(minutes && minutesSchema.parse(minutes));
}
