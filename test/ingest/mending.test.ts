import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Principal } from '../../functions/model/principal.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, messageOf, noon, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { head, operator, steward, uploadsFunction } from '../fakes/uploads-function.ts';
import { publishedDataset } from '../faults/published-dataset.ts';

const datasetId = 'kunjungan-puskesmas';
const [first] = uploadIds;
const ids = ['01K5000000000000000000000P', '01K5000000000000000000000Q', '01K5000000000000000000000R'];
/** Rows 3, 4 and 6 are wrong; row 5 has a cell too many. */
const wrong = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,tiga\nBenda,empat\nNeglasari,5,0\nKarawaci,enam\n';
const threeWrong = wrong.replace('Neglasari,5,0\n', '');
const allMended = [
  { rowNumber: 3, fieldName: 'kunjungan', value: '3' },
  { rowNumber: 4, fieldName: 'Kunjungan', value: '4' },
  { rowNumber: 5, fieldName: 'kunjungan', value: '6' },
];

const directories: string[] = [];
afterEach(async () => {
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
});

/** Takes an upload as far as it goes, as its message would. */
async function run(fakes: IngestFakes, uploadId: string): Promise<Upload> {
  const before = await fakes.uploads.get(datasetId, uploadId);
  await ingestBatch(fakes, [messageOf(before?.key ?? '', 'v1')]);
  expect(fakes.faults).toEqual([]);
  const upload = await fakes.uploads.get(datasetId, uploadId);
  if (!upload) throw new Error('no such upload');
  return upload;
}

/** A published dataset whose upload was rejected, and the uploadsFunction at which it is mended. */
async function rejectedWorld(content: string, changes: Partial<Upload> = {}, dataset: Partial<Dataset> = {}) {
  const fakes = await publishedDataset();
  const standing = await fakes.datasets.get(datasetId);
  if (standing) fakes.datasets.put({ ...standing, ...dataset });
  deliver(fakes, first, content, { period: '2026-09', ...changes });
  expect((await run(fakes, first)).state).toBe('rejected');
  const left = [...ids];
  const ask = uploadsFunction(fakes, () => left.shift() ?? '');
  const order = async (principal: Principal, operation: 'mendUpload' | 'salvageUpload', uploadId: string, body: unknown) => {
    const reply = await ask(principal, { operation, params: { datasetId, uploadId }, body });
    expect(reply.status, JSON.stringify(reply.body)).toBe(201);
    return run(fakes, String(reply.body.uploadId));
  };
  return {
    fakes,
    ask,
    mend: (cells: unknown, uploadId: string = first) => order(operator, 'mendUpload', uploadId, { cells }),
    salvage: (uploadId: string = first) => order(head, 'salvageUpload', uploadId, { reason: 'Sisanya menyusul' }),
  };
}

/** The rows of the parts that an upload made, as they are read. */
async function rowsOf(fakes: IngestFakes, upload: Upload): Promise<unknown[]> {
  const directory = await mkdtemp(join(tmpdir(), 'satudata-mending-'));
  directories.push(directory);
  const paths: string[] = [];
  for (const { key, period } of upload.parts ?? []) {
    const path = join(directory, `${period}.parquet`);
    await writeFile(path, fakes.published.newest(key)?.bytes ?? '');
    paths.push(path);
  }
  const { fields } = standardOf();
  const reader = duckdbRowReader(directory);
  const query = { fields, columns: fields.map(({ name }) => name), filters: [], sort: [], offset: 0, limit: 100 };
  const { rows } = await reader.read(paths, query, 'json');
  await reader.close();
  return rows.map((row): unknown => JSON.parse(row));
}

const visits = (...pairs: [string, number][]) => pairs.map(([puskesmas, kunjungan]) => ({ puskesmas, kunjungan }));

