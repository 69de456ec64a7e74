import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Response, send, textMember } from '../../demo/client.ts';
import { publishFirst } from './city.ts';
import { type SharedCity, sharedCity } from './shared-city.ts';

/** Accounts on the whole laptop: what the steward takes away ends at the very next request, whatever the token in hand says. */
const nik = '3671014507900001';
let city: SharedCity;
beforeAll(async () => {
  city = await sharedCity();
});

const asSteward = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  send(city.client, 'kominfo', method, `/v1/accounts${path}`, body, headers);

/** A request with that very token. */
function withToken(token: string, path: string): Promise<Response> {
  return send({ url: city.client.url, token: async () => token }, 'anybody', 'GET', path);
}

async function etagOf(sub: string): Promise<string> {
  return `"${JSON.parse((await asSteward('GET', `/${sub}`)).text).revision}"`;
}

async function change(sub: string, body: object): Promise<Response> {
  const answer = await asSteward('PATCH', `/${sub}`, { reason: 'Uji', ...body }, { 'If-Match': await etagOf(sub) });
  expect(answer.status, answer.text).toBe(200);
  return answer;
}

async function invited(email: string, groups: readonly string[]): Promise<string> {
  const answer = await asSteward('POST', '', { email, name: 'Siti', groups });
  expect(answer.status, answer.text).toBe(201);
  return textMember(answer.body, 'sub');
}

test('an invited operator signs in and works; disabled, without the group, or signed out she stops at once', async () => {
  await publishFirst(city.client, 'tertutup-dinkes', 'kode,jumlah\nA1,1\n', {
    access: 'closed',
    exemption: { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Rahasia', until: '2031-12-31' },
  });
  const email = 'siti@dinkes.example';
  const sub = await invited(email, ['operator:dinkes']);
  const token = await city.laptop.issueToken(email);
  const rows = '/v1/datasets/tertutup-dinkes/rows';
  const reads = async (held = token) => (await withToken(held, rows)).status;
  expect(await reads()).toBe(200);

  await change(sub, { disabled: true });
  expect(await reads()).toBe(401);
  expect((await withToken(token, '/v1/datasets')).status).toBe(401);
  await change(sub, { disabled: false });
  expect(await reads()).toBe(200);

  await change(sub, { groups: ['instansi:banten'] });
  expect(await reads()).toBe(404);
  expect((await withToken(token, '/v1/me')).body).toMatchObject({ kinds: [] });
  await change(sub, { groups: ['operator:dinkes'] });
  expect(await reads()).toBe(200);

  await change(sub, { signOut: true });
  expect(await reads()).toBe(401);
  // A token says the second in which it was issued, and one of the sign-out's own second counts as older.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect(await reads(await city.laptop.issueToken(email))).toBe(200);
});

test('an address is invited once, and only by the steward', async () => {
  await invited('budi@dinsos.example', ['pj:dinsos']);
  const again = await asSteward('POST', '', { email: 'Budi@Dinsos.example', name: 'Budi', groups: [] });
  expect([again.status, textMember(again.body, 'code')]).toEqual([409, 'conflict']);
  const body = { email: 'ani@dinsos.example', name: 'Ani', groups: [] };
  expect((await send(city.client, 'dinsos-pj', 'POST', '/v1/accounts', body)).status).toBe(403);
  expect((await send(city.client, undefined, 'POST', '/v1/accounts', body)).status).toBe(401);
});

test('every account is listed once, over all pages, with the groups it has', async () => {
  const seen: Record<string, unknown>[] = [];
  let query = '?limit=60';
  do {
    const page = JSON.parse((await asSteward('GET', query)).text);
    seen.push(...page.items);
    query = page.next === undefined ? '' : `?limit=60&cursor=${encodeURIComponent(page.next)}`;
  } while (query !== '');
  expect(seen.length).toBeGreaterThan(80);
  expect(new Set(seen.map(({ sub }) => sub)).size).toBe(seen.length);
  expect(seen).toContainEqual(expect.objectContaining({ name: 'Wali Kota', groups: ['pimpinan'], disabled: false, revision: 0 }));
  expect((await asSteward('GET', '?cursor=abc')).status).toBe(400);
});

test('nobody changes their own account', async () => {
  const sub = textMember((await send(city.client, 'kominfo', 'GET', '/v1/me')).body, 'sub');
  const answer = await asSteward('PATCH', `/${sub}`, { disabled: true, reason: 'Uji' }, { 'If-Match': '"0"' });
  expect([answer.status, textMember(answer.body, 'code')]).toEqual([403, 'forbidden']);
});

test('a resident is bound once, to one account, and is a citizen from the next request on', async () => {
  const [sub, other] = [await invited('warga1@mail.example', []), await invited('warga2@mail.example', [])];
  const person = { nik, document: 'ktp-el', checkedInPerson: true };
  const atCounter = (whose: string) => send(city.client, 'loket', 'PUT', `/v1/accounts/${whose}/person`, person);
  const token = await city.laptop.issueToken('warga1@mail.example');
  expect((await withToken(token, '/v1/me')).body).toMatchObject({ kinds: [] });
  expect((await asSteward('PUT', `/${sub}/person`, person)).status).toBe(403);
  const bound = await atCounter(sub);
  expect([bound.status, bound.text.includes(nik)]).toEqual([200, false]);
  expect((await withToken(token, '/v1/me')).body).toMatchObject({ kinds: [{ kind: 'citizen' }] });
  expect((await atCounter(sub)).body).toEqual(bound.body);
  expect((await atCounter(other)).status).toBe(409);

  await change(sub, { disabled: true });
  expect((await atCounter(other)).status).toBe(200);
  const back = await asSteward('PATCH', `/${sub}`, { disabled: false, reason: 'Uji' }, { 'If-Match': await etagOf(sub) });
  expect(back.status).toBe(409);
});

test('neither the NIK nor an address stands in any log', () => {
  const logs = join(city.home, 'logs');
  const lines = readdirSync(logs).map((name) => readFileSync(join(logs, name), 'utf8'));
  expect(lines.join('').length).toBeGreaterThan(0);
  expect(lines.filter((text) => text.includes(nik) || /@(dinkes|dinsos|mail)\.example/i.test(text))).toEqual([]);
});
