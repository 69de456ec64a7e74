import { afterAll, beforeAll, expect, test } from 'vitest';
import { dynamoDatasets } from '../../../functions/aws/dynamo/datasets.ts';
import { dynamoManifests } from '../../../functions/aws/dynamo/manifests.ts';
import { dynamoStandards } from '../../../functions/aws/dynamo/standards.ts';
import { dynamoUploads } from '../../../functions/aws/dynamo/uploads.ts';
import { dynamoWaitingFacts } from '../../../functions/aws/dynamo/waiting-facts.ts';
import { limits } from '../../../functions/limits.ts';
import { datasetOf, noon, uploadIds, uploadOf } from '../../fakes/ingest-fakes.ts';
import { memoryPublished } from '../../fakes/memory-published.ts';
import { memoryWaitingFacts } from '../../fakes/memory-waiting-facts.ts';
import { firstManifest } from '../../faults/published-dataset.ts';
import { openTestTables, type TestTables } from '../tables.ts';

let tables: TestTables;
beforeAll(async () => {
  tables = await openTestTables(4);
});
afterAll(async () => tables.close());

const [first, second] = uploadIds;
const standard = {
  n: 1,
  fields: [{ name: 'kunjungan', type: 'integer' as const }],
  state: 'approved' as const,
  origin: 'operator' as const,
  proposedAt: noon.toISOString(),
  proposedBy: 'sub',
};
const parts = firstManifest.parts.flatMap((part) => Array.from({ length: limits.maxPartsPerItem + 1 }, (_, rows) => ({ ...part, rows })));

/** The stores of one table, and three datasets: one with a version, one without, one with very many parts. */
async function filled() {
  const [table, objects] = [tables.next(), memoryPublished()];
  const { documents } = tables;
  const stores = {
    datasets: dynamoDatasets(documents, table),
    uploads: dynamoUploads(documents, table, objects),
    standards: dynamoStandards(documents, table),
    manifests: dynamoManifests(documents, table, objects),
  };
  for (const datasetId of ['a-data', 'b-data', 'c-data']) {
    const current =
      datasetId === 'a-data' ? { current: { n: 1, uploadId: first, rows: 1, bytes: 1, publishedAt: noon.toISOString() } } : {};
    await stores.datasets.create(datasetOf({ datasetId, ...current }), {
      datasetId,
      description: datasetId,
      themes: [datasetId],
      tags: [],
    });
    await stores.standards.create({ ...standard, datasetId });
    const ofMany = datasetId === 'c-data' ? { parts } : { parts: firstManifest.parts };
    await stores.uploads.create(uploadOf(second, 'a', { datasetId, state: 'in-review', standardVersion: 1, ...ofMany }));
  }
  await stores.uploads.create(uploadOf(first, 'a', { datasetId: 'b-data', state: 'published', standardVersion: 1 }));
  return { stores, facts: dynamoWaitingFacts(documents, table, objects) };
}

const entries = [
  { datasetId: 'c-data', uploadId: second },
  { datasetId: 'a-data', uploadId: second },
  { datasetId: 'b-data', uploadId: first },
  { datasetId: 'nobodys', uploadId: first },
  { datasetId: 'b-data', uploadId: second },
  { datasetId: 'a-data', uploadId: second },
];

test('gives what the single stores give, in the order of the entries', async () => {
  const { stores, facts } = await filled();
  await stores.manifests.put({ ...firstManifest, datasetId: 'a-data', n: 1, uploadId: first });
  const loaded = await facts.load(entries);
  expect(loaded).toEqual(await memoryWaitingFacts(stores).load(entries));
  expect(loaded.map((one) => one?.dataset.datasetId)).toEqual(['c-data', 'a-data', undefined, undefined, 'b-data', 'a-data']);
  expect(loaded[0]?.upload.parts).toHaveLength(parts.length);
  expect(loaded[1]?.current?.uploadId).toBe(first);
  expect(await facts.load([])).toEqual([]);
});

test('is a fault where a dataset names a manifest that is missing', async () => {
  const { facts } = await filled();
  await expect(facts.load(entries)).rejects.toThrow('missing');
});