describe('a mended upload', () => {
  test('is published with the corrected cells, by the standard’s name or the file’s label', async () => {
    const { fakes, mend } = await rejectedWorld(threeWrong);
    const upload = await mend(allMended);
    expect(upload).toMatchObject({ state: 'published', versionNumber: 2, counts: { rows: 4, validRows: 4, errors: 0 } });
    expect(await rowsOf(fakes, upload)).toEqual(visits(['Cipondoh', 12], ['Batuceper', 3], ['Benda', 4], ['Karawaci', 6]));
    expect((await fakes.datasets.get(datasetId))?.current).not.toHaveProperty('leftOut');
  });

  test('that mends only some is rejected with the others, and mended again keeps what was mended', async () => {
    const { fakes, mend } = await rejectedWorld(threeWrong);
    const half = await mend(allMended.slice(0, 2));
    expect(half).toMatchObject({ state: 'rejected', counts: { rows: 4, validRows: 3, errors: 1 } });
    const whole = await mend([...allMended.slice(2), { rowNumber: 3, fieldName: 'kunjungan', value: '33' }], half.uploadId);
    expect(whole).toMatchObject({ state: 'published', derivedFrom: { original: first, round: 2 } });
    expect(await rowsOf(fakes, whole)).toEqual(visits(['Cipondoh', 12], ['Batuceper', 33], ['Benda', 4], ['Karawaci', 6]));
  });

  test('of a file without a standard finds its columns by the names that were inferred', async () => {
    const fakes = ingestFakes();
    deliver(fakes, first, 'Nama Puskesmas,Jumlah Kunjungan\nCipondoh,12\n', { period: '2026-09' });
    expect((await run(fakes, first)).state).toBe('in-review');
    const ask = uploadsFunction(fakes, () => ids[0] ?? '');
    const params = { datasetId, uploadId: first };
    await ask(steward, { operation: 'reviewUpload', params, body: { decision: 'return', reasons: ['Keliru'] } });
    const cells = [{ rowNumber: 2, fieldName: 'jumlah_kunjungan', value: '13' }];
    expect((await ask(operator, { operation: 'mendUpload', params, body: { cells } })).status).toBe(201);
    expect(await run(fakes, ids[0] ?? '')).toMatchObject({ state: 'in-review', counts: { rows: 1, validRows: 1, errors: 0 } });
  });

  test('goes to the steward when any upload would', async () => {
    const { mend, ask } = await rejectedWorld(threeWrong, {}, { priority: true });
    const upload = await mend(allMended);
    expect(upload.state).toBe('in-review');
    const params = { datasetId, uploadId: upload.uploadId };
    expect((await ask(steward, { operation: 'reviewUpload', params, body: { decision: 'approve', reasons: [] } })).body).toMatchObject({
      state: 'published',
    });
  });

  test('can be mended after the steward returned it, too', async () => {
    const { mend, ask, fakes } = await rejectedWorld(threeWrong, {}, { priority: true });
    const { uploadId } = await mend(allMended);
    const body = { decision: 'return', reasons: ['Karawaci keliru'] };
    await ask(steward, { operation: 'reviewUpload', params: { datasetId, uploadId }, body });
    const again = await mend([{ rowNumber: 5, fieldName: 'puskesmas', value: 'Karang Tengah' }], uploadId);
    expect(again.state).toBe('in-review');
    expect((await rowsOf(fakes, again)).at(-1)).toEqual({ puskesmas: 'Karang Tengah', kunjungan: 6 });
  });

  test.each([
    ['a column that the file does not have', [{ rowNumber: 3, fieldName: 'Rahasia 3671', value: '3' }], 'kolom yang disebut tidak ada'],
    [
      'a row below the last',
      [{ rowNumber: 99, fieldName: 'kunjungan', value: '3' }],
      'baris 99 tidak dipasang: baris itu tidak ada di berkas ini',
    ],
    ['the header', [{ rowNumber: 1, fieldName: 'kunjungan', value: '3' }], 'atau bukan baris data yang utuh'],
  ])('with a correction for %s is rejected and says so', async (_what, cells, words) => {
    const { fakes, mend } = await rejectedWorld(threeWrong);
    const upload = await mend(cells);
    expect(upload).toMatchObject({ state: 'rejected', message: expect.stringContaining(words) });
    expect(upload.salvageable).toBeUndefined();
    expect(JSON.stringify(upload)).not.toContain('Rahasia');
    expect((await fakes.datasets.get(datasetId))?.current?.n).toBe(1);
  });

  test('leaves no corrected cell in any item, metric or outcome', async () => {
    const { fakes, mend } = await rejectedWorld(threeWrong);
    const value = '3671015205900001';
    await mend([{ rowNumber: 3, fieldName: 'kunjungan', value }]);
    await mend([{ rowNumber: 3, fieldName: 'puskesmas', value }]);
    const { uploads, metrics, outcomes, refresh, reviews } = fakes;
    const told = [
      uploads.all(),
      metrics.lines,
      outcomes,
      refresh,
      [...reviews.waiting],
      await fakes.datasets.get(datasetId),
      fakes.published.keys(),
    ];
    expect(JSON.stringify(told)).not.toContain(value);
    const seen = await fakes.published.getText(`datasets/${datasetId}/uploads/${ids[0]}/report-without-cells.json`);
    expect(seen).not.toContain(value);
  });

  test('is rejected when the inbox kept the file no longer, which nobody asks storage', async () => {
    const { fakes, ask } = await rejectedWorld(threeWrong);
    await ask(operator, { operation: 'mendUpload', params: { datasetId, uploadId: first }, body: { cells: allMended } });
    const key = (await fakes.uploads.get(datasetId, ids[0] ?? ''))?.key ?? '';
    const later = new Date(noon.getTime() + limits.inboxDays * 86_400_000);
    await ingestBatch({ ...fakes, now: () => later }, [messageOf(key, 'v1')]);
    expect(await fakes.uploads.get(datasetId, ids[0] ?? '')).toMatchObject({
      state: 'rejected',
      message: expect.stringContaining('Berkas aslinya sudah dihapus'),
    });
  });

  test('of a file that is not the one that was checked is a fault, and published nowhere', async () => {
    const { fakes, ask } = await rejectedWorld(threeWrong);
    await ask(operator, { operation: 'mendUpload', params: { datasetId, uploadId: first }, body: { cells: allMended } });
    const key = (await fakes.uploads.get(datasetId, ids[0] ?? ''))?.key ?? '';
    const download = async (asked: string, versionId: string, path: string) => {
      const got = await fakes.inbox.download(asked, versionId, path);
      return asked === key ? got : { ...got, sha256: '0'.repeat(64) };
    };
    const { batchItemFailures } = await ingestBatch({ ...fakes, inbox: { ...fakes.inbox, download } }, [messageOf(key, 'v1')]);
    expect(batchItemFailures).toHaveLength(1);
    expect(String(fakes.faults[0])).toContain('not the one that was checked');
  });
});

