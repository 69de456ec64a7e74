import { readFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { CachePolicyModel } from '../../local/assembly/door-policies.ts';
import type { BehaviourModel } from '../../local/assembly/front-door.ts';
import { apiDoor } from '../../local/door/api-door.ts';
import { keptAnswers } from '../../local/door/kept-answers.ts';
import { lifetimeOf } from '../../local/door/lifetime.ts';
import { sendObject } from '../../local/door/send-object.ts';
import { viewerRequestOf } from '../../local/door/viewer-request.ts';
import { closeServer, listen } from '../../local/listen.ts';

/** As lib/door/edge-function.ts fills it in; that the template has it: test/lib/edge.test.ts. */
const text = readFileSync(join(import.meta.dirname, '../../lib/door/viewer-request.js'), 'utf8');
const viewerRequest = text.replace('EDGE_SECONDS', String(limits.edgeSeconds));
const cache: CachePolicyModel = {
  minSeconds: 0,
  defaultSeconds: 0,
  maxSeconds: limits.edgeSeconds,
  headers: ['accept', 'authorization', 'x-satudata-moment'],
  query: true,
  gzip: true,
};
const behaviour: BehaviourModel = {
  pattern: '*',
  methods: ['GET', 'HEAD', 'POST'],
  cache,
  forwarded: 'all',
  headers: [{ name: 'Cache-Control', value: 'no-store', override: true }],
  originHeaders: [{ name: 'X-Satudata-Front-Door', value: 'the-value-of-the-city' }],
  viewerRequest,
};
const keep = 's-maxage=30';
/** The beginning of a moment. */
const start = Date.parse('2026-11-24T05:00:00.000Z');

let at = start;
let origin: {
  status: number;
  headers: Record<string, string>;
  calls: number;
  seen: Record<string, unknown>;
  raw: readonly string[];
  slow?: boolean;
};
let urls: Record<'door' | 'plain', string>;
const closing: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const now = () => new Date(at);
  const gateway = async (
    request: { headers: object; rawHeaders: readonly string[]; method?: string | undefined },
    response: { writeHead: (status: number, headers: Record<string, string>) => unknown; end: (body: string) => unknown },
  ) => {
    origin.calls += 1;
    origin.seen = { ...request.headers };
    origin.raw = [...request.rawHeaders];
    const call = origin.calls;
    if (origin.slow) await pause(200);
    response.writeHead(origin.status, origin.headers);
    response.end(`${request.method} ${call}`);
  };
  const doorTo = (one: BehaviourModel) =>
    apiDoor({ behaviour: one, errorSeconds: new Map([[503, 0]]), gateway, kept: keptAnswers(now), now });
  const { viewerRequest: _code, ...withoutCode } = behaviour;
  const open = async (one: BehaviourModel) => {
    const door = doorTo(one);
    const server = createServer((request, response) => void door(request, response));
    closing.push(() => closeServer(server));
    return `http://127.0.0.1:${await listen(server, 0)}`;
  };
  urls = { door: await open(behaviour), plain: await open({ ...withoutCode, cache: { ...cache, headers: [] } }) };
});
afterAll(async () => {
  for (const close of closing) await close();
});
let place = 0;
beforeEach(() => {
  at = start;
  place += 1;
  origin = { status: 200, headers: { 'Cache-Control': keep }, calls: 0, seen: {}, raw: [] };
});

/** An address of the test's own, so that nothing is kept from the one before. */
const ask = async (query = '', headers: Readonly<Record<string, string>> = {}, method = 'GET', door = urls.door) => {
  const response = await fetch(`${door}/v1/${place}${query}`, { method, headers });
  const told = { status: response.status, cache: response.headers.get('x-cache'), age: response.headers.get('age') };
  return { ...told, text: await response.text(), headers: response.headers };
};

