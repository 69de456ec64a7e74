import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { member, send, textMember } from '../../demo/client.ts';
import { type City, listMember, startCity } from '../way/city.ts';
import { niks, publishPeopleToFind } from '../way/people-to-find.ts';
import { itemsOf } from './city-remains.ts';
import { nikSearcher, nothing } from './nik-search.ts';

/** Findings on the whole laptop, with the rights that the template gives: counted by the night's worker, told in numbers, opened, judged. */
let city: City;
let home: string;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'satudata-findings-'));
  city = await startCity({ home });
  await publishPeopleToFind(city.client);
});
afterAll(async () => {
  await city?.stop();
  rmSync(home, { recursive: true, force: true });
});

const reason = { reason: 'Mendatangi mereka sebelum penyaluran' };
const ask = (account: string, method: string, path: string, body?: unknown) => send(city.client, account, method, path, body);
const found = async (account: string) => listMember((await ask(account, 'GET', '/v1/findings')).body, 'items');
const pathOf = (finding: unknown) =>
  `/v1/datasets/${textMember(finding, 'dataset', 'datasetId')}/findings/${textMember(finding, 'findingId')}`;
const namesIn = (text: string) => Object.entries(niks).flatMap(([name, nik]) => (text.includes(nik) ? [name] : []));

test('the night’s worker finds one person of each kind, told to the walidata and the head in numbers', async () => {
  expect(await found('kominfo')).toEqual([]);
  expect(await city.laptop.runSchedule('FindingsRule')).toMatchObject([{ ok: true }]);
  for (const account of ['kominfo', 'dinsos-pj']) {
    const items = await found(account);
    expect(items.map((one) => [textMember(one, 'dataset', 'datasetId'), textMember(one, 'kind'), member(one, 'persons')]).sort()).toEqual([
      ['penerima-blt-daerah', 'no-kelurahan', 1],
      ['penerima-blt-daerah', 'unknown', 1],
      ['penerima-pkh', 'deceased', 1],
      ['penerima-pkh', 'exclusive', 1],
    ]);
    expect(namesIn(JSON.stringify(items))).toEqual([]);
  }
  expect(await found('dinkes-pj')).toEqual([]);
});

test('the head opens each and sees the one it is about; the head of the register sees in the looks that it was asked', async () => {
  const told: Record<string, string[]> = {};
  for (const finding of await found('dinsos-pj')) {
    const opened = await ask('dinsos-pj', 'POST', `${pathOf(finding)}/rows`, reason);
    expect(opened.status, opened.text).toBe(200);
    told[textMember(finding, 'kind')] = namesIn(opened.text);
    expect((await ask('kominfo', 'POST', `${pathOf(finding)}/rows`, reason)).status).toBe(403);
  }
  expect(told).toEqual({ deceased: ['dead'], exclusive: ['both'], unknown: ['stranger'], 'no-kelurahan': ['astray'] });
  const looks = listMember((await ask('disdukcapil-pj', 'GET', '/v1/opds/disdukcapil/receipts')).body, 'items');
  expect(looks.map((look) => [textMember(look, 'kind'), textMember(look, 'purpose', 'id')])).toEqual([
    ['finding', 'verifikasi-bantuan'],
    ['finding', 'verifikasi-bantuan'],
  ]);
});

test('the head says once what is so, and a lock takes somebody out of the next count', async () => {
  const [finding] = await found('dinsos-pj');
  const verdict = { verdict: 'unfounded', note: 'Masih tinggal di alamatnya' };
  expect((await ask('dinsos-pj', 'PUT', `${pathOf(finding)}/verdict`, verdict)).status).toBe(200);
  expect((await ask('dinsos-pj', 'PUT', `${pathOf(finding)}/verdict`, { ...verdict, verdict: 'corrected' })).status).toBe(409);
  const locked = await ask('dp3ap2kb', 'POST', '/v1/persons/locks', { niks: [niks.stranger], reason: 'Perintah perlindungan' });
  expect(locked.status, locked.text).toBe(200);
  const stranger = (await found('dinsos-pj')).find((one) => textMember(one, 'kind') === 'unknown');
  expect(namesIn((await ask('dinsos-pj', 'POST', `${pathOf(stranger)}/rows`, reason)).text)).toEqual([]);
  expect(await city.laptop.runSchedule('FindingsRule')).toMatchObject([{ ok: true }]);
  expect((await found('kominfo')).map((one) => textMember(one, 'kind')).sort()).toEqual(['deceased', 'exclusive', 'no-kelurahan']);
});

test('no item of any table holds a NIK of them, in any form', async () => {
  const tables = city.laptop.model.tables.map(({ name }) => name);
  await city.laptop.stop();
  const search = nikSearcher(Object.values(niks));
  const items = await itemsOf(home, tables);
  expect(items.some(({ bytes }) => bytes.includes('FINDING-PERSONS#'))).toBe(true);
  for (const { bytes } of items) expect(search(bytes.toString())).toEqual(nothing);
});
