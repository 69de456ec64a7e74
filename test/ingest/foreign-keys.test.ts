import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Report } from '../../functions/ingest/report.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from '../duckdb/normal-form-file.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';

const [listUpload, upload] = uploadIds;
const file = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';
const list = { datasetId: 'data-puskesmas', opdId: 'dinas-lain', standardVersion: 1 } as const;

let bench: Bench;
let parquet: string;
beforeAll(async () => {
  bench = await openBench();
  const table = await bench.table(['nama'], [['Cipondoh'], ['Pinang']]);
  const [part] = await (await table.check({ fields: [{ name: 'nama', type: 'string' }] })).writeParts({
    wholePeriod: 'all',
    directory: bench.directory,
  });
  parquet = part?.path ?? '';
});
afterAll(() => bench.close());

/** A dataset whose standard refers to another OPD's list, which stands as `changes` say; `bytes` is what its manifest tells. */
async function worldWith(changes: Partial<Dataset>, bytes = 500, rules: StandardContent['rules'] = {}): Promise<IngestFakes> {
  const foreignKeys = [{ fields: ['puskesmas'], reference: { resource: list.datasetId, fields: ['nama'] } }];
  const fakes = ingestFakes(datasetOf({ standardVersion: 1 }), standardOf({ foreignKeys, rules }));
  const current = { n: 1, uploadId: listUpload, rows: 2, bytes, publishedAt: '2026-08-01T00:00:00.000Z' };
  fakes.datasets.put(datasetOf({ ...list, state: 'published', current, ...changes }));
  const key = `datasets/${list.datasetId}/parts/all/${listUpload}.parquet`;
  const { versionId } = await fakes.published.putFile(key, parquet, 'application/vnd.apache.parquet');
  await fakes.manifests.put({
    datasetId: list.datasetId,
    n: 1,
    uploadId: listUpload,
    standardVersion: 1,
    parts: [{ period: 'all', key, versionId, rows: 2, bytes, sha256: '0'.repeat(64), uploadId: listUpload }],
    publishedAt: '2026-08-01T00:00:00.000Z',
    publishedBy: 'kominfo',
  });
  return fakes;
}

async function reportOf(fakes: IngestFakes): Promise<Report> {
  await ingestBatch(fakes, [deliver(fakes, upload, file)]);
  expect(fakes.faults).toEqual([]);
  return JSON.parse((await fakes.published.getText(`datasets/kunjungan-puskesmas/uploads/${upload}/report.json`)) ?? '{}');
}

describe('a file whose standard refers to another dataset', () => {
  test('is checked against its current version', async () => {
    const { errors, stats } = await reportOf(await worldWith({}));
    expect(errors).toMatchObject([{ type: 'foreign-key', rowNumber: 3, cell: 'Batuceper' }]);
    expect(stats).toMatchObject({ rows: 2, validRows: 1, errors: 1 });
  });

  test('leaves a record where that one is not open to all, and none where it is', async () => {
    const shared = await worldWith({ access: 'limited', sharing: 'government' });
    await reportOf(shared);
    expect(shared.records.records).toMatchObject([
      {
        datasetId: list.datasetId,
        operation: 'checkForeignKeys',
        principalId: 'dinkes',
        institutions: ['dinas-kesehatan'],
        versionNumber: 1,
      },
    ]);
    const open = await worldWith({});
    await reportOf(open);
    expect(open.records.records).toEqual([]);
  });

  test('is not checked where the look can’t be recorded: it comes again', async () => {
    const fakes = await worldWith({ access: 'limited', sharing: 'government' });
    fakes.records.failing = true;
    const { batchItemFailures } = await ingestBatch(fakes, [deliver(fakes, upload, file)]);
    expect([batchItemFailures.length, fakes.faults.length]).toEqual([1, 1]);
    expect((await fakes.uploads.get('kunjungan-puskesmas', upload))?.state).toBe('checking');
  });

  test('is refused in the same words whether that one is closed, held, withdrawn, on request, or not there', async () => {
    const hold = { at: '2026-09-01T00:00:00.000Z', by: 'x', reason: 'x' };
    const worlds = await Promise.all([
      worldWith({ access: 'closed' }),
      worldWith({ hold }),
      worldWith({ state: 'withdrawn', oncePublic: true }),
      worldWith({ access: 'limited', sharing: 'by-request' }),
      worldWith({ datasetId: 'data-lain-sekali' }),
    ]);
    const reports = await Promise.all(worlds.map(reportOf));
    const told = reports.map(({ errors, errorCounts, stats }) => JSON.stringify({ errors, errorCounts, rows: stats.rows }));
    expect(new Set(told).size).toBe(1);
    expect(reports[0]?.errors).toMatchObject([
      {
        type: 'foreign-key',
        message: `Standar data ini merujuk ke dataset ${list.datasetId}, yang tidak ada atau tidak terbuka untuk OPD Anda.`,
      },
    ]);
    expect(worlds.flatMap(({ records }) => records.records)).toEqual([]);
  });

  test.each<[string, Partial<Dataset>]>([
    ['belum terbit', { state: 'draft', current: undefined }],
    ['sudah ditarik', { state: 'withdrawn' }],
    ['sedang ditahan', { hold: { at: '2026-09-01T00:00:00.000Z', by: 'x', reason: 'x' } }],
  ])('says so where that one is the OPD’s own and %s', async (how, changes) => {
    const { errors } = await reportOf(await worldWith({ opdId: 'dinas-kesehatan', ...changes }));
    expect(errors).toMatchObject([
      { type: 'foreign-key', message: `Standar data ini merujuk ke dataset ${list.datasetId} milik OPD Anda, yang ${how}.` },
    ]);
  });

  test('is taken with a warning where the standard says so', async () => {
    const { valid, warnings } = await reportOf(await worldWith({ access: 'closed' }, 500, { foreignKeys: 'peringatan' }));
    expect([valid, warnings]).toMatchObject([true, [{ type: 'foreign-key' }]]);
  });

  test('is refused where that one is larger than a check can hold', async () => {
    const { errors } = await reportOf(await worldWith({}, limits.maxReferencedBytes + 1));
    expect(errors).toMatchObject([{ type: 'foreign-key', message: expect.stringContaining('terlalu besar') }]);
  });
});
