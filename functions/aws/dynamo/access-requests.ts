import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { AccessRequestStore, RequestPage } from '../../grants/access-request.port.ts';
import { accessRequestSchema } from '../../model/access-request.ts';
import { askedKey, requestKey, waitingRequestKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const waitingSchema = accessRequestSchema.pick({ datasetId: true, opdId: true, requestId: true, institution: true });

const askedSchema = accessRequestSchema.pick({ requestId: true }).strip();

/** Requests beside their dataset, with `ASKED#<institution>#<ulid>` to find an institution's own by, and the list of those that wait: one small item collection an OPD, `ACCESS-REQUESTS#<opdId>` / `<datasetId>#<requestId>`. */
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
  const get = async (datasetId: string, requestId: string) => {
    const key = requestKey(datasetId, requestId);
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: key, ConsistentRead: true }));
    return Item && parse(Item);
  };
  const listAll = async (datasetId: string, limit: number, cursor: string | undefined): Promise<RequestPage> => {
    const { pk, sk: prefix } = requestKey(datasetId, '');
    const from = cursor === undefined ? undefined : requestKey(datasetId, cursor).sk;
    const found = await query({ pk, prefix, limit: limit + 1, from, newestFirst: true });
    const requests = (found.Items ?? []).map(parse);
    const items = requests.slice(0, limit);
    const last = items.at(-1);
    // A Query ends after 1 MB, too.
    const isMore = requests.length > limit || found.LastEvaluatedKey !== undefined;
    return { items, ...(isMore && last ? { next: last.requestId } : {}) };
  };
  /** Reads nothing but the institutions' own: what it costs, and where it goes on, tells of nobody else. */
  const listOwn = async (
    datasetId: string,
    limit: number,
    cursor: string | undefined,
    institutions: readonly string[],
  ): Promise<RequestPage> => {
    const pages = await Promise.all(
      institutions.map((institution) => {
        const { pk, sk: prefix } = askedKey(datasetId, institution, '');
        return query({ pk, prefix, limit: limit + 1, from: cursor && `${prefix}${cursor}`, newestFirst: true });
      }),
    );
    const ids = pages.flatMap(({ Items = [] }) => Items.map((item) => askedSchema.parse(item).requestId)).toSorted();
    const shown = ids.toReversed().slice(0, limit);
    const items = await Promise.all(shown.map((requestId) => get(datasetId, requestId)));
    const last = shown.at(-1);
    return {
      items: items.flatMap((item) => (item && institutions.includes(item.institution) ? [item] : [])),
      ...(ids.length > limit && last ? { next: last } : {}),
    };
  };
  return {
    get,
    async list(datasetId, limit, cursor, institutions) {
      return institutions ? listOwn(datasetId, limit, cursor, institutions) : listAll(datasetId, limit, cursor);
    },
    async create(request) {
      // First: one that points to nothing is passed over, a request that nothing points to would be hidden from the one who asked.
      const asked = askedSchema.parse(request);
      const pointer = { ...askedKey(request.datasetId, request.institution, request.requestId), ...asked };
      await documents.send(new PutCommand({ TableName: table, Item: pointer }));
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
