import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoManifests } from '../../functions/aws/dynamo-manifests.ts';
import { dynamoReviews } from '../../functions/aws/dynamo-reviews.ts';
import { dynamoUploads } from '../../functions/aws/dynamo-uploads.ts';
import { manifestStoreContract } from '../contracts/manifest-store.ts';
import { reviewStoreContract } from '../contracts/review-store.ts';
import { uploadStoreContract } from '../contracts/upload-store.ts';
import { openTestTables, type TestTables } from './tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(16);
});
afterAll(async () => tables.close());

uploadStoreContract('dynamoUploads', async () => dynamoUploads(tables.documents, tables.next()));
manifestStoreContract('dynamoManifests', async () => dynamoManifests(tables.documents, tables.next()));
reviewStoreContract('dynamoReviews', async () => dynamoReviews(tables.documents, tables.next()));

test('the first decision stands under its own key', async () => {
  const table = tables.next();
  const store = dynamoReviews(tables.documents, table);
  const review = { datasetId: 'a-data', uploadId: 'U', reviewId: 'U#approve', decision: 'approve', by: 'sub', at: 'now' } as const;
  await store.create({ ...review, reasons: ['first'] });
  await store.create({ ...review, reasons: ['second'] });
  const { Items } = await tables.documents.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([{ pk: 'DATASET#a-data', sk: 'REVIEW#U#approve', ...review, reasons: ['first'] }]);
});
