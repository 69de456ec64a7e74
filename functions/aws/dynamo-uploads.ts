import { type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { uploadSchema } from '../uploads/upload.ts';
import type { UploadStore } from '../uploads/upload-store.ts';
import { uploadKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

/** Uploads in the catalog table: `DATASET#<id>` / `UPLOAD#<ulid>`, whose order is that of their start. */
export function dynamoUploads(documents: DynamoDBDocumentClient, table: string): UploadStore {
  const parse = (item: Record<string, unknown>) => uploadSchema.parse(withoutKeys(item));
  return {
    async get(datasetId, uploadId) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: table, Key: uploadKey(datasetId, uploadId), ConsistentRead: true }),
      );
      return Item && parse(Item);
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
      const items = (page.Items ?? []).map(parse);
      const last = items.at(-1);
      return { items, ...(page.LastEvaluatedKey && last ? { next: last.uploadId } : {}) };
    },
    async create(upload) {
      const put = new PutCommand({
        TableName: table,
        Item: { ...uploadKey(upload.datasetId, upload.uploadId), ...upload },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await wasWritten(documents.send(put))) ? 'created' : 'exists';
    },
    async move(upload, from, condition) {
      const states = Object.fromEntries(from.map((state, index) => [`:from${index}`, state]));
      const put = new PutCommand({
        TableName: table,
        Item: { ...uploadKey(upload.datasetId, upload.uploadId), ...upload },
        ConditionExpression: `#state IN (${Object.keys(states).join(', ')})${condition ? ' AND attribute_not_exists(approvedBy)' : ''}`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: states,
      });
      return (await wasWritten(documents.send(put))) ? 'moved' : 'stale';
    },
  };
}
