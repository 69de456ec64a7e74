import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { listRoutes } from '../../functions/routes.ts';
import { criterion } from '../criteria/criterion.ts';
import { type AttackedCity, closedId, nobodysId, openId, rawRequestFor, startAttackedCity, tellsSecret } from './attacked-city.ts';
import { fewAtOnce, type RawAnswer, type RawRequest, rawExchange } from './raw-http.ts';
import { headerOf, uncompressed, withoutIds } from './same-answer.ts';

/*
 * T09 through a front door that keeps (access.md, "At the edge"): hits, ages and headers are no oracle either, and nothing outlives a change of access by more than a minute. Its clock stands where the
 * test puts it.
 */
let clock = Date.now();
let city: AttackedCity;
const turning = 'm-turning-published';

beforeAll(async () => {
  const more = [{ datasetId: turning, level: 'open', state: 'once-public published' }] as const;
  city = await startAttackedCity(more, { keepsAnswers: true, now: () => new Date(clock) });
});
afterAll(async () => city?.stop());
beforeEach(() => {
  clock = Date.now();
});

const additions: readonly (readonly (readonly [string, string])[])[] = [
  [],
  [['If-None-Match', '*']],
  [['Accept', 'text/csv']],
  [['Accept', 'text/html']],
  [['Accept', 'application/json']],
  [['Accept-Encoding', 'gzip']],
  [['Range', 'bytes=0-0']],
];

/** Every read of a dataset, pages included, as anyone can ask for it; `:id` stands for the dataset. */
function requests(): RawRequest[] {
  const reads = listRoutes().filter(({ method, path }) => method === 'GET' && path.includes('{datasetId}'));
  return reads.flatMap((route) => {
    const request = rawRequestFor(route, ':id', '01KAM0000000000000000000ZZ');
    const path = request.path.replace(encodeURIComponent(':id'), ':id');
    const asked = (method: string) => additions.map((headers) => ({ method, path, headers }));
    // A page that repeats its id compresses to another length for each, which a HEAD tells without the body.
    return [...asked('GET'), ...asked('HEAD').filter(({ headers }) => headers[0]?.[0] !== 'Accept-Encoding')];
  });
}

const ask = (request: RawRequest, datasetId: string): Promise<RawAnswer> =>
  rawExchange(city.laptop.url, { ...request, path: request.path.replace(':id', datasetId) });
const isHit = (answer: RawAnswer) => headerOf(answer, 'X-Cache') === 'Hit from cloudfront';
/** The answer to a HEAD says how long a body would be, and has none to compress. */
const told = (answer: RawAnswer, datasetId: string) =>
  withoutIds(answer.body === '' ? answer : uncompressed(answer)).replaceAll(datasetId, ':id');

