import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { firstManifest, publishedDataset } from '../faults/published-dataset.ts';

const [first, second] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const september = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';

/** Delivers one file, and gives the upload as it stands afterwards. */
async function send(fakes: IngestFakes, content: string, changes: Parameters<typeof deliver>[3] = {}, uploadId: string = second) {
  const answer = await ingestBatch(fakes, [deliver(fakes, uploadId, content, changes)]);
  expect(fakes.faults).toEqual([]);
  expect(answer).toEqual({ batchItemFailures: [] });
  return fakes.uploads.get(datasetId, uploadId);
}

async function reportOf(fakes: IngestFakes, uploadId: string = second) {
  return JSON.parse((await fakes.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report.json`)) ?? '{}');
}

describe('a sound file', () => {
  test('proposes a standard when there is none, and waits for the steward', async () => {
    const fakes = ingestFakes();
    const upload = await send(fakes, september, { period: '2026-09' });
    expect(upload).toMatchObject({ state: 'in-review', standardVersion: 1, counts: { rows: 2, validRows: 2, errors: 0 } });
    expect(upload?.reviewReasons).toEqual(['Ini versi pertama dataset ini.', 'Standar datanya baru diusulkan dan belum disetujui.']);
    expect(upload?.parts?.map((part) => [part.period, part.rows])).toEqual([['2026-09', 2]]);
    expect([...fakes.reviews.waiting.keys()]).toEqual([`${datasetId}#${second}`]);
    expect(fakes.refresh.requested).toEqual([datasetId]);
    expect(await fakes.standards.get(datasetId, 1)).toMatchObject({ state: 'proposed', origin: 'inferred' });
    expect(await reportOf(fakes)).toMatchObject({ valid: true, stats: { rows: 2, errors: 0 }, dialect: { delimiter: ',' } });
  });

  test('is published by itself under the approved standard of a published dataset', async () => {
    const fakes = await publishedDataset();
    expect(await send(fakes, september, { period: '2026-09' })).toMatchObject({ state: 'published', versionNumber: 2 });
    expect((await fakes.datasets.get(datasetId))?.current).toMatchObject({ n: 2, uploadId: second, rows: 4 });
    expect(fakes.metrics.lines).toEqual(['checked dinas-kesehatan 2', 'published dinas-kesehatan']);
    expect(fakes.refresh.requested).toEqual([datasetId]);
    expect([...fakes.inbox.final]).toHaveLength(1);
  });

  test('is split by the period field of its standard', async () => {
    const fields = [
      { name: 'bulan', title: 'Bulan', type: 'yearmonth' as const },
      { name: 'kunjungan', title: 'Kunjungan', type: 'integer' as const },
    ];
    const fakes = ingestFakes(datasetOf(), standardOf({ fields, periodField: 'bulan' }));
    const upload = await send(fakes, 'Bulan,Kunjungan\n2026-08,1\n2026-09,2\n2026-08,3\n');
    expect(upload?.parts?.map((part) => [part.period, part.rows])).toEqual([
      ['2026-08', 2],
      ['2026-09', 1],
    ]);
    expect(fakes.published.keys().filter((key) => key.endsWith('.parquet'))).toEqual([
      `datasets/${datasetId}/parts/2026-08/${second}.parquet`,
      `datasets/${datasetId}/parts/2026-09/${second}.parquet`,
    ]);
  });

  test('says that the period written for it is not used, where its rows carry their own', async () => {
    const fields = [{ name: 'bulan', title: 'Bulan', type: 'yearmonth' as const }];
    const fakes = ingestFakes(datasetOf(), standardOf({ fields, periodField: 'bulan' }));
    const upload = await send(fakes, 'Bulan\n2026-08\n', { period: '2026-09' });
    expect(upload?.parts?.map((part) => part.period)).toEqual(['2026-08']);
    expect(await reportOf(fakes)).toMatchObject({
      valid: true,
      warnings: [{ type: 'unused-period', message: expect.stringContaining('2026-09') }],
    });
  });

  test('is split by a year column that is found in it, unless the clerk wrote its period', async () => {
    const content = 'Tahun,Kunjungan\n2025,1\n2026,2\n';
    const guessed = ingestFakes();
    expect((await send(guessed, content))?.parts?.map(({ period }) => period)).toEqual(['2025', '2026']);
    expect(await guessed.standards.get(datasetId, 1)).toMatchObject({ periodField: 'tahun' });
    const said = ingestFakes();
    expect((await send(said, content, { period: '2026-09' }))?.parts?.map(({ period }) => period)).toEqual(['2026-09']);
    expect(await said.standards.get(datasetId, 1)).not.toHaveProperty('periodField');
  });

  test('does not bind another file to the standard that was inferred from it', async () => {
    const fakes = ingestFakes();
    await send(fakes, september, { period: '2026-09' }, first);
    expect(await send(fakes, 'Puskesmas,Keterangan\nCipondoh,baik\n')).toMatchObject({ state: 'in-review', standardVersion: 2 });
  });

  test('shares the proposal of a file with the same columns', async () => {
    const fakes = ingestFakes();
    await send(fakes, september, { period: '2026-08' }, first);
    expect(await send(fakes, september, { period: '2026-09' })).toMatchObject({ standardVersion: 1 });
    expect(await fakes.standards.list(datasetId)).toHaveLength(1);
  });

  test('is a proposal of its own where another one has the same columns and more rules', async () => {
    const fakes = ingestFakes();
    await send(fakes, september, { period: '2026-08' }, first);
    const alike = await fakes.standards.get(datasetId, 1);
    if (!alike) throw new Error('no proposal');
    const stricter = ingestFakes(datasetOf(), { ...alike, fieldsMatch: 'exact', rules: { primaryKey: 'peringatan' } });
    expect(await send(stricter, september, { period: '2026-09' })).toMatchObject({ state: 'in-review', standardVersion: 2 });
  });
});

