import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { follow, type Response, send, textMember } from '../../demo/client.ts';
import type { Row } from '../../functions/excel-writer/sheet.ts';
import { writeWorkbook } from '../../functions/excel-writer/write-workbook.ts';
import { criterion } from '../criteria/criterion.ts';
import { everyNth, tried } from '../product-size.ts';
import { approve, type City, deliver, register, startCity } from '../way/city.ts';
import { keepMessages, type Remain } from './city-remains.ts';
import { type NikSearch, nikSearcher, nothing, sumOf, syntheticNiks } from './nik-search.ts';
import { listenToAnswers, textsOfCity } from './searched-city.ts';

/**
 * T27 for the ways of ingest: 10,000 NIKs (200 in `npm test`) go by CSV and by workbook through every one of them, then everything that the city wrote is searched.
 * Criterion: none in any item, log line, metric, message, object name, or answer that isn't made of rows, in any form of nik-search.ts; and in
 * no object but uploaded files, parts, files, full reports and returned workbooks.
 */
const niks = syntheticNiks(tried(200, 10_000));
const search = nikSearcher(niks);

const labels = ['NIK', 'Nama', 'Bantuan', 'Jumlah'];
const record = (nik: string, n: number, bantuan: string) => [nik, `Warga ${n}`, bantuan, String(n % 9)];
type Table = readonly (readonly string[])[];
const tableOf = (cells: readonly string[], bantuan = 'PKH'): Table => [labels, ...cells.map((nik, n) => record(nik, n, bantuan))];
const csvOf = (table: Table, delimiter = ',') => table.map((cells) => `${cells.join(delimiter)}\n`).join('');

const fields = [
  { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
  { name: 'nama', title: 'Nama', type: 'string' },
  { name: 'bantuan', title: 'Bantuan', type: 'string' },
  { name: 'jumlah', title: 'Jumlah', type: 'integer', constraints: { maximum: 9 } },
];
const processing = { basis: 'UU 13/2011', purposes: ['bantuan-sosial'], retentionUntil: '2031-12-31' };
const personal = { access: 'limited', sharing: 'by-request', cadence: 'ad-hoc', processing };

let city: City;
let home: string;
let answers: readonly Remain[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'satudata-nik-'));
  city = await startCity({ home });
  keepMessages(home);
  answers = listenToAnswers(city.client.url);
});
afterAll(async () => {
  vi.restoreAllMocks();
  await city?.stop();
  rmSync(home, { recursive: true, force: true });
});

async function workbookOf(table: Table, names: readonly string[] = ['Data']): Promise<Uint8Array> {
  const path = join(home, 'berkas.xlsx');
  const rows = table.map((cells): Row => ({ cells: cells.map((text) => ({ text })) }));
  await writeWorkbook(
    path,
    names.map((name) => ({ name, columns: [], rows })),
  );
  const bytes = readFileSync(path);
  rmSync(path);
  return bytes;
}

const bytesOf = async (table: Table, kind: 'csv' | 'xlsx') => (kind === 'csv' ? csvOf(table) : workbookOf(table));
const uploadPath = (datasetId: string, upload: unknown) => `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}`;

async function ask(account: string, method: string, path: string, body?: unknown, status = 200): Promise<Response> {
  const key = method === 'POST' ? { 'Idempotency-Key': `kunci-${answers.length}` } : {};
  const answer = await send(city.client, account, method, path, body, { Accept: 'application/json', ...key });
  expect(answer.status, `${method} ${path}: ${answer.text}`).toBe(status);
  return answer;
}

