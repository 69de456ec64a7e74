import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { type AccessRequest, accessRequestSchema } from '../grants/access-request.ts';
import type { AccessRequestStore } from '../grants/access-request-store.ts';
import { requestKey, waitingRequestKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const waitingSchema = accessRequestSchema.pick({ datasetId: true, opdId: true, requestId: true, institution: true });

/** Requests beside their dataset, and the list of those that wait: one small item collection an OPD, `ACCESS-REQUESTS#<opdId>` / `<datasetId>#<requestId>`. */
export function dynamoAccessRequests(documents: DynamoDBDocumentClient, table: string): AccessRequestStore {
  const parse = (item: Record<string, unknown>) => accessRequestSchema.parse(withoutKeys(item));
  const query = (given: { pk: string; prefix?: string; limit?: number; from?: string | undefined; newestFirst?: true }) =>
    documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: given.prefix === undefined ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': given.pk, ...(given.prefix === undefined ? {} : { ':prefix': given.prefix }) },
        ConsistentRead: true,
        ScanIndexForward: given.newestFirst === undefined,
        ...(given.limit === undefined ? {} : { Limit: given.limit }),
        ...(given.from === undefined ? {} : { ExclusiveStartKey: { pk: given.pk, sk: given.from } }),
      }),
    );
  return {
    async get(datasetId, requestId) {
      const key = requestKey(datasetId, requestId);
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
      return Item && parse(Item);
    },
    async list(datasetId, limit, cursor, institutions) {
      const { pk } = requestKey(datasetId, '');
      const shown: AccessRequest[] = [];
      let from = cursor === undefined ? undefined : requestKey(datasetId, cursor).sk;
      do {
        const found = await query({ pk, prefix: 'REQUEST#', limit: limit + 1, from, newestFirst: true });
        const requests = (found.Items ?? []).map(parse);
        shown.push(...requests.filter(({ institution }) => institutions?.includes(institution) ?? true));
        from = lastKey(found.LastEvaluatedKey);
      } while (from !== undefined && shown.length <= limit);
      const items = shown.slice(0, limit);
      const last = items.at(-1);
      return { items, ...(shown.length > limit && last ? { next: last.requestId } : {}) };
    },
    async create(request) {
      const Item = { ...requestKey(request.datasetId, request.requestId), ...request };
      const put = new PutCommand({
        TableName: table,
        Item,
        // The SDK repeats a write whose answer was lost: what this very request wrote before counts as absent.
        ConditionExpression: 'attribute_not_exists(pk) OR (revision = :revision AND requestedAt = :at AND requestedBy.#sub = :sub)',
        ExpressionAttributeNames: { '#sub': 'sub' },
        ExpressionAttributeValues: { ':revision': request.revision, ':at': request.requestedAt, ':sub': request.requestedBy.sub },
      });
      return (await wasWritten(documents.send(put))) ? 'created' : 'exists';
    },
    async settle(request) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...requestKey(request.datasetId, request.requestId), ...request },
        ConditionExpression: '#state = :waiting AND revision = :before',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':waiting': 'waiting', ':before': request.revision - 1 },
      });
      return (await wasWritten(documents.send(put))) ? 'settled' : 'stale';
    },
    async enqueue(waiting) {
      const Item = { ...waitingRequestKey(waiting), ...waitingSchema.strip().parse(waiting) };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },
    async dequeue(waiting) {
      await documents.send(new DeleteCommand({ TableName: table, Key: waitingRequestKey(waiting) }));
    },
    async listWaiting(opdId, limit, after) {
      const { pk } = waitingRequestKey({ opdId, datasetId: '', requestId: '' });
      const from = after && waitingRequestKey({ opdId, ...after }).sk;
      const found = await query({ pk, limit, from });
      const items = (found.Items ?? []).map((item) => waitingSchema.parse(withoutKeys(item)));
      const last = items.at(-1);
      return { items, ...(found.LastEvaluatedKey && last ? { next: { datasetId: last.datasetId, requestId: last.requestId } } : {}) };
    },
    async waitingOn(opdId, datasetId) {
      const { pk, sk: prefix } = waitingRequestKey({ opdId, datasetId, requestId: '' });
      const items = [];
      let from: string | undefined;
      do {
        const found = await query({ pk, prefix, from });
        items.push(...(found.Items ?? []).map((item) => waitingSchema.parse(withoutKeys(item))));
        from = lastKey(found.LastEvaluatedKey);
      } while (from !== undefined);
      return items;
    },
  };
}

const keySchema = z.looseObject({ sk: z.string() });

function lastKey(key: Record<string, unknown> | undefined): string | undefined {
  return key && keySchema.parse(key).sk;
}
