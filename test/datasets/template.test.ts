import '../fakes/quiet-log.ts';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templateSheets } from '../../functions/datasets/template/template-sheets.ts';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import type { Cell } from '../../functions/excel-writer/sheet.ts';
import { writeWorkbook } from '../../functions/excel-writer/write-workbook.ts';
import { childOf, childrenOf, parseXml } from '../../functions/excel-writer/xml.ts';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import { type ReadXlsx, readXlsx } from '../excel-writer/read-xlsx.ts';
import { desk } from '../fakes/datasets-function.ts';
import { datasetOf, deliver, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-template-'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const many = Array.from({ length: 60 }, (_, index) => `Puskesmas ${index}`);
const fields: Field[] = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik', constraints: { required: true }, definition: 'Nomor induk kependudukan.' },
  { name: 'puskesmas', title: 'Puskesmas', type: 'string', constraints: { enum: many } },
  { name: 'jenis', title: 'Jenis', type: 'string', constraints: { enum: ['Baru', 'Lama'] } },
  { name: 'aktif', title: 'Aktif', type: 'boolean' },
  { name: 'kecamatan', title: 'Kecamatan', type: 'string', referenceCodes: 'kemendagri-kecamatan' },
  { name: 'jumlah', title: 'Jumlah', type: 'integer', constraints: { minimum: 1, maximum: 30 }, unit: 'orang' },
  { name: 'tarif', title: 'Tarif', type: 'number', format: 'rupiah' },
  { name: 'rasio', title: 'Rasio', type: 'number' },
  { name: 'tanggal', title: 'Tanggal', type: 'date', constraints: { minimum: '2020-01-01' } },
  { name: 'lahir', title: 'Tanggal lahir', type: 'date', format: '%d/%m/%Y' },
  { name: 'tahun', title: 'Tahun', type: 'year' },
];
const codes = new Map([['kemendagri-kecamatan', [{ code: '36.71.01', name: 'Tangerang' }]] as const]);

async function templateOf(standard: StandardContent, title = 'Kunjungan puskesmas'): Promise<ReadXlsx> {
  const path = join(directory, 'template.xlsx');
  await writeWorkbook(path, templateSheets(title, standard, codes));
  return readXlsx(path);
}

const columnLooks = (sheet: ReadXlsx['sheets'][number] | undefined) =>
  sheet ? childrenOf(childOf(sheet.root, 'cols') ?? sheet.root, 'col').map(({ attributes }) => attributes.style) : [];
const validations = (sheet: ReadXlsx['sheets'][number] | undefined) =>
  sheet
    ? childrenOf(childOf(sheet.root, 'dataValidations') ?? sheet.root, 'dataValidation').map(({ attributes, children }) => ({
        ...attributes,
        formulas: children.map((child) => (typeof child === 'string' ? '' : child.children.join(''))),
      }))
    : [];

