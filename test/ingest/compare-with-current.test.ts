import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { steward, uploadsFunction } from '../fakes/uploads-function.ts';
import { datasetId, publishFile } from '../rows/rows-function.ts';

const [first, second, third] = uploadIds;

async function send(fakes: IngestFakes, uploadId: string, content: string, changes: Parameters<typeof deliver>[3] = {}) {
  await ingestBatch(fakes, [deliver(fakes, uploadId, content, changes)]);
  expect(fakes.faults).toEqual([]);
  const upload = await fakes.uploads.get(datasetId, uploadId);
  const report = (cells: string) => fakes.published.getText(`datasets/${datasetId}/uploads/${uploadId}/report${cells}.json`);
  const [full, plain] = [await report(''), await report('-without-cells')];
  return { upload, report: JSON.parse(full ?? '{}'), withoutCells: plain ?? '' };
}

const monthly: Partial<Standard> = {
  fields: [
    { name: 'bulan', title: 'Bulan', type: 'string' },
    { name: 'kode', title: 'Kode', type: 'string' },
    { name: 'jenis_bantuan', title: 'Jenis', type: 'string' },
    { name: 'nilai', title: 'Nilai', type: 'integer' },
  ],
  primaryKey: ['bulan', 'kode'],
  periodField: 'bulan',
};
const header = 'Bulan,Kode,Jenis,Nilai\n';
type Line = readonly [month: string, code: string, kind: string, amount: number | string];
const csv = (...lines: readonly Line[]) => header + lines.map((line) => `${line.join(',')}\n`).join('');
/** So many households of a month, two kinds of aid in turn. */
const month = (name: string, count: number, change: (line: Line, index: number) => Line = (line) => line): Line[] =>
  Array.from({ length: count }, (_, index) => change([name, `K${index}`, index % 2 ? 'PKH' : 'BPNT', 600 + index], index));

async function published(...lines: readonly Line[]) {
  const fakes = ingestFakes(datasetOf({ title: 'Bantuan sosial' }), standardOf(monthly));
  await publishFile(fakes, first, csv(...lines));
  return fakes;
}

