import { beforeAll, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';
import { isWhole } from '../product-size.ts';
import { approve, deliver, register } from '../way/city.ts';
import { type SharedCity, sharedCity } from '../way/shared-city.ts';

/**
 * No NIK is ever a number, in JavaScript or in SQL: neighbours that differ in the last digit come out as they went in, through every container,
 * under an inferred standard and one that is given, out of every form. As doubles, those of provinces 91 to 97 would be one another's.
 */
const fronts = ['367101520590', '917101410185', '971011010190', '110101450599', '940101310388'];
const niks = fronts.flatMap((front) => Array.from({ length: 10 }, (_, n) => `${front}900${n}`));
const asNumbers = new Set(niks.map((nik) => Number(nik)));

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

const csv = (delimiter: string, quote = '') =>
  ['NIK', ...niks]
    .map((nik, n) => `${quote}${nik}${quote}${delimiter}${n}\n`)
    .join('')
    .replace('0\n', 'Urutan\n');
const html = `<html><body><table><tr><th>NIK</th><th>Urutan</th></tr>${niks.map((nik, n) => `<tr><td>${nik}</td><td>${n + 1}</td></tr>`).join('')}</table></body></html>`;
/** A row of two cells: what stands within the first, from its attributes on, and a number or a text. */
const row = (nik: string, n: number | string) =>
  `<row><c${nik}</c><c${typeof n === 'string' ? ` t="inlineStr"><is><t>${n}</t></is>` : `><v>${n}</v>`}</c></row>`;
const inline = (text: string) => ` t="inlineStr"><is><t>${text}</t></is>`;
const inlineSheet = row(inline('NIK'), 'Urutan') + niks.map((nik, n) => row(inline(nik), n + 1)).join('');
const sharedSheet = row(' t="s"><v>0</v>', 'Urutan') + niks.map((_, n) => row(` t="s"><v>${n + 1}</v>`, n + 1)).join('');
const shared = ['NIK', ...niks].map((text) => `<si><t>${text}</t></si>`).join('');
const formulaSheet = row(inline('NIK'), 'Urutan') + niks.map((nik, n) => row(` t="str"><f>TEXT(A1,"0")</f><v>${nik}</v>`, n + 1)).join('');

const containers: readonly (readonly [what: string, fileName: string, content: () => Promise<Uint8Array> | string | Uint8Array])[] = [
  ['CSV', 'data.csv', () => csv(',')],
  ['CSV with semicolons', 'data.csv', () => csv(';')],
  ['CSV with quotes', 'data.csv', () => csv(',', '"')],
  ['TSV in UTF-16', 'data.tsv', () => Buffer.from(`\uFEFF${csv('\t')}`, 'utf16le')],
  ['a workbook with texts in its cells', 'data.xlsx', () => zipParts(partsOf({ sheets: [inlineSheet] }))],
  ['a workbook with shared texts', 'data.xlsx', () => zipParts(partsOf({ sheets: [sharedSheet], texts: shared }))],
  ['a workbook with texts of formulas', 'data.xlsx', () => zipParts(partsOf({ sheets: [formulaSheet] }))],
  ['a page that calls itself .xls', 'data.xls', () => html],
];
const processing = { basis: 'UU 13/2011', purposes: ['bantuan-sosial'], retentionUntil: '2031-12-31' };
const personal = { access: 'limited', sharing: 'by-request', cadence: 'ad-hoc', processing };
const given = {
  fields: [
    { name: 'nik', title: 'NIK', type: 'string', format: 'nik' },
    { name: 'urutan', title: 'Urutan', type: 'integer' },
  ],
  primaryKey: ['nik'],
};

test('the NIKs are such that numbers would mix them up', () => {
  expect(new Set(niks).size).toBe(niks.length);
  expect(asNumbers.size).toBeLessThan(niks.length);
});

test.each(containers)('%s: every NIK comes out as it went in', async (what, fileName, content) => {
  const place = containers.findIndex(([known]) => known === what);
  // Under both in `npm run prove`; in `npm test` in turn.
  for (const standard of isWhole ? [undefined, given] : [[undefined, given][place % 2]]) {
    const datasetId = `tepat-${place}${standard ? '-standar' : ''}`;
    await register(city.client, datasetId, personal);
    if (standard) expect((await send(city.client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, standard)).status).toBe(200);
    const upload = await deliver(city.client, datasetId, await content(), { fileName, mode: standard ? 'all' : 'periods' });
    expect(await approve(city.client, datasetId, upload)).toMatchObject({ state: 'published', counts: { rows: niks.length } });
    const get = (path: string) => send(city.client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/${path}`);
    const page = await get('rows?sort=urutan&limit=1000');
    expect([...page.text.matchAll(/"nik":"(\d+)"/g)].map(([, nik]) => nik)).toEqual(niks);
    const link = await send(city.client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/files/csv`, undefined, { Accept: 'application/json' });
    const file = await (await fetch(textMember(link.body, 'url'))).text();
    expect(file.match(/^\d{16}(?=,)/gm)).toEqual(niks);
    // Nobody's number may stand in a URL, not even in the answer that says so.
    const filtered = await get(`rows?nik=${niks[0]}`);
    expect([filtered.status, filtered.text.includes(niks[0] ?? '')]).toEqual([400, false]);
  }
});

test('a period of neighbours that changed in the last digit alone is told as so many rows', async () => {
  const datasetId = 'tetangga';
  await register(city.client, datasetId, personal);
  await send(city.client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, given);
  const half = (odd: number) =>
    `NIK,Urutan\n${niks.flatMap((nik, n) => (n % 2 === odd ? [`${nik},${Math.floor(n / 2)}\n`] : [])).join('')}`;
  await approve(city.client, datasetId, await deliver(city.client, datasetId, half(0)));
  const upload = await deliver(city.client, datasetId, half(1));
  expect(upload).toMatchObject({ changes: { added: 25, removed: 25, changed: 0 } });
});