describe('a template', () => {
  test('has an empty sheet with the standard’s titles, a guide, an example and hidden lists', async () => {
    const { sheets } = await templateOf({ fields });
    expect(sheets.map(({ name, hidden, selected }) => [name, hidden, selected])).toEqual([
      ['Kunjungan puskesmas', false, true],
      ['Petunjuk Satu Data', false, false],
      ['Contoh Satu Data', false, false],
      ['Daftar Satu Data', true, false],
    ]);
    const [data, guide, example, lists] = sheets;
    expect([...(data?.cells.values() ?? [])].map(({ text }) => text)).toEqual(fields.map(({ title }) => title));
    expect(data?.notes.get('A1')).toMatch(/^Wajib diisi\.\nNomor induk kependudukan\.\nTulis 16 angka NIK/);
    expect(guide?.cells.get('E11')?.text).toContain('Paling kecil 1. Paling besar 30.');
    expect(example?.cells.get('A2')).toMatchObject({ text: '3671011509900001', format: '@' });
    expect([lists?.cells.get('A2')?.text, lists?.cells.get('G2')?.text, lists?.cells.get('H2')?.text]).toEqual([
      'Puskesmas 0',
      '36.71.01',
      'Tangerang',
    ]);
  });

  test('calls key columns and the period mandatory, as the check does', async () => {
    const { sheets } = await templateOf({ fields, primaryKey: ['puskesmas'], periodField: 'tahun' });
    const [data, guide] = sheets;
    const mandatory = ['A1', 'B1', 'K1', 'C1'].map((cell) => data?.notes.get(cell)?.split('\n')[0]);
    expect(mandatory).toEqual(['Wajib diisi.', 'Wajib diisi.', 'Wajib diisi.', 'Boleh kosong.']);
    expect(['C6', 'C7', 'C8', 'C16'].map((cell) => guide?.cells.get(cell)?.text)).toEqual(['Ya', 'Ya', 'Tidak', 'Ya']);
    expect(validations(data)[1]).toMatchObject({ prompt: expect.stringMatching(/^Wajib diisi\. /) });
    expect(['A1', 'B1', 'C1'].map((cell) => data?.cells.get(cell)?.fill)).toEqual(['FCE4D6', 'FCE4D6', 'D9E1F2']);
  });

  test('types its columns: identifiers, decimal commas and other dates as text, the rest as numbers and dates', async () => {
    const workbook = await templateOf({ fields });
    const styles = childOf(parse(workbook, 'xl/styles.xml'), 'cellXfs');
    const formats = columnLooks(workbook.sheets[0]).map((style) => childrenOf(styles ?? fail(), 'xf')[Number(style)]?.attributes.numFmtId);
    const isText = formats.map((format) => format === '49');
    expect(isText).toEqual([true, true, true, true, true, false, true, false, false, true, false]);
  });

  test('offers choices, short ones in the cell and long ones from the hidden sheet, and checks lengths and ranges', async () => {
    const { sheets } = await templateOf({ fields });
    const [nik, puskesmas, jenis, aktif, kecamatan, jumlah, tarif, , tanggal, , tahun] = validations(sheets[0]);
    expect(nik).toMatchObject({ sqref: 'A2:A1048576', type: 'textLength', operator: 'equal', formulas: ['16'] });
    expect(puskesmas).toMatchObject({ type: 'list', formulas: ["'Daftar Satu Data'!$A$2:$A$61"] });
    expect(jenis).toMatchObject({ type: 'list', formulas: ['"Baru,Lama"'] });
    expect(aktif).toMatchObject({ type: 'list', formulas: ['"ya,tidak"'] });
    expect(kecamatan).toMatchObject({ type: 'list', errorStyle: 'warning', formulas: ['"36.71.01"'] });
    expect(jumlah).toMatchObject({ type: 'whole', operator: 'between', formulas: ['1', '30'] });
    expect(tarif).not.toHaveProperty('type');
    expect(tanggal).toMatchObject({ type: 'date', formulas: ['DATE(2020,1,1)', 'DATE(9999,12,31)'] });
    expect(tahun).toMatchObject({ type: 'whole' });
    for (const { prompt, error } of [nik, puskesmas, jumlah].map((one) => ({ prompt: '', error: '', ...one }))) {
      expect([prompt.length, error.length].every((length) => length > 0 && length <= 255)).toBe(true);
    }
  });

  test('says every rule of a column, its pattern as well, and checks a date between bounds that are no dates of their own', async () => {
    const asked: Field[] = [
      { name: 'kode', type: 'string', constraints: { pattern: '[A-Z]{3}', unique: true, maxLength: 3 } },
      { name: 'hari', type: 'date', constraints: { exclusiveMinimum: '2020-01-01', exclusiveMaximum: '2027-01-01' } },
    ];
    const { sheets } = await templateOf({ fields: asked });
    expect(sheets[1]?.cells.get('E6')?.text).toBe('Tidak boleh kembar. Paling panjang 3 huruf. Berpola [A-Z]{3}.');
    expect(validations(sheets[0])[1]).toMatchObject({ type: 'date', formulas: ['DATE(2020,1,1)', 'DATE(2027,1,1)'] });
  });

  test.each([
    ['Kunjungan: [puskesmas] / 2026?', 'Kunjungan puskesmas 2026'],
    ['Yang perlu diperbaiki', 'Data'],
    ["'''", 'Data'],
    ['Rekapitulasi penerima bantuan sosial se-Kota', 'Rekapitulasi penerima bantuan s'],
  ])('of a dataset called %s has a sheet called %s', async (title, name) => {
    expect((await templateOf({ fields }, title)).sheets[0]?.name).toBe(name);
  });

  test('filled as its example is, with a NIK that Excel would have destroyed, is taken whole', async () => {
    const plans = templateSheets('Kunjungan puskesmas', { fields }, codes);
    const values: Cell[] = [
      ...['3671014101900001', 'Puskesmas 3', 'Baru', 'ya', '36.71.01'].map((text) => ({ text })),
      { number: 12 },
      { text: 'Rp1.250.000' },
      { number: 0.5 },
      { number: 46277, look: { numberFormat: 'yyyy-mm-dd' } },
      { text: '28/02/2020' },
      { number: 2026 },
    ];
    const [data, ...others] = plans;
    const path = join(directory, 'filled.xlsx');
    await writeWorkbook(path, [{ ...(data ?? fail()), rows: [...rowsOf(data?.rows), { cells: values }] }, ...others]);
    const areaCodes = join(directory, 'area-codes.csv');
    writeFileSync(areaCodes, '36.71.01,Tangerang\n');
    const fakes = {
      ...ingestFakes(datasetOf({ access: 'limited', sharing: 'by-request' }), standardOf({ fields })),
      engine: duckdbTableEngine({ areaCodes }),
    };
    await ingestBatch(fakes, [deliver(fakes, uploadIds[0], await readFile(path), { fileName: 'isian.xlsx', period: '2026-09' })]);
    expect(fakes.faults).toEqual([]);
    const upload = await fakes.uploads.get('kunjungan-puskesmas', uploadIds[0]);
    const report = await fakes.published.getText(`datasets/kunjungan-puskesmas/uploads/${uploadIds[0]}/report.json`);
    expect(JSON.parse(report ?? '{}').errors).toEqual([]);
    expect(upload).toMatchObject({ state: 'in-review', counts: { rows: 1, validRows: 1, errors: 0 } });
  });
});

