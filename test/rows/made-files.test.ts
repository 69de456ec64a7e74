import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { readXlsx } from '../excel-writer/read-xlsx.ts';
import { datasetOf, type IngestFakes, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { otherOperator } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second] = uploadIds;
const fields: Standard['fields'] = [
  { name: 'kode', title: 'Kode', type: 'string', definition: 'Kode wilayah', unit: 'kode' },
  { name: 'nama', title: '=Nama; lengkap', type: 'string' },
  { name: 'jumlah', title: 'Jumlah', type: 'integer' },
  { name: 'nilai', title: 'Nilai', type: 'number' },
  { name: 'panjang', title: 'Panjang', type: 'number' },
  { name: 'hari', title: 'Hari', type: 'date' },
  { name: 'lama', title: 'Lama', type: 'date' },
  { name: 'jam', title: 'Waktu', type: 'datetime' },
];
const header = 'Kode,=Nama; lengkap,Jumlah,Nilai,Panjang,Hari,Lama,Waktu\n';
const august = `${header}0036,=1+1,12,1.50,12345678901234567.5,2026-08-17,1899-12-31,2026-08-17T06:30:00\n`;
const september = `${header}36.71,"a;b ""c""",-3,,1,,2026-01-01,\n`;

const open: { close(): Promise<void> }[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true });
});

async function shelf(changes: Parameters<typeof datasetOf>[0] = {}) {
  const fakes = ingestFakes(datasetOf(changes), standardOf({ fields }));
  await publishFile(fakes, first, august, { period: '2026-08' });
  await publishFile(fakes, second, september, { period: '2026-09' });
  const made = await rowsFunction(fakes);
  open.push(made);
  const ask = (operation: 'downloadFile' | 'downloadRows', format: string, query: Record<string, string[]> = {}, principal = anonymous) =>
    made.ask(principal, { operation, params: { datasetId, format }, query });
  return { fakes, ask, records: made.records };
}

const textOf = (fakes: IngestFakes, key: string) => Buffer.from(fakes.published.newest(key)?.bytes ?? '').toString();
const fileKey = (name: string) => `datasets/${datasetId}/files/2/${datasetId}-v2${name}`;
const selections = (fakes: IngestFakes) => fakes.published.keys().filter((key) => key.startsWith('selections/'));

async function workbook(fakes: IngestFakes, key: string) {
  const folder = await mkdtemp(join(tmpdir(), 'made-files-'));
  folders.push(folder);
  const path = join(folder, 'made.xlsx');
  await writeFile(path, fakes.published.newest(key)?.bytes ?? '');
  return readXlsx(path);
}

describe('the JSON file', () => {
  test('is an array of the items that the rows API gives, part by part', async () => {
    const { ask, fakes } = await shelf();
    expect((await ask('downloadFile', 'json')).status).toBe(302);
    const text = textOf(fakes, fileKey('.json'));
    expect(text).toContain('"panjang":12345678901234567.5,');
    expect(JSON.parse(text)).toMatchObject([
      { kode: '0036', nama: '=1+1', nilai: 1.5, hari: '2026-08-17' },
      { kode: '36.71', nilai: null },
    ]);
    expect(text.split('\n')).toHaveLength(4);
  });
});

describe('the CSV file for an Excel set to Indonesian', () => {
  test('has a byte order mark, semicolons and decimal commas; the plain one stays as it was', async () => {
    const { ask, fakes } = await shelf();
    const reply = await ask('downloadFile', 'csv', { for: ['excel'] });
    expect(reply.headers.Location).toContain(`${datasetId}-v2-excel.csv?`);
    expect(textOf(fakes, fileKey('-excel.csv'))).toBe(
      '\ufeffKode;"\'=Nama; lengkap";Jumlah;Nilai;Panjang;Hari;Lama;Waktu\n' +
        "0036;'=1+1;12;1,5;12345678901234567,5;2026-08-17;1899-12-31;2026-08-17T06:30:00\n" +
        '36.71;"a;b ""c""";-3;;1;;2026-01-01;\n',
    );
    await ask('downloadFile', 'csv');
    expect(textOf(fakes, fileKey('.csv'))).toMatch(/^Kode,'=Nama; lengkap,.*\n0036,'=1\+1,12,1\.5,/);
    const refused = await ask('downloadFile', 'xlsx', { for: ['excel'] });
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('hanya untuk berkas csv')]);
  });
});