describe('a salvaged upload', () => {
  test('publishes the valid rows, and says how many are missing wherever the dataset is', async () => {
    const { fakes, ask, salvage } = await rejectedWorld(wrong);
    const offered = await ask(operator, { operation: 'getUpload', params: { datasetId, uploadId: first } });
    expect(offered.body).toMatchObject({ salvageable: true, counts: { rows: 5, validRows: 1 } });
    const upload = await salvage();
    expect(upload).toMatchObject({
      state: 'published',
      leftOut: 4,
      counts: { rows: 5, validRows: 1, errors: 4 },
      message: 'Terbit sebagai versi 2. 4 baris berkasnya belum dimuat karena belum sesuai standar.',
    });
    expect(await rowsOf(fakes, upload)).toEqual(visits(['Cipondoh', 12]));
    const dataset = await fakes.datasets.get(datasetId);
    expect(dataset?.current).toMatchObject({ n: 2, rows: 3, leftOut: 4 });
    const manifest = await fakes.manifests.get(datasetId, 2, upload.uploadId);
    expect(manifest?.parts.map(({ period, rows, leftOut }) => [period, rows, leftOut])).toEqual([
      ['2026-07', 2, undefined],
      ['2026-09', 1, 4],
    ]);
  });

  test('of a mended one keeps the corrections', async () => {
    const { fakes, mend, salvage } = await rejectedWorld(threeWrong);
    const { uploadId } = await mend(allMended.slice(0, 1));
    const upload = await salvage(uploadId);
    expect(upload).toMatchObject({ state: 'published', leftOut: 2 });
    expect(await rowsOf(fakes, upload)).toEqual(visits(['Cipondoh', 12], ['Batuceper', 3]));
  });

  test('is whole again once the period is delivered whole', async () => {
    const { fakes, mend, salvage } = await rejectedWorld(threeWrong);
    await salvage();
    expect((await mend(allMended)).state).toBe('published');
    expect((await fakes.datasets.get(datasetId))?.current).not.toHaveProperty('leftOut');
  });

  test('that waits for the steward tells how many rows are out', async () => {
    const { salvage } = await rejectedWorld(wrong, {}, { priority: true });
    expect(await salvage()).toMatchObject({ state: 'in-review', leftOut: 4 });
  });

  test.each([
    ['a column is missing', 'Puskesmas\nCipondoh\n'],
    ['no row is valid', 'Puskesmas,Kunjungan\nCipondoh,x\n'],
    ['a label is repeated', 'Puskesmas,Kunjungan,Kunjungan\nCipondoh,1,2\n'],
    ['a quote is never closed', 'Puskesmas,Kunjungan\nBenda,3\n"Cipondoh,12\n'],
  ])('is not offered where %s', async (_what, content) => {
    const { ask } = await rejectedWorld(content);
    const params = { datasetId, uploadId: first };
    expect((await ask(operator, { operation: 'getUpload', params })).body.salvageable).toBeUndefined();
    expect((await ask(head, { operation: 'salvageUpload', params, body: { reason: 'x' } })).status).toBe(409);
  });

  test('is rejected like any file when the standard has changed so that no row fits', async () => {
    const { fakes, salvage } = await rejectedWorld(threeWrong);
    await fakes.standards.create(standardOf({ n: 2, fields: [...standardOf().fields, { name: 'baru', title: 'Baru', type: 'string' }] }));
    const dataset = await fakes.datasets.get(datasetId);
    fakes.datasets.put({ ...(dataset ?? datasetOf()), standardVersion: 2 });
    const upload = await salvage();
    expect(upload).toMatchObject({ state: 'rejected' });
    expect(upload.salvageable).toBeUndefined();
  });
});
