import { expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { reviewReasons } from '../../functions/uploads/review-reasons.ts';
import { datasetOf, deliver, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';

const [first, second] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const proposals = Array.from({ length: limits.maxInferredProposals }, (_, index) =>
  standardOf({
    n: index + 1,
    state: 'proposed',
    origin: 'inferred',
    fields: [{ name: `kolom_${index}`, title: `Kolom ${index}`, type: 'string' }],
  }),
);

test('a file whose headers no item could hold is refused, and its clerk is told what to mend', async () => {
  const fakes = { ...ingestFakes() };
  const labels = Array.from({ length: 600 }, (_, index) => `Uraian ${index} ${'panjang '.repeat(25)}`.trim());
  const row = labels.map((_, index) => `isi ${index}`);
  await ingestBatch(fakes, [deliver(fakes, first, `${labels.join(',')}\n${row.join(',')}\n${row.join(',')}\n`, { period: '2026-09' })]);
  expect(fakes.faults).toEqual([]);
  const upload = await fakes.uploads.get(datasetId, first);
  expect(upload).toMatchObject({ state: 'rejected', message: expect.stringContaining('Judul 600 kolom berkas ini terlalu panjang') });
  expect(await fakes.standards.list(datasetId)).toEqual([]);
});

test('one more kind of table than a dataset keeps proposals of is refused; one that is known already is not', async () => {
  const fakes = { ...ingestFakes(datasetOf(), ...proposals), engine: memoryEngine() };
  await ingestBatch(fakes, [deliver(fakes, first, 'Puskesmas,Kunjungan\nCipondoh,7\n', { period: '2026-09' })]);
  expect(fakes.faults).toEqual([]);
  expect(await fakes.uploads.get(datasetId, first)).toMatchObject({
    state: 'rejected',
    message: expect.stringContaining('belum mempunyai standar data'),
  });
  expect(await fakes.standards.list(datasetId)).toHaveLength(limits.maxInferredProposals);
});

test('under as many proposals as may be, one fewer, the file waits for the steward', async () => {
  const fakes = { ...ingestFakes(datasetOf(), ...proposals.slice(1)), engine: memoryEngine() };
  await ingestBatch(fakes, [deliver(fakes, second, 'Puskesmas,Kunjungan\nCipondoh,7\n', { period: '2026-09' })]);
  expect(await fakes.uploads.get(datasetId, second)).toMatchObject({
    state: 'in-review',
    standardVersion: limits.maxInferredProposals + 1,
  });
});

test('a thousand columns to look at are named by twenty, and counted', () => {
  const names = Array.from({ length: limits.maxColumns }, (_, index) => `${'n'.repeat(59)}_${String(index).padStart(3, '0')}`);
  const reasons = reviewReasons({
    dataset: datasetOf({ access: 'open' }),
    standardVersion: 1,
    standardApproved: true,
    standardFromLibrary: false,
    personalColumns: names,
    nikSuspects: names,
    declaredNotNik: names.length,
    parts: [],
    currentParts: [],
    deletedParts: [],
    drift: [],
    smallCounts: names.map((name) => ({ name, cells: 3 })),
    sensitiveTheme: 'kesehatan',
  });
  expect(reasons.filter((reason) => reason.includes(`, dan ${limits.maxColumns - limits.maxListedNames} lainnya`))).toHaveLength(4);
  expect(reasons.join(' ').length).toBeLessThan(10_000);
});