describe('GET …/template', () => {
  const operator: Principal = { type: 'account', sub: 'dinkes', name: 'Dinkes', kinds: [{ kind: 'operator', opdId: 'dinas-kesehatan' }] };
  const ask = { operation: 'getTemplate', params: { datasetId: 'kunjungan-puskesmas' } } as const;
  const published = datasetOf({ state: 'published', standardVersion: 1 });
  const json = { headers: { Accept: ['application/json'] } };

  test('leads to the workbook, built once', async () => {
    const datasetsFunction = desk({ datasets: [published], standards: [standardOf()] });
    const reply = await datasetsFunction.ask(anonymous, ask);
    expect(reply).toMatchObject({ status: 302, headers: { Vary: 'Accept' } });
    expect(String(reply.headers.Location)).toContain('fileName=templat-kunjungan-puskesmas-1.xlsx');
    expect(await datasetsFunction.ask(anonymous, { ...ask, ...json })).toMatchObject({
      status: 200,
      body: { url: reply.headers.Location, expiresAt: expect.any(String) },
    });
    expect(datasetsFunction.published.keys()).toEqual(['datasets/kunjungan-puskesmas/templates/1-3.xlsx']);
    expect(datasetsFunction.published.newest('datasets/kunjungan-puskesmas/templates/1-3.xlsx')?.versionId).toBe('v1');
    writeFileSync(
      join(directory, 'given.xlsx'),
      datasetsFunction.published.newest('datasets/kunjungan-puskesmas/templates/1-3.xlsx')?.bytes ?? '',
    );
    expect((await readXlsx(join(directory, 'given.xlsx'))).sheets[0]?.name).toBe('Kunjungan puskesmas');
  });

  test('gives a proposal to the OPD alone, since its next upload is judged by it', async () => {
    const datasetsFunction = desk({ datasets: [published], standards: [standardOf(), standardOf({ n: 2, state: 'proposed' })] });
    expect(String((await datasetsFunction.ask(operator, ask)).headers.Location)).toContain('puskesmas-2.xlsx');
    expect(String((await datasetsFunction.ask(anonymous, ask)).headers.Location)).toContain('puskesmas-1.xlsx');
  });

  test('is made from the standard that the next upload must meet, also when its approval has not led to a version yet', async () => {
    const datasetsFunction = desk({ datasets: [published], standards: [standardOf(), standardOf({ n: 2 })] });
    expect(String((await datasetsFunction.ask(operator, ask)).headers.Location)).toContain('puskesmas-2.xlsx');
    expect(String((await datasetsFunction.ask(anonymous, ask)).headers.Location)).toContain('puskesmas-1.xlsx');
  });

  test('is made from what the newest file proposed, while nothing else binds', async () => {
    const inferred = { state: 'proposed', origin: 'inferred' } as const;
    const draft = desk({ datasets: [datasetOf()], standards: [standardOf(inferred), standardOf({ ...inferred, n: 2 })] });
    expect(String((await draft.ask(operator, ask)).headers.Location)).toContain('puskesmas-2.xlsx');
  });

  test('gives no link that was signed while access was tightened: what is asked then is decided on anew', async () => {
    const datasetsFunction = desk({ datasets: [published], standards: [standardOf()] });
    const { presign } = datasetsFunction.published;
    datasetsFunction.published.presign = (...asked) => {
      datasetsFunction.datasets.put({ ...published, access: 'closed', oncePublic: false, revision: published.revision + 1 });
      return presign(...asked);
    };
    const reply = await datasetsFunction.ask(anonymous, ask);
    expect([reply.status, reply.headers.Location]).toEqual([404, undefined]);
    expect((await datasetsFunction.ask(operator, ask)).status).toBe(302);
  });

  test('gives none to an account that was disabled while the workbook was built', async () => {
    const datasetsFunction = desk({ datasets: [published], standards: [standardOf()] });
    const { putFile } = datasetsFunction.published;
    datasetsFunction.published.putFile = (...file) => {
      datasetsFunction.disable('dinkes');
      return putFile(...file);
    };
    expect(await datasetsFunction.ask(operator, { ...ask, ...json })).toMatchObject({ status: 401 });
  });

  test('is the fixed 404 while there is no standard, and for anyone who may not see the dataset', async () => {
    const draft = desk({ datasets: [datasetOf()], standards: [] });
    expect((await draft.ask(operator, ask)).status).toBe(404);
    const closed = desk({ datasets: [datasetOf({ state: 'published', access: 'closed', standardVersion: 1 })], standards: [standardOf()] });
    expect((await closed.ask(anonymous, ask)).body).toMatchObject({
      detail: 'Alamat atau data ini tidak ada, atau tidak terbuka untuk Anda.',
    });
    expect(closed.published.keys()).toEqual([]);
  });
});

function rowsOf(rows: unknown): Iterable<{ cells: readonly (Cell | undefined)[] }> {
  return Array.isArray(rows) ? rows : [];
}

function parse({ entries }: ReadXlsx, name: string) {
  return parseXml(String(entries.get(name)));
}

function fail(): never {
  throw new Error('it is not there');
}
