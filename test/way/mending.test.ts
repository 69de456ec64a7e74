import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { follow, member, type Response, send, textMember } from '../../demo/client.ts';
import { approve, csvOf, deliver, listMember, patience, register, report, versionsOf } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const sound = 'nik,bulan,jumlah\n3671014101900001,2026-01,1\n';
/** Rows 3, 4 and 5 are wrong in a cell each, and row 6 has a cell too few; the NIKs are nobody's. */
const wrong = [
  'nik,bulan,jumlah',
  '3671014101909901,2026-02,10',
  '3671014101909902,2026-02,sepuluh',
  '36710141019099,2026-02,12',
  '3671014101909904,2026-03,-1',
  '3671014101909905,2026-03',
  '',
].join('\n');
const mended = '3671014101909903';
const standard = {
  fields: [
    { name: 'nik', type: 'string', format: 'nik', personal: true },
    { name: 'bulan', type: 'yearmonth' },
    { name: 'jumlah', type: 'integer', constraints: { minimum: 0 } },
  ],
  periodField: 'bulan',
  primaryKey: ['nik', 'bulan'],
};
const limited = {
  access: 'limited',
  sharing: 'by-request',
  processing: { basis: 'UU 13/2011', purposes: ['verifikasi-bantuan'], retentionUntil: '2031-12-31' },
};

let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

/** Published once under an approved standard, then a file with errors: gives the path of the rejected upload. */
async function rejected(datasetId: string, content: string, registration: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const { client } = city;
  await register(client, datasetId, registration);
  const proposed = await send(client, 'dinkes', 'PUT', `/v1/datasets/${datasetId}/standard`, standard);
  expect(proposed.status, proposed.text).toBe(200);
  await approve(client, datasetId, await deliver(client, datasetId, sound));
  const upload = await deliver(client, datasetId, content);
  expect(upload).toMatchObject({ state: 'rejected', counts: { errors: content === wrong ? 4 : 3 } });
  return `/v1/datasets/${datasetId}/uploads/${textMember(upload, 'uploadId')}`;
}

async function settled(answer: Response, datasetId: string): Promise<unknown> {
  expect(answer.status, answer.text).toBe(201);
  return follow(city.client, 'dinkes', datasetId, textMember(answer.body, 'uploadId'));
}

/** All the bytes below a folder of the city's home, as text. */
function textBelow(folder: string): string {
  const files = readdirSync(join(city.home, folder), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n');
}

test('three bad cells are mended one after another without the file, and the whole is published; no corrected cell is in an item or a log', async () => {
  const { client } = city;
  const whole = wrong.replace('3671014101909905,2026-03\n', '');
  const path = await rejected('penerima-pkh', whole, limited);
  const mend = (at: string, cells: unknown, account = 'dinkes') => send(client, account, 'POST', `${at}/mending`, { cells });
  const first = [
    { rowNumber: 3, fieldName: 'jumlah', value: '11' },
    { rowNumber: 4, fieldName: 'nik', value: mended },
  ];
  expect((await mend(path, first, 'dinsos')).status).toBe(403);
  const half = await settled(await mend(path, first), 'penerima-pkh');
  expect(half).toMatchObject({ state: 'rejected', counts: { rows: 4, validRows: 3, errors: 1 }, derivedFrom: { kind: 'mending' } });
  expect(listMember(await report(client, 'penerima-pkh', half), 'errors')).toMatchObject([{ rowNumber: 5, fieldName: 'jumlah' }]);

  const second = `/v1/datasets/penerima-pkh/uploads/${textMember(half, 'uploadId')}`;
  const end = await settled(await mend(second, [{ rowNumber: 5, fieldName: 'jumlah', value: '13' }]), 'penerima-pkh');
  expect(end).toMatchObject({ state: 'published', versionNumber: 2, counts: { rows: 4, validRows: 4, errors: 0 } });
  const rows = await send(client, 'dinkes', 'GET', '/v1/datasets/penerima-pkh/rows?sort=nik&bulan__greater=2026-02');
  expect(listMember(rows.body, 'items').map((row) => [member(row, 'nik'), member(row, 'jumlah')])).toEqual([
    ['3671014101909901', 10],
    ['3671014101909902', 11],
    [mended, 12],
    ['3671014101909904', 13],
  ]);

  const kept = ['tables', 'logs'].map(textBelow);
  for (const text of kept) {
    expect(text).toContain(textMember(end, 'uploadId'));
    expect(text).not.toContain(mended);
  }
});

test('the head publishes the valid rows alone: what is missing is told wherever the dataset is, until the period comes whole', async () => {
  const { client } = city;
  const path = await rejected('salvage', wrong, { access: 'closed', exemption: exemption(), processing: limited.processing });
  expect((await send(client, 'dinkes', 'GET', path)).body).toMatchObject({ salvageable: true });
  const salvage = (account: string) => send(client, account, 'POST', `${path}/salvage`, { reason: 'Sisanya menyusul' });
  expect((await salvage('dinkes')).status).toBe(403);
  const end = await settled(await salvage('dinkes-pj'), 'salvage');
  expect(end).toMatchObject({ state: 'published', leftOut: 4, derivedFrom: { kind: 'salvage', reason: 'Sisanya menyusul' } });

  const dataset = '/v1/datasets/salvage';
  expect((await send(client, 'dinkes', 'GET', dataset)).body).toMatchObject({ rows: 2, leftOut: 4 });
  expect((await versionsOf(client, 'salvage'))[0]).toMatchObject({
    n: 2,
    leftOut: 4,
    // No row of March is valid: what is missing of it counts with the newest period that was written.
    periods: [{ period: '2026-01' }, { period: '2026-02', rows: 1, leftOut: 4 }],
  });
  const again = await deliver(client, 'salvage', 'nik,bulan,jumlah\n3671014101909901,2026-02,10\n');
  expect(again).toMatchObject({ state: 'published' });
  expect(member((await send(client, 'dinkes', 'GET', dataset)).body, 'leftOut')).toBeUndefined();
});

test('the public reads how many rows an open dataset lacks: on its page, in the list and in searches', async () => {
  const { client } = city;
  await register(client, 'kelambu');
  const content = 'kelurahan,jumlah\nBenda,1\n';
  await approve(client, 'kelambu', await deliver(client, 'kelambu', content));
  const bad = await deliver(client, 'kelambu', `${content}Cipondoh,dua\nBatuceper,3\n`);
  const path = `/v1/datasets/kelambu/uploads/${textMember(bad, 'uploadId')}`;
  const sent = await send(client, 'dinkes-pj', 'POST', `${path}/salvage`, { reason: 'Sisanya menyusul' });
  expect(await settled(sent, 'kelambu')).toMatchObject({ state: 'published', leftOut: 1 });
  expect(await csvOf(client, 'kelambu')).toBe('kelurahan,jumlah\nBenda,1\nBatuceper,3\n');

  const words = '1 baris belum dimuat karena belum sesuai standar.';
  expect((await send(client, undefined, 'GET', '/dataset/kelambu')).text).toContain(words);
  const found = async () => (await send(client, undefined, 'GET', '/v1/datasets?q=kelambu')).body;
  await expect.poll(async () => member(listMember(await found(), 'items')[0], 'leftOut'), patience).toBe(1);
  expect((await send(client, undefined, 'GET', '/dataset?q=kelambu')).text).toContain(words);
});

function exemption() {
  return { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Uji', until: '2031-12-31' };
}