async function withStandard(datasetId: string, more: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await register(city.client, datasetId, personal);
  await ask('dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, { fields, primaryKey: ['nik'], ...more });
}

/** Everything that its OPD and the steward look at after a rejection. */
async function lookAt(datasetId: string, upload: unknown): Promise<void> {
  const path = uploadPath(datasetId, upload);
  await ask('dinkes', 'GET', path);
  await ask('dinkes', 'GET', `${path}/report`);
  await ask('kominfo', 'GET', `${path}/report`);
  await ask('dinkes', 'GET', `/v1/datasets/${datasetId}/uploads`);
  await ask('kominfo', 'GET', '/v1/reviews');
}

describe.each(['csv', 'xlsx'] as const)('every NIK goes by %s', (kind) => {
  const fileName = `data.${kind}`;
  const standing = `standar-${kind}`;

  test('into a proposal, a review and a first version', async () => {
    const datasetId = `usulan-${kind}`;
    await register(city.client, datasetId, personal);
    const upload = await deliver(city.client, datasetId, await bytesOf(tableOf(niks), kind), { fileName });
    await lookAt(datasetId, upload);
    expect(await approve(city.client, datasetId, upload)).toMatchObject({ state: 'published', counts: { rows: niks.length } });
    await ask('dinkes', 'GET', `/v1/datasets/${datasetId}/standard`);
    await ask('dinkes', 'GET', `/v1/datasets/${datasetId}/template`);
  });

  test('into versions under a standard, compared row by row; and out again', async () => {
    await withStandard(standing);
    await approve(city.client, standing, await deliver(city.client, standing, await bytesOf(tableOf(niks), kind), { fileName }));
    const changed = tableOf(niks.toReversed(), 'BPNT');
    const upload = await deliver(city.client, standing, await bytesOf(changed, kind), { fileName });
    await lookAt(standing, upload);
    if (textMember(upload, 'state') === 'in-review') await approve(city.client, standing, upload);
    await ask('dinkes', 'GET', `/v1/datasets/${standing}/versions/2/diff`);
    await ask('dinkes', 'GET', `/v1/datasets/${standing}/versions`);
    await ask('dinkes', 'GET', `/v1/datasets/${standing}/statistics`);
    for (const format of ['csv', 'xlsx', 'json', 'parquet'])
      await send(city.client, 'dinkes', 'GET', `/v1/datasets/${standing}/files/${format}`);
    expect((await ask('dinkes', 'GET', `/v1/datasets/${standing}/rows?limit=1000&sort=nik`)).text).toContain(niks[0]);
  });

  test('into a rejection with every cell of the column wrong, its returned workbook and its mending', async () => {
    const wrong = tableOf(niks.map((nik) => `${nik}x`));
    const upload = await deliver(city.client, standing, await bytesOf(wrong, kind), { fileName });
    expect(upload).toMatchObject({ state: 'rejected', hasReturnedWorkbook: true, counts: { errors: niks.length } });
    await lookAt(standing, upload);
    await ask('dinkes', 'GET', `${uploadPath(standing, upload)}/returned-workbook`);
    const cells = niks.slice(0, 50).map((value, n) => ({ rowNumber: n + 2, fieldName: 'NIK', value }));
    const mending = await ask('dinkes', 'POST', `${uploadPath(standing, upload)}/mending`, { cells }, 201);
    const mended = await follow(city.client, 'dinkes', standing, textMember(mending.body, 'uploadId'));
    expect(mended).toMatchObject({ state: 'rejected', counts: { errors: niks.length - 50 } });
    await lookAt(standing, mended);
  });

  test('into a rejection that mending can not reach, with repeated keys, and a salvage of what is right', async () => {
    const doubled = tableOf(niks.flatMap((nik, n) => (n % 2 === 0 ? [nik, nik] : [nik])));
    const upload = await deliver(city.client, standing, await bytesOf(doubled, kind), { fileName });
    expect(upload).toMatchObject({ state: 'rejected', salvageable: true });
    await lookAt(standing, upload);
    const salvage = { reason: 'Sisanya menyusul' };
    const saved = await ask('dinkes-pj', 'POST', `${uploadPath(standing, upload)}/salvage`, salvage, 201);
    await lookAt(standing, await follow(city.client, 'dinkes', standing, textMember(saved.body, 'uploadId')));
  });

  test('into cells of other columns, into dates, numbers and a key to another dataset', async () => {
    const datasetId = `salah-kolom-${kind}`;
    await withStandard(datasetId, {
      fields: [...fields.slice(0, 3), { name: 'jumlah', title: 'Jumlah', type: 'date' }],
      primaryKey: [],
      foreignKeys: [{ fields: ['nik'], reference: { resource: `usulan-${kind}`, fields: ['nama'] } }],
    });
    const astray = niks.map((nik) => [nik, nik, 'PKH', nik]);
    await lookAt(datasetId, await deliver(city.client, datasetId, await bytesOf([labels, ...astray], kind), { fileName }));
    const unnamed = `tanpa-nama-${kind}`;
    await register(city.client, unnamed, { ...personal, access: 'open', sharing: undefined });
    const codes = niks.map((nik, n) => [String(n), `36.71.${nik}`, n % 3 === 0 ? nik : 'K-1']);
    await lookAt(unnamed, await deliver(city.client, unnamed, await bytesOf([['No', 'Isi', 'Kode'], ...codes], kind), { fileName }));
  });

  test('into the place of a header, of notes and of totals', async () => {
    const datasetId = `tanpa-judul-${kind}`;
    await register(city.client, datasetId, personal);
    const noHeader = niks.map((nik, n) => record(nik, n, 'PKH'));
    const noted: Table = [[`Data NIK ${niks[7]}`], [], ...tableOf(niks), ['Jumlah', niks[9] ?? '', '', '7'], [`Sumber: ${niks[8]}`]];
    const wide: Table = [niks.slice(0, 40), niks.slice(40, 80), niks.slice(80, 120)];
    const turned: Table = [
      ['Uraian', ...niks.slice(0, 4)],
      ['Nama', 'Ani', 'Budi', 'Citra', 'Dedi'],
      ['Pekerjaan', 'Guru', 'Petani', 'Bidan', 'Nelayan'],
    ];
    for (const table of everyNth([noHeader, wide, noted, [labels, niks.slice(0, 4)], turned, noHeader.slice(0, 12)], 2)) {
      await lookAt(datasetId, await deliver(city.client, datasetId, await bytesOf(table, kind), { fileName }));
      await lookAt(standing, await deliver(city.client, standing, await bytesOf(table, kind), { fileName }));
    }
  });

  test('into few rows, whose every value is looked at for drift, and into a review that still waits', async () => {
    const datasetId = `sedikit-${kind}`;
    await withStandard(datasetId, { primaryKey: [] });
    // Each is paid three times, so the column looks like a category.
    const few = (from: number) => tableOf(niks.slice(from, from + 20).flatMap((nik) => [nik, nik, nik]));
    await approve(city.client, datasetId, await deliver(city.client, datasetId, await bytesOf(few(0), kind), { fileName }));
    const upload = await deliver(city.client, datasetId, await bytesOf(few(10), kind), { fileName });
    expect(upload).toMatchObject({ state: 'in-review', reviewReasons: [expect.stringContaining('nik')] });
    await lookAt(datasetId, upload);
  });

  test('into files that are broken, and calls that are refused', async () => {
    const whole = Buffer.from(await bytesOf(tableOf(niks), kind));
    const cut = whole.subarray(0, Math.floor(whole.length * 0.7));
    const unclosed = Buffer.from(csvOf(tableOf(niks)).replace(`Warga ${niks.length / 2}`, `"Warga ${niks.length / 2}`));
    for (const bytes of [cut, unclosed, Buffer.concat([whole, Buffer.from([0, 0, 0])])])
      await lookAt(standing, await deliver(city.client, standing, bytes, { fileName }));
    const uploads = `/v1/datasets/${standing}/uploads`;
    await ask('dinkes', 'POST', uploads, { fileName: `data ${niks[3]}.csv`, size: 5 }, 400);
    await ask('dinkes', 'POST', uploads, { fileName, size: 5, sheet: niks[3] }, 400);
    await ask('dinkes', 'POST', uploads, { fileName, size: 5, period: niks[3] }, 400);
    const list = await ask('dinkes', 'GET', uploads);
    const [last] = Object.values(list.body ?? {}).flat();
    const path = uploadPath(standing, last);
    await ask('dinkes', 'POST', `${path}/mending`, { cells: [{ rowNumber: 2, fieldName: niks[4], value: `${niks[4]}\u0000` }] }, 400);
    const nowhere = await send(city.client, 'dinkes', 'POST', `${path}/mending`, {
      cells: [{ rowNumber: 99_999, fieldName: niks[4], value: niks[4] }],
    });
    if (nowhere.status === 201) await lookAt(standing, await follow(city.client, 'dinkes', standing, textMember(nowhere.body, 'uploadId')));
  });
});

test('a workbook with a sheet a person, each named by a NIK, is one that the clerk must choose from, and only the OPD reads the names', async () => {
  const bytes = await workbookOf(tableOf(niks.slice(0, 20)), niks.slice(0, 3));
  const upload = await deliver(city.client, 'standar-xlsx', bytes, { fileName: 'data.xlsx' });
  expect(upload).toMatchObject({
    state: 'asking',
    message: expect.stringContaining('dapat dibaca dengan lebih dari satu cara'),
  });
  await lookAt('standar-xlsx', upload);
});

describe('what a NIK looks like is found', () => {
  const [nik = ''] = niks;
  const digest = (name: string) => createHash(name).update(nik).digest();
  test.each<[string, string, Partial<NikSearch>]>([
    ['among digits', `a=1${nik}2`, { plain: 1 }],
    ['in JSON, as a text and as a number', `{"a":"${nik}","b":${nik}}`, { plain: 2 }],
    ['with dots', `${nik.slice(0, 2)}.${nik.slice(2, 4)}.${nik.slice(4, 6)}.${nik.slice(6, 12)}.${nik.slice(12)}`, { spaced: 1 }],
    ['in fours in a URL', nik.replace(/(\d{4})(?=\d)/g, '$1%20'), { spaced: 1 }],
    ...['sha256', 'sha1', 'md5'].flatMap((name): [string, string, Partial<NikSearch>][] => [
      [`as ${name}`, `"${digest(name).toString('hex')}"`, { digested: 1 }],
      [`as ${name} in capitals`, digest(name).toString('hex').toUpperCase(), { digested: 1 }],
      [`as ${name} in base64`, `{"B":"${digest(name).toString('base64')}"}`, { digested: 1 }],
      [`as ${name} in a URL`, `/x/${digest(name).toString('base64url')}`, { digested: 1 }],
    ]),
  ])('%s', (_how, text, found) => {
    expect(search(text)).toMatchObject({ ...nothing, ...found });
  });

  test('in base64', () => {
    expect(search(Buffer.from(`{"after":"${nik}"}`).toString('base64')).encoded).toBeGreaterThan(0);
    expect(search('7d0b3671a1f09171 2026-09-15T05:00:00.000Z 01K5000000000000000000000A')).toEqual(nothing);
  });
});

test('nothing that the city wrote tells a NIK, but where rows belong', async () => {
  await city.stop();
  const { places, rowObjects } = await textsOfCity(city, answers);
  const found = Object.entries(places).flatMap(([place, all]) => {
    const results = all.map(({ where, texts }) => ({ where, found: sumOf(texts.map(search)) }));
    console.log(`${place}: ${all.length} searched, ${JSON.stringify(sumOf(results.map((result) => result.found)))}`);
    expect(all.length, place).toBeGreaterThan(0);
    return results.filter((result) => JSON.stringify(result.found) !== JSON.stringify(nothing)).map((result) => ({ place, ...result }));
  });
  const held = sumOf(rowObjects.filter(({ name }) => !/\.(xlsx|parquet)$/.test(name)).map(({ bytes }) => search(bytes.toString('latin1'))));
  criterion(
    'T27',
    `ingest: ${found.length} of ${Object.values(places).flat().length} places hold one of ${niks.length} NIKs; objects where rows belong: ${rowObjects.length}, ${JSON.stringify(held)}`,
  );
  expect(found).toEqual([]);
  // Searched as above, the places where rows belong are full of them.
  expect(held.plain).toBeGreaterThan(niks.length);
});
