import { DeleteCommand, type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { ReviewStore, WaitingReview } from '../../uploads/upload.port.ts';
import { reviewKey, waitingReviewKey, withoutKeys } from './catalog-keys.ts';
import { wasWritten } from './conditional-write.ts';

const waitingSchema: z.ZodType<WaitingReview> = z.strictObject({
  datasetId: z.string(),
  uploadId: z.string(),
  opdId: z.string(),
  since: z.string(),
});

/**
 * Decisions beside their dataset, and what waits: `<datasetId>#<uploadId>` in the steward's small item collection `REVIEWS` and in the OPD's own, `REVIEWS#<opdId>`
 * (docs/decisions/0025-two-lists-of-reviews.md).
 */
export function dynamoReviews(documents: DynamoDBDocumentClient, table: string): ReviewStore {
  return {
    async create(review) {
      const Item = { ...reviewKey(review.datasetId, review.reviewId), ...review };
      await wasWritten(documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' })));
    },
    async enqueue(waiting) {
      const puts = bothKeys(waiting).map((key) => documents.send(new PutCommand({ TableName: table, Item: { ...key, ...waiting } })));
      await Promise.all(puts);
    },
    async dequeue(waiting) {
      await Promise.all(bothKeys(waiting).map((Key) => documents.send(new DeleteCommand({ TableName: table, Key }))));
    },
    async leave({ opdId, datasetId, uploadId }) {
      await documents.send(new DeleteCommand({ TableName: table, Key: waitingReviewKey(opdId, datasetId, uploadId) }));
    },
    async listWaiting(opdId, limit, after) {
      const { pk } = waitingReviewKey(opdId, '', '');
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': pk },
          ConsistentRead: true,
          Limit: limit,
          ...(after ? { ExclusiveStartKey: waitingReviewKey(opdId, after.datasetId, after.uploadId) } : {}),
        }),
      );
      const items = (page.Items ?? []).map((item) => waitingSchema.parse(withoutKeys(item)));
      const last = items.at(-1);
      return { items, ...(page.LastEvaluatedKey && last ? { next: { datasetId: last.datasetId, uploadId: last.uploadId } } : {}) };
    },
  };
}

function bothKeys({ opdId, datasetId, uploadId }: Pick<WaitingReview, 'opdId' | 'datasetId' | 'uploadId'>) {
  return [waitingReviewKey(undefined, datasetId, uploadId), waitingReviewKey(opdId, datasetId, uploadId)];
}
