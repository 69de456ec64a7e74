import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { readXlsx } from '../excel-writer/read-xlsx.ts';
import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';
import { approve, deliver, register, report } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** Issue 3, done when 3: a NIK column that Excel destroyed is refused once, and the template that its report names corrects it. */
const niks = ['3671015205900001', '3671015205900002', '9171012011880003', '3671010101010009', '3671014101900005', '1101014505990016'];
const labels = ['NIK', 'Bantuan'];

const row = (cells: readonly string[], number: number) => `<row r="${number}">${cells.join('')}</row>`;
const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const sheetOf = (cells: readonly string[]) => row(labels.map(text), 1) + cells.map((nik, n) => row([nik, text('PKH')], n + 2)).join('');
const csvOf = (cells: readonly string[]) => `${labels.join(';')}\n${cells.map((nik) => `${nik};PKH\n`).join('')}`;
const rounded = niks.map((nik) => `${nik.slice(0, 15)}0`);
/** What Excel shows of them, and so writes into a CSV. */
const shown = niks.map((nik) => `${nik[0]},${nik.slice(1, 6)}E+15`);

const destroyed: readonly (readonly [how: string, fileName: string, content: () => Promise<Uint8Array> | string])[] = [
  ['typed as numbers', 'data.xlsx', () => zipParts(partsOf({ sheets: [sheetOf(niks.map((nik) => `<c><v>${nik}</v></c>`))] }))],
  [
    'as Excel stores typed numbers',
    'data.xlsx',
    () => zipParts(partsOf({ sheets: [sheetOf(rounded.map((nik) => `<c><v>${nik}</v></c>`))] })),
  ],
  ['made text after they were numbers', 'data.xlsx', () => zipParts(partsOf({ sheets: [sheetOf(rounded.map(text))] }))],
  ['saved as CSV from numbers', 'data.csv', () => csvOf(shown)],
  ['saved as CSV from numbers without decimals', 'data.csv', () => csvOf(rounded)],
];

let city: SharedCity;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-destroyed-'));
  city = await sharedCity();
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
});

/** The template's table sheet with these rows typed into it, as Excel would keep them: every cell text, because its column is. */
async function filledTemplate(datasetId: string): Promise<Uint8Array> {
  const link = await send(city.client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/template`, undefined, { Accept: 'application/json' });
  expect(link.status, link.text).toBe(200);
  const path = join(directory, `${datasetId}.xlsx`);
  writeFileSync(path, await (await fetch(textMember(link.body, 'url'))).bytes());
  const { entries, sheets } = await readXlsx(path);
  const [table] = sheets;
  expect([table?.cells.get('A1')?.text, table?.cells.get('B1')?.text]).toEqual(labels);
  const xml = String(entries.get(table?.part ?? ''));
  expect(xml.match(/<\/sheetData>/g)).toHaveLength(1);
  const rows = niks.map((nik, n) => row([text(nik), text('PKH')], n + 2)).join('');
  return zipParts(new Map(entries).set(table?.part ?? '', Buffer.from(xml.replace('</sheetData>', `${rows}</sheetData>`))));
}

async function expectRefusedOnce(datasetId: string, content: string | Uint8Array, fileName: string): Promise<void> {
  const upload = await deliver(city.client, datasetId, content, { fileName });
  expect(upload).toMatchObject({ state: 'rejected', counts: { rows: niks.length, validRows: 0 } });
  const found = await report(city.client, datasetId, upload);
  expect(found).toMatchObject({
    errorCounts: { 'type-error': 1 },
    errors: [
      {
        type: 'type-error',
        fieldName: 'nik',
        message: `Kolom NIK: Excel telah merusak angka-angka ini di ${niks.length} sel. Angka aslinya tidak dapat dipulihkan dari berkas ini.`,
        mend: expect.stringContaining('Unduh templat dataset ini'),
      },
    ],
  });
}

async function expectMended(datasetId: string): Promise<void> {
  const upload = await deliver(city.client, datasetId, await filledTemplate(datasetId), { fileName: 'templat.xlsx' });
  expect(await approve(city.client, datasetId, upload)).toMatchObject({ state: 'published' });
  const rows = await send(city.client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/rows?columns=nik&sort=nik`);
  expect(rows.status, rows.text).toBe(200);
  // In quotes, so never a number on the way to anyone who reads it.
  expect(rows.text.match(/"nik":"\d+"/g)).toEqual([...niks].sort().map((nik) => `"nik":"${nik}"`));
}

const processing = { basis: 'UU 13/2011', purposes: ['bantuan-sosial'], retentionUntil: '2031-12-31' };
const personal = { access: 'limited', sharing: 'by-request', cadence: 'ad-hoc', processing };

describe('under a standard that demands more of the column', () => {
  const datasetId = 'penerima-bpnt';
  beforeAll(async () => {
    await register(city.client, datasetId, personal);
    const fields = [
      { name: 'nik', title: 'NIK', type: 'string', format: 'nik', constraints: { required: true, unique: true } },
      { name: 'bantuan', title: 'Bantuan', type: 'string' },
    ];
    const set = await send(city.client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, { fields, primaryKey: ['nik'] });
    expect(set.status, set.text).toBe(200);
  });

  test.each(destroyed)('NIKs %s are refused in one sentence', async (_how, fileName, content) => {
    await expectRefusedOnce(datasetId, await content(), fileName);
  });

  test('and the template, filled with the right ones, is published with exactly those', () => expectMended(datasetId));
});

describe.each(destroyed)('without a standard, NIKs %s', (how, fileName, content) => {
  const datasetId = `baru-${destroyed.findIndex(([known]) => known === how)}`;

  test('are refused in one sentence, and the template that it names, filled with the right ones, is published', async () => {
    await register(city.client, datasetId, personal);
    await expectRefusedOnce(datasetId, await content(), fileName);
    await expectMended(datasetId);
  });
});
