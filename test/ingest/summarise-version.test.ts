import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { firstManifest, publishedDataset } from '../faults/published-dataset.ts';

const [first] = uploadIds;
const content = 'Puskesmas,Kunjungan\nBenda,5\n';
const madeIn = ({ published }: IngestFakes) => published.keys().filter((key) => key.includes('/statistics/'));
const stateOf = async ({ uploads }: IngestFakes) => (await uploads.get('kunjungan-puskesmas', first))?.state;

test('a version’s statistics stand before its manifest is written', async () => {
  const fakes = await publishedDataset();
  const before: number[] = [];
  const { put } = fakes.manifests;
  fakes.manifests.put = async (manifest) => {
    before.push(madeIn(fakes).length);
    return put(manifest);
  };
  await ingestBatch(fakes, [deliver(fakes, first, content, { period: '2026-08' })]);
  expect([await stateOf(fakes), before, fakes.unsummarised]).toEqual(['published', [1], []]);
  expect(String(await fakes.published.getText(madeIn(fakes)[0] ?? ''))).toMatch(/"rows":3.*Cipondoh.*Benda/);
});

test('a version that can’t be described is published all the same, and the fault is noted', async () => {
  const fakes = await publishedDataset();
  fakes.describer = { describe: () => Promise.reject(new Error('Out of Memory Error')) };
  await ingestBatch(fakes, [deliver(fakes, first, content, { period: '2026-08' })]);
  expect([await stateOf(fakes), madeIn(fakes), fakes.unsummarised]).toEqual(['published', [], [new Error('Out of Memory Error')]]);
});

test('beside parts that are too many bytes to be fetched no statistics are made', async () => {
  const fakes = await publishedDataset();
  const parts = firstManifest.parts.map((part) => ({ ...part, bytes: limits.maxSummaryFetchBytes + 1 }));
  const { get } = fakes.manifests;
  fakes.manifests.get = async (...key) => {
    const manifest = await get(...key);
    return manifest && { ...manifest, parts };
  };
  await ingestBatch(fakes, [deliver(fakes, first, content, { period: '2026-08' })]);
  expect([await stateOf(fakes), madeIn(fakes)]).toEqual(['published', []]);
});

test('rows that stand already make none', async () => {
  const fakes = ingestFakes(datasetOf({ standardVersion: 1 }), standardOf());
  await ingestBatch(fakes, [deliver(fakes, first, content)]);
  expect(madeIn(fakes)).toHaveLength(1);
  await ingestBatch(fakes, [deliver(fakes, uploadIds[1], content)]);
  expect(madeIn(fakes)).toHaveLength(1);
});
