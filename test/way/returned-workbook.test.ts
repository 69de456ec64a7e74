import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { markFill } from '../../functions/ingest/returned/marks.ts';
import { type ReadXlsx, readXlsx } from '../excel-writer/read-xlsx.ts';
import { deliver, publishFirst, register } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

const datasetId = 'sarana-olahraga';
let city: SharedCity;
let directory: string;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'satudata-way-returned-'));
  city = await sharedCity();
  await publishFirst(city.client, datasetId, 'kode,kecamatan,jumlah\nA1,Benda,10\nA2,Neglasari,20\n');
});
afterAll(async () => {
  rmSync(directory, { recursive: true, force: true });
});

const wantsJson = { Accept: 'application/json' };

async function download(account: string | undefined, path: string): Promise<ReadXlsx> {
  const answer = await send(city.client, account, 'GET', path, undefined, wantsJson);
  expect(answer.status, answer.text).toBe(200);
  const response = await fetch(textMember(answer.body, 'url'));
  expect(response.status).toBe(200);
  const file = join(directory, 'downloaded.xlsx');
  writeFileSync(file, await response.bytes());
  return readXlsx(file);
}

test('a rejected file comes back marked, to its own OPD alone', async () => {
  const rejected = await deliver(city.client, datasetId, 'kode,kecamatan,jumlah\nA1,Benda,sepuluh\nA2,Neglasari,20\n');
  expect(rejected).toMatchObject({ state: 'rejected', hasReturnedWorkbook: true });
  const path = `/v1/datasets/${datasetId}/uploads/${textMember(rejected, 'uploadId')}/returned-workbook`;
  const { sheets } = await download('dinkes', path);
  expect(sheets.map(({ name }) => name)).toEqual(['Yang perlu diperbaiki', 'data']);
  expect(sheets[1]?.cells.get('C2')).toMatchObject({ text: 'sepuluh', fill: markFill });
  const redirect = await send(city.client, 'dinkes', 'GET', path);
  expect(redirect.status).toBe(302);
  for (const [account, status] of [
    ['kominfo', 403],
    ['dinsos', 403],
    ['helpdesk', 403],
    [undefined, 401],
  ] as const) {
    expect((await send(city.client, account, 'GET', path)).status, account).toBe(status);
  }
});

test('an upload without one says so in words', async () => {
  const published = await deliver(city.client, datasetId, 'kode,kecamatan,jumlah\nA1,Benda,11\n');
  const answer = await send(
    city.client,
    'dinkes',
    'GET',
    `/v1/datasets/${datasetId}/uploads/${textMember(published, 'uploadId')}/returned-workbook`,
  );
  expect(answer).toMatchObject({ status: 404, body: { code: 'not-found', detail: expect.stringContaining('Excel bertanda perbaikan') } });
});

test('anyone who sees a dataset gets its template; a draft without a standard has none', async () => {
  const { sheets } = await download(undefined, `/v1/datasets/${datasetId}/template`);
  expect(sheets.map(({ name }) => name)).toEqual([datasetId, 'Petunjuk Satu Data', 'Contoh Satu Data']);
  await register(city.client, 'baru');
  expect((await send(city.client, 'dinkes', 'GET', '/v1/datasets/baru/template')).status).toBe(404);
});

test('a template of a standard with area codes offers those of the city', async () => {
  await register(city.client, 'kecamatan');
  const fields = [{ name: 'kode', type: 'string', referenceCodes: 'kemendagri-kecamatan' }];
  expect((await send(city.client, 'dinkes', 'PUT', '/v1/datasets/kecamatan/standard', { fields })).status).toBeLessThan(300);
  const { sheets } = await download('dinkes', '/v1/datasets/kecamatan/template');
  const lists = sheets.find(({ name }) => name === 'Daftar Satu Data');
  expect(lists?.cells.get('A2')?.text).toBe('36.71.01');
  expect([...(lists?.cells.keys() ?? [])].filter((reference) => reference.startsWith('A'))).toHaveLength(1 + 13);
});