describe('the workbook', () => {
  test('holds texts as texts, numbers and days as Excel’s own where it keeps them, and no formula', async () => {
    const { ask, fakes } = await shelf();
    expect((await ask('downloadFile', 'xlsx')).status).toBe(302);
    const { sheets } = await workbook(fakes, fileKey('.xlsx'));
    const [data] = sheets;
    expect([...(data?.cells ?? [])].map(([place, { text, format }]) => [place, text, format])).toEqual([
      ...['Kode', '=Nama; lengkap', 'Jumlah', 'Nilai', 'Panjang', 'Hari', 'Lama', 'Waktu'].map((title, index) => [
        `${'ABCDEFGH'[index]}1`,
        title,
        '@',
      ]),
      ['A2', '0036', '@'],
      ['B2', '=1+1', '@'],
      ['C2', '12', '0'],
      ['D2', '1.5', 'General'],
      ['E2', '12345678901234567.5', '@'],
      ['F2', '46251', 'dd/mm/yyyy'],
      ['G2', '1899-12-31', '@'],
      ['H2', String(46251 + 6.5 / 24), 'dd/mm/yyyy hh:mm:ss'],
      ['A3', '36.71', '@'],
      ['B3', 'a;b "c"', '@'],
      ['C3', '-3', '0'],
      ['E3', '1', '@'],
      ['G3', '2026-01-01', '@'],
    ]);
    expect(sheets.flatMap(({ cells }) => [...cells.values()].filter(({ formula }) => formula !== undefined))).toEqual([]);
    expect([...(data?.notes ?? [])].map(([place, words]) => [place, words.slice(0, 23)])).toEqual([
      ['E1', 'Disimpan sebagai teks: '],
      ['G1', 'Disimpan sebagai teks: '],
    ]);
  });

  test('says on its second sheet what it is, and is made again where that changes', async () => {
    const { ask, fakes } = await shelf({ title: 'Kunjungan' });
    await ask('downloadFile', 'xlsx');
    const [data, guide] = (await workbook(fakes, fileKey('.xlsx'))).sheets;
    expect([data?.name, guide?.name, data?.selected]).toEqual(['Kunjungan', 'Keterangan', true]);
    const texts = [...(guide?.cells.values() ?? [])].map(({ text }) => text);
    for (const words of [
      'Kunjungan',
      'dinas-kesehatan',
      '2',
      `https://data.example/dataset/${datasetId}`,
      'Kode wilayah Satuan: kode.',
      'Bilangan bulat',
    ])
      expect(texts).toContain(words);
    const versionOf = () => fakes.published.newest(fileKey('.xlsx'))?.versionId;
    await ask('downloadFile', 'xlsx');
    expect(versionOf()).toBe('v1');
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('the dataset is gone');
    await fakes.datasets.replace({ ...dataset, title: 'Kunjungan puskesmas', revision: dataset.revision + 1 });
    await ask('downloadFile', 'xlsx');
    expect(versionOf()).toBe('v2');
  });

  test('of more rows than Excel holds is 422 with what to take instead, and nothing is built or recorded', async () => {
    const { ask, fakes, records } = await shelf();
    withRows(fakes, limits.maxExcelRows - 1);
    const reply = await ask('downloadFile', 'xlsx');
    expect([reply.status, JSON.parse(reply.text)]).toMatchObject([
      422,
      {
        code: 'does-not-fit',
        detail: expect.stringContaining('1.048.575'),
        instead: [`/v1/datasets/${datasetId}/files/csv?version=2`, expect.any(String)],
      },
    ]);
    expect((await ask('downloadFile', 'xlsx', { period: ['2026-09'] })).status).toBe(302);
    // Of so many rows a CSV is made by the queue (large-files.test.ts).
    expect((await ask('downloadFile', 'csv')).status).toBe(202);
    expect(records.records).toEqual([]);
  });
});

test('a cell that is longer than one of Excel is 422, not cut', async () => {
  const fakes = ingestFakes(datasetOf(), standardOf({ fields: [{ name: 'isi', type: 'string' }] }));
  await publishFile(fakes, first, `isi\n${'x'.repeat(limits.maxExcelCellCharacters)}\n`, { period: '2026-08' });
  const made = await rowsFunction(fakes);
  open.push(made);
  const ask = (operation: 'downloadFile' | 'downloadRows', format: string) =>
    made.ask(anonymous, { operation, params: { datasetId, format } });
  expect((await ask('downloadFile', 'xlsx')).status).toBe(302);
  await publishFile(fakes, second, `isi\n${'x'.repeat(limits.maxExcelCellCharacters + 1)}\n`, { period: '2026-09' });
  for (const operation of ['downloadFile', 'downloadRows'] as const) {
    const reply = await ask(operation, 'xlsx');
    expect([reply.status, reply.text]).toEqual([422, expect.stringContaining('32.767')]);
    expect((await ask(operation, 'csv')).status).toBe(302);
  }
});