describe('what a delivery changes', () => {
  test('is told for each period with the rows of the clerk’s own file', async () => {
    const fakes = await published(...month('2026-06', 3), ...month('2026-07', 3));
    const june: Line[] = [
      ['2026-06', 'K1', 'PKH', 999],
      ['2026-06', 'K0', 'BPNT', 600],
      ['2026-06', 'K9', 'PKH', 1],
    ];
    const { upload, report } = await send(fakes, second, csv(['2026-08', 'K0', 'PKH', 1], ...june));
    expect(report.changes).toEqual([
      { period: '2026-06', rows: 3, replaced: true, added: 1, removed: 1, changed: 1, rowNumbers: { added: [5], changed: [3] } },
      { period: '2026-08', rows: 1, replaced: false, added: 1, removed: 0, changed: 0, rowNumbers: { added: [], changed: [] } },
    ]);
    expect(upload).toMatchObject({ state: 'published', changes: { added: 2, removed: 1, changed: 1, against: { n: 1, uploadId: first } } });
    expect((await fakes.manifests.get(datasetId, 2, second))?.changes).toEqual({ added: 2, removed: 1, changed: 1 });
  });

  test('is nothing where the same rows come again', async () => {
    const fakes = await published(...month('2026-06', 3));
    const { report } = await send(fakes, second, csv(...month('2026-06', 3)));
    expect(report.changes).toMatchObject([{ period: '2026-06', replaced: true, added: 0, removed: 0, changed: 0 }]);
  });

  test('counts the periods that a delivery of everything drops', async () => {
    const fakes = await published(...month('2026-06', 3), ...month('2026-07', 4));
    const { report } = await send(fakes, second, csv(...month('2026-07', 4)), { mode: 'all' });
    expect(report.mode).toBe('all');
    expect(report.changes).toMatchObject([
      { period: '2026-06', rows: 0, replaced: false, added: 0, removed: 3, changed: 0 },
      { period: '2026-07', rows: 4, replaced: true, added: 0, removed: 0, changed: 0 },
    ]);
  });

  test('tells the steward first which periods a delivery of everything drops', async () => {
    const fakes = await published(...month('2026-06', 20), ...month('2026-07', 20));
    const { upload } = await send(fakes, second, csv(...month('2026-07', 20)), { mode: 'all' });
    expect(upload?.reviewReasons).toEqual(['Menghapus periode 2026-06 (20 baris).', 'Jumlah baris turun 50 %: dari 40 menjadi 20.']);
  });

  test('is counted by whole rows where there is no key, and all of a first version is new', async () => {
    const { primaryKey: _primaryKey, ...keyless } = monthly;
    const fakes = ingestFakes(datasetOf(), standardOf(keyless));
    await publishFile(fakes, first, csv(['2026-06', 'a', 'PKH', 1], ['2026-06', 'a', 'PKH', 1]));
    expect((await fakes.uploads.get(datasetId, first))?.changes).toEqual({ added: 2, removed: 0, changed: 0 });
    const { report } = await send(fakes, second, csv(['2026-06', 'a', 'PKH', 1], ['2026-06', 'a', 'PKH', 2]));
    expect(report.changes).toMatchObject([{ added: 1, removed: 1, changed: 0, rowNumbers: { added: [3], changed: [] } }]);
  });

  test('keeps no counts in the version where another one stood by then', async () => {
    const fakes = await published(...month('2026-06', 3));
    fakes.datasets.put({ ...(await present(fakes)), priority: true });
    await send(fakes, second, csv(...month('2026-07', 3)));
    await send(fakes, third, csv(...month('2026-08', 3)));
    const ask = uploadsFunction(fakes);
    const approve = (uploadId: string) =>
      ask(steward, { operation: 'reviewUpload', params: { datasetId, uploadId }, body: { decision: 'approve', reasons: [] } });
    expect([(await approve(third)).status, (await approve(second)).status]).toEqual([200, 200]);
    expect((await fakes.manifests.get(datasetId, 2, third))?.changes).toEqual({ added: 3, removed: 0, changed: 0 });
    expect((await fakes.manifests.get(datasetId, 3, second))?.changes).toBeUndefined();
  });
});

describe('drift', () => {
  test('of rows, a category, an empty column and a range is a warning, and brings the steward without a cell', async () => {
    const fakes = await published(...month('2026-06', 20));
    const strange = month('2026-07', 12, ([name, code], index) => [name, code, index < 6 ? 'PKH' : 'Rahasia', index < 3 ? 600_000 : '']);
    const { upload, report, withoutCells } = await send(fakes, second, csv(...strange));
    expect(report.warnings.map(({ type, fieldName }: { type: string; fieldName?: string }) => [type, fieldName])).toEqual([
      ['row-count-drift', undefined],
      ['new-value-drift', 'jenis_bantuan'],
      ['empty-column-drift', 'nilai'],
    ]);
    expect(report.warnings[1].message).toContain('"Rahasia"');
    expect(upload?.state).toBe('in-review');
    expect(upload?.reviewReasons).toEqual([
      'Periode 2026-07 berisi 12 baris: turun 40 % dibanding periode 2026-06 (20 baris).',
      'Kolom jenis_bantuan memuat 1 nilai yang belum pernah ada pada data sebelumnya.',
      'Kolom nilai kini sebagian besar kosong: hanya 3 dari 12 baris yang terisi.',
    ]);
    expect(`${withoutCells}${upload?.message}`).not.toContain('Rahasia');
  });

  test('of a unit is seen in both directions', async () => {
    const fakes = await published(...month('2026-06', 12));
    const { upload, report } = await send(fakes, second, csv(...month('2026-07', 12, ([name, code, kind]) => [name, code, kind, 6_110])));
    expect(upload?.reviewReasons).toEqual([expect.stringContaining('sepuluh kali lipat')]);
    expect(report.warnings[0].message).toBe('Kolom nilai: angkanya dahulu 600 sampai 611, kini 6110 sampai 6110.');
  });

  test('is not seen in an ordinary next month', async () => {
    const fakes = await published(...month('2026-06', 20));
    const { upload, report } = await send(fakes, second, csv(...month('2026-07', 19)));
    expect([upload?.state, report.warnings]).toEqual(['published', []]);
  });
});

