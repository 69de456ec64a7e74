import { beforeAll, expect, test } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** Who looked at whom on the whole laptop, with the rights that the template gives: for the resident, the head, the Inspektorat. */
let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

const get = (account: string | undefined, path: string) => send(city.client, account, 'GET', path);

test('a resident reads who looked once they are bound, and nobody else does', async () => {
  const resident = 'warga-jejak@mail.example';
  const invited = await send(city.client, 'kominfo', 'POST', '/v1/accounts', { email: resident, name: 'Dewi', groups: [] });
  const sub = textMember(invited.body, 'sub');
  expect((await get(resident, '/v1/me/receipts')).status).toBe(403);
  const person = { nik: '3671014507909902', document: 'ktp-el', checkedInPerson: true };
  expect((await send(city.client, 'loket', 'PUT', `/v1/accounts/${sub}/person`, person)).status).toBe(200);
  const found = await get(resident, '/v1/me/receipts?own=true');
  expect([found.status, found.body]).toEqual([200, { items: [] }]);
  for (const account of ['kominfo', 'dinkes-pj', 'pemeriksa', 'loket']) expect((await get(account, '/v1/me/receipts')).status).toBe(403);
});

test('the head reads who looked at people in their datasets, and the Inspektorat its sample', async () => {
  expect(await get('dinkes-pj', '/v1/opds/dinkes/receipts')).toMatchObject({ status: 200, body: { items: [] } });
  expect((await get('dinkes-pj', '/v1/opds/dinsos/receipts')).status).toBe(403);
  const month = new Date().toISOString().slice(0, 7);
  expect(await get('pemeriksa', `/v1/looks/sample?month=${month}`)).toMatchObject({ status: 200, body: { month, items: [] } });
  const verdict = { verdict: 'proper', note: 'Sesuai' };
  const judged = await send(city.client, 'pemeriksa', 'PUT', '/v1/looks/01KAM0000000000000000000K1/verdict', verdict);
  expect([judged.status, textMember(judged.body, 'detail')]).toEqual([404, expect.stringContaining('contoh')]);
  expect((await send(city.client, 'kominfo', 'PUT', '/v1/looks/01KAM0000000000000000000K1/verdict', verdict)).status).toBe(403);
});

test('each has a page, the same for everybody', async () => {
  for (const path of ['/profil/jejak', '/kerja/pembacaan', '/kerja/perkara', '/kerja/izin-cari', '/kerja/inspektorat']) {
    const page = await get(undefined, path);
    expect([path, page.status, page.text.includes('Memuat…')]).toEqual([path, 200, true]);
  }
});