describe('the front door before the API', () => {
  test('gives what may be kept again, with its age, until its moment is over, and lets no browser keep it', async () => {
    expect(await ask()).toMatchObject({ cache: 'Miss from cloudfront', age: null, text: 'GET 1' });
    at += 29_000;
    const hit = await ask();
    expect(hit).toMatchObject({ cache: 'Hit from cloudfront', age: '29', text: 'GET 1' });
    expect(hit.headers.get('cache-control')).toBe('no-store');
    at += 1_000;
    expect(await ask()).toMatchObject({ cache: 'Miss from cloudfront', text: 'GET 2' });
  });

  test('keeps for less where the moment ends sooner: what is kept never grows older than it', async () => {
    at += 20_000;
    await ask();
    at += 10_000;
    expect(await ask()).toMatchObject({ cache: 'Miss from cloudfront', text: 'GET 2' });
  });

  test.each([
    ['no-store', 'no-store'],
    ['nothing', undefined],
    ['private', 'private, s-maxage=30'],
  ])('keeps nothing that says %s', async (_what, told) => {
    origin.headers = told === undefined ? {} : { 'Cache-Control': told };
    await ask();
    expect(await ask()).toMatchObject({ cache: 'Miss from cloudfront', text: 'GET 2' });
  });

  test('finds it by query, accepted kind, method and coding, and by nothing else of the request', async () => {
    await ask('?a=1', { Accept: 'text/html,application/xhtml+xml;q=0.9' });
    const same = { Accept: 'text/html;q=0.8, image/avif', 'User-Agent': 'other', Cookie: 'a=b', 'Accept-Language': 'id' };
    expect(await ask('?a=1', same)).toMatchObject({ cache: 'Hit from cloudfront' });
    const others: [string, Record<string, string>, string][] = [
      ['?a=2', {}, 'GET'],
      ['', {}, 'GET'],
      ['?a=1', { Accept: 'text/csv' }, 'GET'],
      ['?a=1', { Accept: 'text/html', 'Accept-Encoding': 'identity' }, 'GET'],
      ['?a=1', { Accept: 'text/html' }, 'HEAD'],
    ];
    for (const [query, headers, method] of others)
      expect(await ask(query, headers, method)).toMatchObject({ cache: 'Miss from cloudfront' });
  });

  test.each(['Bearer x', ''])('gives nothing that is kept to a request with Authorization: %j', async (authorization) => {
    await ask();
    expect(await ask('', { Authorization: authorization })).toMatchObject({ cache: 'Miss from cloudfront', text: 'GET 2' });
    expect(await ask()).toMatchObject({ cache: 'Hit from cloudfront', text: 'GET 1' });
  });

  test('writes over what a client says of the moment, and tells the API no kind but those that answers differ by', async () => {
    await ask('', { 'X-Satudata-Moment': 'GET anyone 0', Accept: 'application/problem+json, TEXT/CSV' });
    expect(origin.seen).toMatchObject({
      'x-satudata-moment': `GET anyone ${start / 30_000}`,
      accept: 'text/csv',
      'accept-encoding': 'gzip',
    });
    await ask('', { Accept: 'image/png' });
    expect(origin.seen.accept).toBe('*/*');
  });

  test.each([[[]], [['of-the-viewer']], [['x', 'the-value-of-the-city']]])(
    'shows the API its own value and no other, whatever the viewer sent by that name: %j',
    async (values) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      request(`${urls.door}/v1/${place}`, { headers: { 'X-Satudata-Front-Door': values } }, resolve).end();
      await promise;
      expect(origin.seen['x-satudata-front-door']).toBe('the-value-of-the-city');
      const written = origin.raw.flatMap((name, at) => (/^x-satudata-front-door$/i.test(name) ? [origin.raw[at + 1]] : []));
      expect(written).toEqual(['the-value-of-the-city']);
    },
  );

  test('answers 304 to somebody who has it, while it is kept', async () => {
    origin.headers = { 'Cache-Control': keep, ETag: '"4"', 'Content-Type': 'application/json' };
    await ask();
    const same = await ask('', { 'If-None-Match': '"3", "4"' });
    expect(same).toMatchObject({ status: 304, cache: 'Hit from cloudfront', text: '' });
    expect(same.headers.get('etag')).toBe('"4"');
    expect(await ask('', { 'If-None-Match': '"3"' })).toMatchObject({ status: 200, text: 'GET 1' });
  });

  test('asks the API once for readers who come together, and for each of them where the answer may not be kept', async () => {
    origin.slow = true;
    const together = await Promise.all([ask(), ask(), ask()]);
    expect([origin.calls, together.map(({ text }) => text)]).toEqual([1, ['GET 1', 'GET 1', 'GET 1']]);
    origin = { ...origin, calls: 0, headers: { 'Cache-Control': 'no-store' } };
    await Promise.all([ask('?own'), ask('?own'), ask('?own')]);
    expect(origin.calls).toBe(3);
  });

  test('keeps no POST', async () => {
    await ask('', {}, 'POST');
    expect(await ask('', {}, 'POST')).toMatchObject({ text: 'POST 2' });
  });

  test('gives a fault of the API once, and keeps what CloudFront keeps where the template does not forbid it', async () => {
    origin = { ...origin, status: 503, headers: { 'Cache-Control': 'no-store' } };
    expect(await ask()).toMatchObject({ status: 503, cache: 'Error from cloudfront', text: 'GET 1' });
    expect(await ask()).toMatchObject({ text: 'GET 2' });
    origin.status = 404;
    await ask('?kept');
    expect(await ask('?kept')).toMatchObject({ status: 404, cache: 'Error from cloudfront', text: 'GET 3' });
  });

  test('gives nothing of an earlier moment while the API fails, as CloudFront would without the moment', async () => {
    await ask();
    await ask('', {}, 'GET', urls.plain);
    origin.status = 503;
    at += 31_000;
    expect(await ask()).toMatchObject({ status: 503 });
    expect(await ask('', {}, 'GET', urls.plain)).toMatchObject({ status: 200, text: 'GET 2' });
  });
});

