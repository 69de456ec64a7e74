import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textMember } from '../../demo/client.ts';
import { listRoutes, type Route } from '../../functions/routes.ts';
import { requestFor } from '../access-matrix/requests.ts';
import { criterion } from '../criteria/criterion.ts';
import { isWhole, tried } from '../product-size.ts';
import { type City, deliver, publishFirst, startCity } from '../way/city.ts';
import { keepMessages } from './city-remains.ts';
import { textsOfCity } from './searched-city.ts';

/**
 * T30, the canary in the logs: tokens that are recognised go through every route, good and bad, as header, cookie, query and body, and links are taken and used.
 * Criterion: no token, no part of one, no signature and no signed address is in anything that the city wrote. In the cloud the same is asked of CloudWatch.
 */
const datasetId = 'kenari';
const bird = 'KENARI7b1f0c9e5d3a4862';
const canaries = new Map<string, string>();
let home: string;
let city: City;

/** Of a token its signature and its claims; of an address its signature and, where it has one, the session's token. */
function keepToken(token: string): string {
  const [, claims = '', signature = ''] = token.split('.');
  canaries.set(signature, 'a signature of a token').set(claims, 'the claims of a token');
  return token;
}
function keepAddresses(text: string): string[] {
  const addresses = text.match(/https?:\/\/[^"\s]*X-Amz-Signature=[^"\s]*/g) ?? [];
  for (const address of addresses) {
    for (const name of ['X-Amz-Signature', 'X-Amz-Security-Token']) {
      const value = new URL(address).searchParams.get(name);
      if (value) canaries.set(value, name);
    }
  }
  return addresses;
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'satudata-canary-'));
  city = await startCity({ home });
  keepMessages(home);
  await publishFirst(city.client, datasetId, 'kode,jumlah\nA1,1\n', { access: 'limited' });
  canaries.set(bird, 'the canary');
});
afterAll(async () => {
  await city?.stop();
  rmSync(home, { recursive: true, force: true });
});

test('links are handed out and used, also when they are spoilt', async () => {
  const link = async (path: string, account: string) => {
    const headers = { Authorization: `Bearer ${await city.client.token(account)}`, Accept: 'application/json' };
    return keepAddresses(await (await fetch(city.client.url + path, { headers })).text());
  };
  const addresses = [
    ...(await link(`/v1/datasets/${datasetId}/files/csv`, 'dinkes')),
    ...(await link(`/v1/datasets/${datasetId}/files/parquet`, 'banten')),
    ...(await link(`/v1/datasets/${datasetId}/template`, 'dinkes')),
  ];
  expect(addresses).toHaveLength(3);
  for (const address of addresses) {
    expect((await fetch(address)).status).toBe(200);
    expect((await fetch(address.replace(/X-Amz-Signature=\w{4}/, 'X-Amz-Signature=0000'))).status).toBe(403);
  }
});

test('every route is sent tokens, good and bad, wherever one can stand', async () => {
  const accounts = ['dinkes', 'dinkes-pj', 'kominfo', 'banten', 'warga'];
  let sent = 0;
  const upload = await deliver(city.client, datasetId, 'kode,jumlah\nA1,x\n');
  for (const [turn, account] of accounts.entries()) {
    const token = keepToken(await city.client.token(account));
    for (const [place, { operation, ...known }] of listRoutes().entries()) {
      // In `npm test` each route by one account, each account on a fifth of the routes.
      if (!isWhole && place % accounts.length !== turn) continue;
      const route: Route = known;
      const { params = {}, body } = requestFor(operation, route.path, datasetId, textMember(upload, 'uploadId'));
      const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
      const ask = async (headers: Readonly<Record<string, string>>, query = '') => {
        const content = body === undefined ? {} : { body: JSON.stringify(body) };
        const response = await fetch(city.client.url + path + query, {
          method: route.method,
          redirect: 'manual',
          headers: { 'Content-Type': 'application/json', ...headers },
          ...content,
        });
        keepAddresses(`${response.headers.get('location') ?? ''} ${await response.text()}`);
        sent += 1;
      };
      const good = { Authorization: `Bearer ${token}`, ...(route.guarded ? { 'If-Match': '"1"' } : {}) };
      const requests = [
        () => ask(good),
        () => ask({ ...good, Accept: 'application/json', Cookie: `token=${bird}`, 'X-Api-Key': bird, Referer: `https://${bird}.example/` }),
        () => ask({ Authorization: `Bearer ${bird}` }),
        () => ask({ Authorization: `Bearer ${token.slice(0, -8)}${bird}` }),
        () => ask(good, `?access_token=${bird}`),
      ];
      // One after another: each of several at once would have the laptop start a process of its own.
      for (const request of requests) await request();
    }
  }
  console.log(`${sent} requests, ${canaries.size} canaries`);
  expect(sent).toBeGreaterThan(tried(300, 1_500));
});

test('nothing that the city wrote has heard of them', async () => {
  await city.stop();
  const { places, rowObjects } = await textsOfCity(city, []);
  const { answers: _none, ...written } = places;
  const everywhere = [
    ...Object.entries(written).flatMap(([place, entries]) => entries.map((entry) => ({ place, ...entry }))),
    ...rowObjects.map(({ name, bytes }) => ({ place: 'row objects', where: name, texts: [bytes.toString('latin1')] })),
  ];
  const found = everywhere.flatMap(({ place, where, texts }) =>
    [...canaries].filter(([canary]) => texts.some((text) => text.includes(canary))).map(([, what]) => ({ place, where, what })),
  );
  const signed = everywhere.filter(({ texts }) => texts.some((text) => /X-Amz-Signature=|Bearer [\w-]{20}/.test(text)));
  criterion(
    'T30',
    `${found.length} of ${everywhere.length} places hold one of ${canaries.size} tokens and signatures, ${signed.length} any signed address`,
  );
  expect(found).toEqual([]);
  expect(signed.map(({ place, where }) => [place, where])).toEqual([]);
  expect(canaries.size).toBeGreaterThan(tried(10, 20));
});