test('a workbook that cannot be is built once, however many ask', async () => {
  const fakes = ingestFakes(datasetOf(), standardOf({ fields: [{ name: 'isi', type: 'string' }] }));
  await publishFile(fakes, first, `isi\n${'x'.repeat(limits.maxExcelCellCharacters + 1)}\n`, { period: '2026-08' });
  let built = 0;
  const counted = <P extends object>(port: P): P =>
    'cells' in port
      ? {
          ...port,
          cells: (...asked: unknown[]) => {
            built += 1;
            return Reflect.apply(Object(port.cells), port, asked);
          },
        }
      : port;
  const made = await rowsFunction(fakes, [], { around: counted });
  open.push(made);
  const ask = () => made.ask(anonymous, { operation: 'downloadFile', params: { datasetId, format: 'xlsx' }, query: {} });
  for (let times = 0; times < 3; times += 1) expect((await ask()).status).toBe(422);
  expect(built).toBe(1);
  // What the workbook says is another: another may fit, and is noted in place of the one before.
  const dataset = await fakes.datasets.get(datasetId);
  if (!dataset) throw new Error('the dataset is gone');
  await fakes.datasets.replace({ ...dataset, title: 'Judul lain', revision: dataset.revision + 1 });
  for (let times = 0; times < 3; times += 1) expect((await ask()).status).toBe(422);
  expect(built).toBe(2);
});

describe('rows that are chosen', () => {
  test('come as a CSV file of all of them, in order, under a name that says what it is', async () => {
    const { ask, fakes } = await shelf();
    const reply = await ask('downloadRows', 'csv', { columns: ['kode,jumlah'], sort: ['jumlah'] });
    expect([reply.status, reply.headers.Location]).toEqual([302, expect.stringContaining(`/${datasetId}-v2-pilihan.csv?`)]);
    expect(selections(fakes).map((key) => textOf(fakes, key))).toEqual(['Kode,Jumlah\n36.71,-3\n0036,12\n']);
    await ask('downloadRows', 'csv', { nilai__greater: ['1'], columns: ['kode,nilai'], for: ['excel'] });
    expect(selections(fakes).map((key) => textOf(fakes, key))).toContain('\ufeffKode;Nilai\n0036;1,5\n');
  });

  test('come as a workbook, groups too, which says what was chosen', async () => {
    const { ask, fakes } = await shelf();
    await ask('downloadRows', 'xlsx', { kode__exact: ['0036'], group: ['kode'], aggregate: ['jumlah__sum', 'hari__max'] });
    const [key = ''] = selections(fakes);
    const [data, guide] = (await workbook(fakes, key)).sheets;
    expect([...(data?.cells.values() ?? [])].map(({ text }) => text)).toEqual([
      'Kode',
      'count',
      'jumlah__sum',
      'hari__max',
      '0036',
      '1',
      '12',
      '46251',
    ]);
    const texts = [...(guide?.cells.values() ?? [])].map(({ text }) => text);
    expect(texts).toContain('group=kode & aggregate=jumlah__sum & aggregate=hari__max & kode__exact=0036');
  });

  test.each([
    [{ limit: ['5'] }, 'parameter limit'],
    [{ cursor: ['x'] }, 'parameter cursor'],
    [{ offset: ['1'] }, 'parameter offset'],
    [{ provinsi__exact: ['x'] }, 'kolom provinsi tidak ada'],
    [{ format: ['csv'] }, 'parameter format: tidak dikenal'],
  ])('are refused with %j', async (query, words) => {
    const { ask } = await shelf();
    const reply = await ask('downloadRows', 'csv', query);
    expect([reply.status, JSON.parse(reply.text).detail]).toEqual([400, expect.stringContaining(words)]);
  });

  test('of other formats or of what may not be read come to nobody', async () => {
    const { ask, fakes, records } = await shelf({ access: 'limited', sharing: 'government' });
    expect((await ask('downloadRows', 'parquet')).status).toBe(404);
    expect((await ask('downloadRows', 'csv')).status).toBe(401);
    expect((await ask('downloadRows', 'csv', {}, otherOperator)).status).toBe(302);
    expect(records.records).toMatchObject([{ operation: 'downloadRows', versionNumber: 2 }]);
    records.failing = true;
    expect((await ask('downloadRows', 'xlsx', {}, otherOperator)).status).toBe(503);
    expect(selections(fakes)).toHaveLength(1);
  });
});

/** As if a part had that many rows. */
function withRows(fakes: IngestFakes, rows: number): void {
  const { get } = fakes.manifests;
  fakes.manifests.get = async (...asked) => {
    const manifest = await get(...asked);
    return manifest && { ...manifest, parts: manifest.parts.map((part, index) => (index === 0 ? { ...part, rows } : part)) };
  };
}
