import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import type { ReviewStore, WaitingReview } from '../uploads/upload-store.ts';
import { reviewKey, waitingReviewKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const waitingSchema: z.ZodType<WaitingReview> = z.strictObject({
  datasetId: z.string(),
  uploadId: z.string(),
  opdId: z.string(),
  since: z.string(),
});

const cursorPattern = /^[a-z0-9-]{3,80}#[0-9A-Z]{26}$/;

/** Decisions beside their dataset, and the list of uploads that wait: one small item collection, `REVIEWS` / `<datasetId>#<uploadId>`. */
export function dynamoReviews(documents: DynamoDBDocumentClient, table: string): ReviewStore {
  return {
    async create(review) {
      const Item = { ...reviewKey(review.datasetId, review.reviewId), ...review };
      await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },
    async enqueue(waiting) {
      const Item = { ...waitingReviewKey(waiting.datasetId, waiting.uploadId), ...waiting };
      await documents.send(new PutCommand({ TableName: table, Item }));
    },
    async dequeue(datasetId, uploadId) {
      await documents.send(new DeleteCommand({ TableName: table, Key: waitingReviewKey(datasetId, uploadId) }));
    },
    async listWaiting(limit, cursor) {
      const from = cursor === undefined ? undefined : Buffer.from(cursor, 'base64url').toString('utf8');
      const { pk } = waitingReviewKey('', '');
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          Limit: limit,
          ...(from !== undefined && cursorPattern.test(from) ? { ExclusiveStartKey: { pk, sk: from } } : {}),
        }),
      );
      const last = page.LastEvaluatedKey?.sk;
      const items = (page.Items ?? []).map((item) => waitingSchema.parse(withoutKeys(item)));
      return { items, ...(typeof last === 'string' ? { next: Buffer.from(last).toString('base64url') } : {}) };
    },
  };
}
