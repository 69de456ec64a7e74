import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { deliver, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { publishedDataset } from '../faults/published-dataset.ts';

const [, second] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const fromLibrary = standardOf({
  n: 3,
  library: { standardId: 'kunjungan', n: 1 },
  fields: [
    { name: 'puskesmas', title: 'Puskesmas', type: 'string' },
    { name: 'kunjungan', title: 'Kunjungan', type: 'integer', constraints: { maximum: 50 } },
  ],
});

async function deliverUnder(...content: string[]) {
  const fakes = await publishedDataset();
  // An older proposal of the operator, which the library's standard replaced.
  await fakes.standards.create(standardOf({ n: 2, state: 'proposed', fields: [{ name: 'lain', type: 'string' }] }));
  await fakes.standards.create(fromLibrary);
  await ingestBatch(fakes, [deliver(fakes, second, content.join('\n'), { period: '2026-07' })]);
  expect(fakes.faults).toEqual([]);
  return { fakes, upload: await fakes.uploads.get(datasetId, second) };
}

test('a file is checked by the library’s standard, the newest', async () => {
  const { upload } = await deliverUnder('Puskesmas,Kunjungan', 'Cipondoh,12', 'Batuceper,51');
  expect(upload).toMatchObject({ state: 'rejected', counts: { rows: 2, validRows: 1, errors: 1 } });
});

test('a sound one is published without another look at the standard, which is then in force', async () => {
  const { fakes, upload } = await deliverUnder('Puskesmas,Kunjungan', 'Cipondoh,12', 'Batuceper,34');
  expect(upload).toMatchObject({ state: 'published', standardVersion: 3 });
  expect((await fakes.datasets.get(datasetId))?.standardVersion).toBe(3);
});
