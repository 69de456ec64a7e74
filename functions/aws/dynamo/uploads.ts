import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type Upload, uploadSchema } from '../../model/upload.ts';
import type { MoveCondition, UploadStore } from '../../uploads/upload.port.ts';
import { uploadKey, uploadPlaceKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';
import { type PartsObjects, partsAtSchema, partsFrom, withPartsOutside } from './parts-outside.ts';

const placeSchema = z.strictObject({ datasetId: z.string() });
const storedSchema = uploadSchema.extend({ partsAt: partsAtSchema.optional() });

/**
 * Uploads in the catalog table: `DATASET#<id>` / `UPLOAD#<ulid>`, whose order is that of their start, and before each `UPLOAD#<ulid>` / `PLACE`, which names its dataset; very many parts in the published bucket, which who
 * only lists uploads need not name.
 */
export function dynamoUploads(documents: DynamoDBDocumentClient, table: string, objects?: PartsObjects | WithoutParts): UploadStore {
  const bucket = objects === 'without parts outside' ? undefined : objects;
  const itemOf = async (upload: Upload) => {
    const { datasetId, uploadId } = upload;
    return { ...uploadKey(datasetId, uploadId), ...(await withPartsOutside(bucket, upload, { datasetId, name: `upload-${uploadId}` })) };
  };
  return {
    async get(datasetId, uploadId) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: uploadKey(datasetId, uploadId), ConsistentRead: true }),
      );
      return Item && storedUpload(Item, objects);
    },
    async datasetOf(uploadId) {
      const { Item } = await documents.send(new GetCommand({ TableName: table, Key: uploadPlaceKey(uploadId), ConsistentRead: true }));
      return Item && placeSchema.parse(withoutKeys(Item)).datasetId;
    },
    async list(datasetId, limit, cursor) {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
          ExpressionAttributeValues: { ':pk': uploadKey(datasetId, '').pk, ':prefix': 'UPLOAD#' },
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: limit,
          ...(cursor === undefined ? {} : { ExclusiveStartKey: uploadKey(datasetId, cursor) }),
        }),
      );
      const items = (page.Items ?? []).map((item) => withoutPartsOutside(storedSchema.parse(withoutKeys(item))));
      const last = items.at(-1);
      return { items, ...(page.LastEvaluatedKey && last ? { next: last.uploadId } : {}) };
    },
    async create(upload) {
      const { datasetId, uploadId } = upload;
      await documents.send(new PutCommand({ TableName: table, Item: { ...uploadPlaceKey(uploadId), datasetId } }));
      const put = new PutCommand({
        TableName: table,
        Item: await itemOf(upload),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await wasWritten(documents.send(put))) ? 'created' : 'exists';
    },
    async move(upload, from, condition) {
      const states = Object.fromEntries(from.map((state, index) => [`:from${index}`, state]));
      const put = new PutCommand({
        TableName: table,
        Item: await itemOf(upload),
        ConditionExpression: [`#state IN (${Object.keys(states).join(', ')})`, ...conditionsOf(condition)].join(' AND '),
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ...states, ...valuesOf(condition) },
      });
      return (await wasWritten(documents.send(put))) ? 'moved' : 'stale';
    },
    async giveTo(opdId, { datasetId, uploadId }) {
      const update = new UpdateCommand({
        TableName: table,
        Key: uploadKey(datasetId, uploadId),
        UpdateExpression: 'SET opdId = :opdId',
        ConditionExpression: 'attribute_exists(pk)',
        ExpressionAttributeValues: { ':opdId': opdId },
      });
      await wasWritten(documents.send(update));
    },
  };
}

/** Anyone who never looks at an upload's parts needs no right to read those that lie outside. */
export type WithoutParts = 'without parts outside';

/** An upload as its item has it, with the parts that lie outside, unless these are not wanted. */
export async function storedUpload(item: Record<string, unknown>, objects: PartsObjects | WithoutParts | undefined): Promise<Upload> {
  const { partsAt, ...upload } = storedSchema.parse(withoutKeys(item));
  return partsAt && objects !== 'without parts outside' ? { ...upload, parts: await partsFrom(objects, partsAt) } : upload;
}

function conditionsOf(condition: MoveCondition | undefined): string[] {
  if (condition === undefined) return [];
  if (condition === 'unlessApproved') return ['attribute_not_exists(approvedBy)'];
  return [condition.answers === 0 ? 'attribute_not_exists(answers)' : 'size(answers) = :answers'];
}

function valuesOf(condition: MoveCondition | undefined): Record<string, number> {
  if (condition === undefined || condition === 'unlessApproved' || condition.answers === 0) return {};
  return { ':answers': condition.answers };
}

/** A list says nothing of parts that it would have to fetch one upload after another. */
function withoutPartsOutside({ partsAt, parts, ...upload }: z.infer<typeof storedSchema>): Upload {
  return partsAt || !parts ? upload : { ...upload, parts };
}
