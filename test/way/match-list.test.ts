import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { send, textMember } from '../../demo/client.ts';
import { csvOf } from '../match-lists/list-files.ts';
import { type City, patience, startCity } from './city.ts';
import { niks, publishPeopleToFind } from './people-to-find.ts';

/** A list sent as a file on a laptop of its own, with the rights that the template gives. */
let city: City;
let stop: City['stop'] = async () => undefined;
beforeAll(async () => {
  city = await startCity();
  stop = city.stop;
  await publishPeopleToFind(city.client);
  const { body } = await send(city.client, 'pembaca', 'GET', '/v1/me');
  const person = { nik: '3671014507909999', document: 'ktp-el', checkedInPerson: true };
  await send(city.client, 'loket', 'PUT', `/v1/accounts/${textMember(body, 'sub')}/person`, person);
}, 240_000);
afterAll(async () => stop());

const lists = '/v1/persons/match-lists';

test('is put once, answered row by row after its receipts, and deleted; somebody else’s list is not there', async () => {
  const file = csvOf([
    ['NIK', 'Nama', 'Tanggal Lahir'],
    [niks.alive, `Warga ${niks.alive.slice(-2)}`, '12-03-1980'],
    [niks.dead, `Warga ${niks.dead.slice(-2)}`, '1980'],
    ['3671014101909901', 'Tidak Ada', '1990-01-01'],
  ]);
  const about = { purpose: 'verifikasi-bantuan', caseNumber: '460/77/2026', reason: 'Memadankan daftar penerima bantuan' };
  const started = await send(city.client, 'pembaca', 'POST', lists, { ...about, fileName: 'daftar.csv', size: file.length });
  expect(started.status, started.text).toBe(202);
  const path = `${lists}/${textMember(started.body, 'listId')}`;
  const headers = { 'If-None-Match': '*' };
  const put = () => fetch(textMember(started.body, 'put', 'url'), { method: 'PUT', headers, body: Buffer.from(file) });
  expect((await put()).status).toBe(200);
  const settled = await vi.waitFor(async () => {
    const { body, text } = await send(city.client, 'pembaca', 'GET', path);
    expect(['done', 'refused', 'failed'], text).toContain(textMember(body, 'state'));
    return body;
  }, patience);
  expect(settled).toMatchObject({
    state: 'done',
    rows: 3,
    items: [
      { row: 2, nik: 'sesuai', name: 'sesuai', birthDate: 'sesuai', suspicions: [] },
      { row: 3, nik: 'sesuai', name: 'sesuai', birthDate: 'tidak', suspicions: [{ code: 'deceased' }] },
      { row: 4, nik: 'tidak', name: 'tidak', birthDate: 'tidak', suspicions: [] },
    ],
  });
  const receipts = await send(city.client, 'disdukcapil-pj', 'GET', '/v1/opds/disdukcapil/receipts');
  expect(receipts.text).toContain('460/77/2026');
  for (const other of ['loket', undefined]) expect([401, 403]).toContain((await send(city.client, other, 'GET', path)).status);
});
