import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { limits } from '../../limits.ts';
import { dayMilliseconds } from '../../model/jakarta-time.ts';
import type { Making, MakingStore } from '../../rows/making.port.ts';
import { makingKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const making: z.ZodType<Making> = z.strictObject({
  datasetId: z.string(),
  key: z.string(),
  about: z.string(),
  state: z.enum(['waiting', 'making', 'failed', 'unfit']),
  progress: z.strictObject({ done: z.number().int(), total: z.number().int() }),
  pieces: z.strictObject({ multipartId: z.string(), etags: z.array(z.string()) }).optional(),
  tries: z.number().int(),
  until: z.string(),
  revision: z.string(),
});

/** Files in the making in the catalog table: `MAKING#<dataset>` / the file's key, removed by DynamoDB's TTL on `expiresAt` where nobody finishes them. */
export function dynamoMakings(documents: DynamoDBDocumentClient, table: string): MakingStore {
  const get = async (datasetId: string, key: string): Promise<Making | undefined> => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: makingKey(datasetId, key), ConsistentRead: true }));
    return Item && parsed(Item);
  };
  const list = async (datasetId: string): Promise<Making[]> => {
    const { pk } = makingKey(datasetId, '');
    const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': pk }, ConsistentRead: true };
    const { Items = [] } = await documents.send(new QueryCommand({ TableName: table, ...query }));
    return Items.map(parsed);
  };
  return {
    get,
    async put(next, was) {
      const expiresAt = Math.floor(Date.parse(next.until) / 1000) + (limits.fileMakingDays * dayMilliseconds) / 1000;
      const put = new PutCommand({
        TableName: table,
        Item: { ...makingKey(next.datasetId, next.key), ...next, expiresAt },
        ...(was === undefined
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : { ConditionExpression: 'revision = :was', ExpressionAttributeValues: { ':was': was } }),
      });
      // The SDK tries again where an answer is lost, and then the condition fails on what the first try wrote.
      return (await wasWritten(documents.send(put))) || (await get(next.datasetId, next.key))?.revision === next.revision;
    },
    async countOrdered(datasetId, now) {
      const notes = await list(datasetId);
      return notes.filter(({ state, until }) => (state === 'waiting' || state === 'making') && until > now.toISOString()).length;
    },
    list,
    async drop({ datasetId, key, revision }) {
      const remove = new DeleteCommand({
        TableName: table,
        Key: makingKey(datasetId, key),
        ConditionExpression: 'revision = :was',
        ExpressionAttributeValues: { ':was': revision },
      });
      await wasWritten(documents.send(remove));
    },
  };
}

function parsed(item: Readonly<Record<string, unknown>>): Making {
  const { expiresAt: _expiresAt, ...rest } = withoutKeys(item);
  return making.parse(rest);
}