describe('T09 at the front door', () => {
  test('answers for what was never public as for what never existed, warm, by hits, ages and all headers', {
    timeout: 300_000,
  }, async () => {
    const differing: unknown[] = [];
    const hits = { open: 0, hidden: 0 };
    // Cold, then warm, then warm and older.
    for (const later of [0, 0, 7]) {
      clock += later * 1000;
      await fewAtOnce(requests(), async (request) => {
        const open = await ask(request, openId);
        const [closed, nobodys] = [await ask(request, closedId), await ask(request, nobodysId)];
        if (isHit(open)) hits.open += 1;
        for (const one of [closed, nobodys]) if (isHit(one) || headerOf(one, 'Age') !== undefined || tellsSecret(one)) hits.hidden += 1;
        if (told(closed, closedId) !== told(nobodys, nobodysId)) differing.push({ request, closed, nobodys });
      });
    }
    criterion(
      'T09',
      `${differing.length} of ${requests().length * 3} pairs differ at a warm front door, ${hits.hidden} of them were kept; of open data ${hits.open}`,
    );
    expect(differing.slice(0, 3)).toEqual([]);
    expect(hits.hidden).toBe(0);
    expect(hits.open).toBeGreaterThan(requests().length / 2);
  });

  test('gives what it keeps to nobody with a token, and keeps nothing that was asked with one', async () => {
    const path = `/v1/datasets/${openId}/rows?limit=2`;
    const as = async (...headers: (readonly [string, string])[]) => rawExchange(city.laptop.url, { method: 'GET', path, headers });
    const token = ['Authorization', `Bearer ${await city.client.token('operator')}`] as const;
    expect([isHit(await as(token)), isHit(await as(token))]).toEqual([false, false]);
    await as();
    expect(isHit(await as())).toBe(true);
    expect((await as(['Authorization', 'Bearer nonsense'])).status).toBe(401);
    expect((await as(['Authorization', ''])).status).toBe(401);
    expect(isHit(await as(token))).toBe(false);
  });

  test('takes no header that it does not go by as a reason for another answer', async () => {
    // Each has a key of its own, and all are two rows.
    const path = (place: number) => `/v1/datasets/${openId}/rows?limit=${place + 10}`;
    const poison: readonly (readonly [string, string])[] = [
      ['X-Forwarded-Host', 'evil.example'],
      ['X-Forwarded-Proto', 'http'],
      ['Forwarded', 'host=evil.example'],
      ['X-Original-URL', `/v1/datasets/${closedId}`],
      ['X-Rewrite-URL', `/v1/datasets/${closedId}`],
      ['X-HTTP-Method-Override', 'DELETE'],
      ['X-Satudata-Moment', 'GET somebody 0'],
      ['Cookie', 'session=1'],
      ['Accept-Language', 'en'],
      ['Origin', 'https://evil.example'],
      ['User-Agent', 'evil'],
      ['Prefer', 'return=minimal'],
    ];
    const clean = told(await rawExchange(city.laptop.url, { method: 'GET', path: path(-1) }), openId);
    expect(clean.startsWith('200')).toBe(true);
    for (const [place, header] of poison.entries()) {
      const own = path(place);
      await rawExchange(city.laptop.url, { method: 'GET', path: own, headers: [header] });
      const after = told(await rawExchange(city.laptop.url, { method: 'GET', path: own }), openId);
      expect(after.replace(/^X-Cache: Hit/m, 'X-Cache: Miss').replace(/^Age: \d+\n/m, ''), header[0]).toBe(clean);
    }
  });

  test('serves nothing of what was closed after a minute, links included; and at the origin at once', async () => {
    const paths = ['', '/rows', '/versions', '/statistics', '/datapackage.json', '/files/csv'].map(
      (tail) => `/v1/datasets/${turning}${tail}`,
    );
    const asked = [...paths, `/dataset/${turning}`];
    const get = (path: string, ...headers: (readonly [string, string])[]) => rawExchange(city.laptop.url, { method: 'GET', path, headers });
    let before: Awaited<ReturnType<typeof get>>[];
    do {
      // The start of a moment, so that all is kept as long as it can be; again where functions, which go by the machine's time, have reached it before they signed.
      clock = Math.ceil(Date.now() / (limits.edgeSeconds * 1000)) * limits.edgeSeconds * 1000;
      before = await Promise.all(asked.map((path) => get(path)));
    } while (Date.now() >= clock);
    expect(before.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 302, 200]);
    const link = headerOf(before[5] ?? { status: 0, headers: [], body: '' }, 'Location') ?? '';
    expect(link.startsWith(`${city.laptop.url}/datasets/${turning}/files/`)).toBe(true);
    expect((await fetch(link)).status).toBe(200);
    const closing = { access: 'closed', reason: 'Uji', exemption: { legalBasis: 'UU 14/2008', reason: 'Uji', until: '2027-12-31' } };
    expect((await send(city.client, 'head', 'PUT', `/v1/datasets/${turning}/access`, closing)).status).toBe(200);
    // What no other request has asked for comes from the origin.
    expect((await get(`/v1/datasets/${turning}/rows?limit=1`)).status).toBe(410);
    clock += (limits.edgeSeconds - 1) * 1000;
    expect((await Promise.all(asked.map((path) => get(path)))).map(isHit)).toEqual(asked.map(() => true));
    clock += 1_000;
    expect((await Promise.all(asked.map((path) => get(path)))).map(({ status }) => status)).toEqual(asked.map(() => 410));
    clock += limits.edgeSeconds * 1000;
    expect((await fetch(link)).status).toBe(403);
  });
});