describe('the steward is asked first', () => {
  const nik = { name: 'nik', title: 'NIK', type: 'string', format: 'nik', personal: true } as const;

  test.each([
    ['priority data', { priority: true }, 'data prioritas'],
    ['a dataset on hold', { hold: { at: 'x', by: 'x', reason: 'x' } }, 'ditahan'],
    ['a loosening that waits', { proposedAccess: { access: 'open', reason: 'x', by: 'x', at: 'x' } }, 'Pelonggaran akses'],
    ['a withdrawn dataset', { state: 'withdrawn' }, 'sudah ditarik'],
  ] as const)('about %s', async (_what, changes, words) => {
    const fakes = await publishedDataset();
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('no dataset');
    fakes.datasets.put({ ...dataset, ...changes });
    const upload = await send(fakes, september, { period: '2026-09' });
    expect(upload).toMatchObject({ state: 'in-review', reviewReasons: [expect.stringContaining(words)] });
    expect((await fakes.datasets.get(datasetId))?.current?.n).toBe(1);
  });

  test('about a standard that the operator proposed again', async () => {
    const fakes = await publishedDataset();
    await fakes.standards.create(standardOf({ n: 2, state: 'proposed' }));
    const upload = await send(fakes, september, { period: '2026-09' });
    expect(upload).toMatchObject({ state: 'in-review', standardVersion: 2, reviewReasons: [expect.stringContaining('belum disetujui')] });
  });

  test('about personal columns that nobody knew of, which an open dataset may not hold', async () => {
    const fakes = await publishedDataset();
    await fakes.standards.create(standardOf({ n: 2, fields: [...standardOf().fields, nik] }));
    const dataset = await fakes.datasets.get(datasetId);
    if (dataset) fakes.datasets.put({ ...dataset, standardVersion: 2 });
    const upload = await send(fakes, 'Puskesmas,Kunjungan,NIK\nCipondoh,12,3671014101900001\n', { period: '2026-09' });
    expect(upload).toMatchObject({ state: 'in-review', personalColumns: ['nik'] });
    expect(upload?.reviewReasons?.join(' ')).toMatch(
      /sebelumnya tidak ditandai: nik.*nik memuat data pribadi. Karena itu dataset ini tidak boleh terbuka/,
    );
  });

  test('about a whole table that would take the place of periods', async () => {
    const upload = await send(await publishedDataset(), september);
    expect(upload).toMatchObject({
      state: 'in-review',
      reviewReasons: ['Menghapus periode 2026-07 (2 baris).', expect.stringContaining('seluruh isi dataset diganti')],
    });
  });
});

describe('a file that can not be taken', () => {
  const xlsx = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.from('[Content_Types].xml'), Buffer.alloc(50)]).toString('latin1');

  test.each([
    ['of another length than announced', september, { size: september.length + 1 }, 'byte-count', 'terpotong atau berubah'],
    ['with another checksum than announced', september, { declaredSha256: '0'.repeat(64) }, 'hash-count', 'SHA-256'],
    ['that is empty', '', {}, 'source-error', 'kosong'],
    ['with a header and no row', 'Puskesmas,Kunjungan\n', {}, 'source-error', 'tanpa baris data'],
    ['that is a workbook named .csv', xlsx, {}, 'format-error', 'buku kerja Excel'],
    ['that is a page named .csv', '<!DOCTYPE html><html><table></table>', {}, 'format-error', 'halaman HTML'],
    ['with a quote never closed', 'Puskesmas,Kunjungan\n"Cipondoh,12\nBenda,3\n', {}, 'source-error', 'tidak pernah ditutup'],
  ])('%s is rejected, says why, and changes nothing else', async (_what, content, changes, type, words) => {
    const fakes = await publishedDataset();
    const before = await fakes.datasets.get(datasetId);
    const upload = await send(fakes, content, changes);
    expect(upload?.state).toBe('rejected');
    expect(upload?.message).toContain(words);
    expect((await reportOf(fakes)).errorCounts).toEqual({ [type]: 1 });
    expect(await fakes.datasets.get(datasetId)).toEqual(before);
    expect(fakes.published.keys().filter((key) => !key.includes('/report'))).toEqual(firstManifest.parts.map(({ key }) => key));
    expect(fakes.metrics.lines.filter((line) => !line.startsWith('checked'))).toEqual(['rejected dinas-kesehatan']);
  });

  test('tells of structure and cells at once', async () => {
    const fakes = await publishedDataset();
    const upload = await send(fakes, 'Puskesmas,Kunjungan,Catatan\nCipondoh,dua belas,x\nBenda\nBatuceper,5,y\n');
    expect(upload).toMatchObject({ state: 'rejected', counts: { rows: 3, validRows: 0, errors: 3 } });
    const { errors } = await reportOf(fakes);
    expect(errors.map((error: { type: string; rowNumber?: number }) => [error.type, error.rowNumber])).toEqual([
      ['extra-label', undefined],
      ['type-error', 2],
      ['missing-cell', 3],
    ]);
    expect(upload?.message).not.toContain('dua belas');
  });
});