describe('a lifetime', () => {
  const errors = new Map([[500, 0]]);
  test.each([
    [200, 's-maxage=30, max-age=0', 30],
    [200, 's-maxage=300', 30],
    [200, 'max-age=20', 20],
    [200, 'S-MaxAge=20, no-store', 0],
    [302, 's-maxage=30', 30],
    [401, 's-maxage=30', 0],
    [412, 'max-age=20', 20],
    [404, 'no-store', 10],
    [500, 'no-store', 0],
    [500, 'max-age=20', 20],
  ])('of %d that says %s is %d s', (status, told, seconds) => {
    expect(lifetimeOf(status, told, cache, errors)).toBe(seconds);
  });

  test('is none where the policy caches nothing', () => {
    expect(lifetimeOf(200, 's-maxage=30', { ...cache, maxSeconds: 0 }, errors)).toBe(0);
  });
});

describe('code at the edge', () => {
  test('gets all values of a header', () => {
    const changes = viewerRequestOf(
      viewerRequest,
      () => new Date(start),
    )({
      method: 'GET',
      path: '/',
      headers: new Map([['accept', ['text/csv', 'text/html']]]),
    });
    expect(changes.get('accept')).toBe('text/html, text/csv');
  });

  test.each([
    ['changes the address', 'function handler(event) { event.request.uri = "/other"; return event.request; }'],
    ['answers by itself', 'function handler() { return { statusCode: 302 }; }'],
  ])('that %s is refused', (_what, other) => {
    const run = viewerRequestOf(other, () => new Date(start));
    expect(() => run({ method: 'GET', path: '/', headers: new Map() })).toThrow();
  });
});

describe('the front door before a bucket', () => {
  test('passes the signed query on, with the host that was signed, and leaves the token behind', async () => {
    const seen: unknown[] = [];
    const objects = {
      host: 'objects:1',
      handle: async (
        { url, headers, rawHeaders }: { url?: string | undefined; headers: object; rawHeaders: string[] },
        response: { end: () => unknown },
      ) => {
        seen.push(url, headers, rawHeaders.join().toLowerCase());
        response.end();
      },
    };
    const files: BehaviourModel = {
      ...behaviour,
      methods: ['GET', 'HEAD', 'OPTIONS'],
      forwarded: ['origin'],
      headers: [{ name: 'X-Frame-Options', value: 'DENY', override: true }],
    };
    const server = createServer((request, response) => void sendObject(objects, files, 'published', request, response));
    const url = `http://127.0.0.1:${await listen(server, 0)}/datasets/a/files/1/a.csv?X-Amz-Signature=s`;
    const headers = { Authorization: 'Bearer x', Cookie: 'a=b', Origin: 'https://example.org', Range: 'bytes=0-1' };
    const answer = await fetch(url, { headers });
    expect(answer.headers.get('x-frame-options')).toBe('DENY');
    expect(seen).toMatchObject([
      '/published/datasets/a/files/1/a.csv?X-Amz-Signature=s',
      { host: 'objects:1', origin: 'https://example.org', range: 'bytes=0-1' },
      expect.not.stringMatching(/bearer|cookie/),
    ]);
    expect((await fetch(url, { method: 'PUT', body: 'x' })).status).toBe(403);
    expect(seen).toHaveLength(3);
    await closeServer(server);
  });
});