describe('periods of a file', () => {
  test('of mixed cadence are refused, the rows named', async () => {
    const fakes = await published(...month('2026-06', 3));
    const { upload, report, withoutCells } = await send(fakes, second, csv(...month('2026-07', 3), ['2026-Q3', 'Z', 'PKH', 5]));
    expect(upload?.state).toBe('rejected');
    expect(report.errors).toMatchObject([
      { type: 'constraint-error', fieldName: 'bulan', message: expect.stringContaining('2026-Q3 (triwulanan, baris 5)') },
    ]);
    expect(withoutCells).not.toContain('2026-Q3');
  });

  test('that have not begun or lie far back are taken with a warning', async () => {
    const fakes = await published(...month('2026-06', 3));
    const { upload, report } = await send(fakes, second, csv(['1926-06', 'b', 'PKH', 600], ['2026-10', 'a', 'PKH', 600]));
    expect(report.warnings.map(({ message }: { message: string }) => message)).toEqual([
      'Periode 2026-10 belum dimulai.',
      'Periode 1926-06 lebih dari 25 tahun yang lalu.',
    ]);
    expect(upload?.state).toBe('published');
  });

  test('of another cadence than the version’s bring the steward', async () => {
    const fakes = await published(...month('2026-06', 3));
    const { upload } = await send(fakes, second, csv(...month('2026-Q2', 3)));
    expect(upload?.reviewReasons).toEqual([expect.stringContaining('lain frekuensinya')]);
  });
});

describe('small counts', () => {
  const health = { title: 'Kasus HIV menurut kelurahan', state: 'draft' } as const;
  const table = 'Kelurahan,Tahun,Kasus\nBenda,2025,2\nCipondoh,2025,12\n';
  const fields: Standard['fields'] = [
    { name: 'kelurahan', title: 'Kelurahan', type: 'string' },
    { name: 'tahun', title: 'Tahun', type: 'integer' },
    { name: 'kasus', title: 'Kasus', type: 'integer' },
  ];

  test.each([
    ['open data under a sensitive theme', health, [expect.stringContaining('kasus (1 sel)')]],
    ['open data of another theme', { title: 'Pohon tumbang' }, []],
    ['data that is not open', { ...health, access: 'limited', sharing: 'government' }, []],
  ] as const)('in %s', async (_what, changes, reasons) => {
    const fakes = ingestFakes(datasetOf(changes), standardOf({ fields }));
    await publishFile(fakes, first, table, { period: '2025' });
    const { upload } = await send(fakes, second, table, { period: '2026' });
    expect(upload?.reviewReasons ?? []).toEqual(reasons);
  });
});

test('the steward reads the reasons of now: one that is gone is not shown', async () => {
  const fakes = await published(...month('2026-06', 3));
  fakes.datasets.put({ ...(await present(fakes)), priority: true });
  await send(fakes, second, csv(...month('2026-07', 3)));
  const ask = uploadsFunction(fakes);
  const shown = async () => [
    (await ask(steward, { operation: 'getUpload', params: { datasetId, uploadId: second } })).body.reviewReasons,
    (await ask(steward, { operation: 'listReviews', params: {} })).body.items,
  ];
  expect(await shown()).toMatchObject([
    [expect.stringContaining('prioritas')],
    [{ reviewReasons: [expect.stringContaining('prioritas')] }],
  ]);
  fakes.datasets.put({ ...(await present(fakes)), priority: false });
  expect(await shown()).toMatchObject([
    [expect.stringContaining('tidak berlaku lagi')],
    [{ reviewReasons: [expect.stringContaining('tidak berlaku lagi')] }],
  ]);
});

async function present(fakes: IngestFakes) {
  const dataset = await fakes.datasets.get(datasetId);
  if (!dataset) throw new Error('no dataset');
  return dataset;
}
