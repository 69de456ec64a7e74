import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoManifests } from '../../../functions/aws/dynamo/manifests.ts';
import { dynamoReviews } from '../../../functions/aws/dynamo/reviews.ts';
import { dynamoUnanswered } from '../../../functions/aws/dynamo/unanswered.ts';
import { dynamoUploads } from '../../../functions/aws/dynamo/uploads.ts';
import { limits } from '../../../functions/limits.ts';
import { manifestStoreContract } from '../../contracts/manifest-store.ts';
import { reviewStoreContract } from '../../contracts/review-store.ts';
import { unansweredStoreContract } from '../../contracts/unanswered-store.ts';
import { uploadStoreContract } from '../../contracts/upload-store.ts';
import { uploadOf } from '../../fakes/ingest-fakes.ts';
import { memoryPublished } from '../../fakes/memory-published.ts';
import { firstManifest } from '../../faults/published-dataset.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(21);
});
afterAll(async () => tables.close());

uploadStoreContract('dynamoUploads', async () => dynamoUploads(tables.documents, tables.next(), memoryPublished()));
manifestStoreContract('dynamoManifests', async () => dynamoManifests(tables.documents, tables.next(), memoryPublished()));
reviewStoreContract('dynamoReviews', async () => dynamoReviews(tables.documents, tables.next()));
unansweredStoreContract('dynamoUnanswered', async () => dynamoUnanswered(tables.documents, tables.next()));

test('the first decision stands under its own key', async () => {
  const table = tables.next();
  const store = dynamoReviews(tables.documents, table);
  const review = { datasetId: 'a-data', uploadId: 'U', reviewId: 'U#approve', decision: 'approve', by: 'sub', at: 'now' } as const;
  await store.create({ ...review, reasons: ['first'] });
  await store.create({ ...review, reasons: ['second'] });
  const { Items } = await tables.documents.send(new ScanCommand({ TableName: table }));
  expect(Items).toEqual([{ pk: 'DATASET#a-data', sk: 'REVIEW#U#approve', ...review, reasons: ['first'] }]);
});

test('no upload comes near the largest item, and one is moved whole', async () => {
  const table = tables.next();
  const store = dynamoUploads(tables.documents, table, memoryPublished());
  const parts = firstManifest.parts.flatMap((part) =>
    Array.from({ length: limits.maxPartsPerVersion }, (_, day) => ({ ...part, rows: day })),
  );
  const upload = uploadOf(firstManifest.uploadId, 'a', { state: 'checking' });
  await store.create(upload);
  expect(await store.move({ ...upload, state: 'accepted', parts }, ['checking'])).toBe('moved');
  const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: table }));
  expect(Items.map((item) => JSON.stringify(item).length < limits.maxItemBytes)).toEqual(Items.map(() => true));
  expect(await store.get(upload.datasetId, upload.uploadId)).toEqual({ ...upload, state: 'accepted', parts });
  expect((await store.list(upload.datasetId, 1)).items).toEqual([{ ...upload, state: 'accepted' }]);
  expect(await dynamoUploads(tables.documents, table).list(upload.datasetId, 1)).toMatchObject({ items: [{ state: 'accepted' }] });
});

test('no manifest comes near the largest item: its parts lie in the bucket, and others in their place are not taken', async () => {
  const table = tables.next();
  const objects = memoryPublished();
  const store = dynamoManifests(tables.documents, table, objects);
  const parts = firstManifest.parts.flatMap((part) =>
    Array.from({ length: limits.maxPartsPerVersion }, (_, day) => ({ ...part, rows: day })),
  );
  await store.put({ ...firstManifest, parts });
  await store.put({ ...firstManifest, n: 2, parts: parts.slice(0, limits.maxPartsPerItem) });
  const { Items = [] } = await tables.documents.send(new ScanCommand({ TableName: table }));
  expect(Items.map((item) => JSON.stringify(item).length < limits.maxItemBytes)).toEqual([true, true]);
  expect(objects.keys()).toEqual([`datasets/${firstManifest.datasetId}/manifests/1-${firstManifest.uploadId}.json`]);

  const lying = { ...objects, getText: async () => JSON.stringify(parts.slice(1)) };
  const reading = dynamoManifests(tables.documents, table, lying).get(firstManifest.datasetId, 1, firstManifest.uploadId);
  await expect(reading).rejects.toThrow('missing or changed');
});
