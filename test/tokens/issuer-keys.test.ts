import { generateKeyPairSync } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { issuerKeys } from '../../functions/tokens/issuer-keys.ts';
import { firstKey, startTokenIssuer, type TokenIssuer } from '../fakes/token-issuer.ts';

const another = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).publicKey.export({ format: 'jwk' }), kid: 'second' };

let issuer: TokenIssuer;
/** Where a redirect leads: to keys that would do. */
let elsewhere: TokenIssuer;
let at: number;
const pass = (seconds: number) => {
  at += seconds * 1000;
};
const open = () => issuerKeys(issuer.rules.jwksUri, () => new Date(at));
const holds = async (keys: ReturnType<typeof open>, kid: string) => (await keys.holding(kid)) !== undefined;

beforeEach(async () => {
  at = Date.parse('2026-11-24T05:00:00.000Z');
  issuer = await startTokenIssuer();
});
afterEach(async () => issuer.stop());

describe('the issuer’s keys', () => {
  test('are fetched at the first token, and then kept', async () => {
    const keys = open();
    expect(issuer.fetches()).toBe(0);
    expect(await keys.holding('first')).toMatchObject({ keys: [{ kid: 'first', alg: 'RS256' }] });
    pass(limits.jwksMaxAgeSeconds - 1);
    expect(await keys.holding('first')).toBe(await keys.holding('first'));
    expect(issuer.fetches()).toBe(1);
  });

  test('are fetched once for many tokens at the same moment', async () => {
    const keys = open();
    const held = await Promise.all(Array.from({ length: 20 }, (_, n) => holds(keys, n % 2 === 0 ? 'first' : `made-up-${n}`)));
    expect(held.filter(Boolean)).toHaveLength(10);
    expect(issuer.fetches()).toBe(1);
  });

  test('take in a new key at once, without a restart', async () => {
    const keys = open();
    await keys.holding('first');
    issuer.publish([firstKey, another]);
    pass(limits.jwksPauseSeconds);
    expect(await holds(keys, 'second')).toBe(true);
    expect(await holds(keys, 'first')).toBe(true);
    expect(issuer.fetches()).toBe(2);
  });

  test('are asked for once in a pause, however many tokens name keys that were made up', async () => {
    const keys = open();
    await keys.holding('first');
    for (let n = 0; n < 1_000; n += 1) expect(await holds(keys, `made-up-${n}`)).toBe(false);
    expect(issuer.fetches()).toBe(1);
    pass(limits.jwksPauseSeconds - 0.001);
    await keys.holding('made-up');
    expect(issuer.fetches()).toBe(1);
    pass(0.001);
    for (let n = 0; n < 1_000; n += 1) expect(await holds(keys, `made-up-${n}`)).toBe(false);
    expect(issuer.fetches()).toBe(2);
  });

  test('lose one that the issuer took back, within their age', async () => {
    const keys = open();
    await keys.holding('first');
    issuer.publish([another]);
    pass(limits.jwksMaxAgeSeconds - 0.001);
    expect(await holds(keys, 'first')).toBe(true);
    pass(0.001);
    expect(await holds(keys, 'first')).toBe(false);
    expect(await holds(keys, 'second')).toBe(true);
    expect(issuer.fetches()).toBe(2);
  });

  test('change under the same id when the issuer changes them', async () => {
    const keys = open();
    await keys.holding('first');
    issuer.publish([{ ...another, kid: 'first' }]);
    pass(limits.jwksMaxAgeSeconds);
    expect(await keys.holding('first')).toMatchObject({ keys: [{ kid: 'first', kty: 'EC' }] });
  });

  test('that are known serve on while the issuer is away, and renewing them is tried once in a while', async () => {
    const keys = open();
    await keys.holding('first');
    issuer.answerKeys((_request, response) => response.writeHead(503).end());
    pass(limits.jwksMaxAgeSeconds);
    for (let n = 0; n < 100; n += 1) expect(await holds(keys, 'first')).toBe(true);
    expect(issuer.fetches()).toBe(2);
    expect(keys.trouble()).toBe('answered 503');
    pass(limits.jwksRenewalPauseSeconds - 0.001);
    expect(await holds(keys, 'first')).toBe(true);
    expect(issuer.fetches()).toBe(2);
    pass(0.001);
    issuer.publish([firstKey]);
    expect(await holds(keys, 'first')).toBe(true);
    expect(issuer.fetches()).toBe(3);
    expect(keys.trouble()).toBeUndefined();
  });

  test('that were never fetched are asked for again after the pause, not after the longer one', async () => {
    issuer.answerKeys((_request, response) => response.writeHead(503).end());
    const keys = open();
    expect(keys.trouble()).toBeUndefined();
    for (let n = 0; n < 100; n += 1) expect(await holds(keys, 'first')).toBe(false);
    expect(issuer.fetches()).toBe(1);
    expect(keys.trouble()).toBe('answered 503');
    issuer.publish([firstKey]);
    pass(limits.jwksPauseSeconds);
    expect(await holds(keys, 'first')).toBe(true);
    expect(issuer.fetches()).toBe(2);
  });
});

/** What an issuer may answer that is no key set. */
const noSet = 'no answer, or no key set in it';
const plain =
  (text: string): RequestListener =>
  (_request, response) =>
    void response.writeHead(200).end(text);
const status =
  (code: number, headers = {}, text = ''): RequestListener =>
  (_request, response) =>
    void response.writeHead(code, headers).end(text);
const goodSet = JSON.stringify({ keys: [firstKey] });
const garbage: [string, RequestListener, string][] = [
  ['a page', plain('<html>'), noSet],
  ['an empty set', plain('{"keys":[]}'), 'no usable key'],
  ['a set of unusable keys', plain(JSON.stringify({ keys: [{ ...firstKey, use: 'enc' }, { kty: 'oct' }] })), 'no usable key'],
  ['nothing', plain(''), noSet],
  ['no content', status(204), 'answered 204'],
  ['half a key set', plain(goodSet.slice(0, -9)), noSet],
  ['no list', plain('{"keys":7}'), noSet],
  ['an error with keys in it', status(500, {}, goodSet), 'answered 500'],
  ['another success with keys in it', status(203, {}, goodSet), 'answered 203'],
  ['a redirect to a key set', (request, response) => status(302, { Location: elsewhere.rules.jwksUri })(request, response), noSet],
  ['a permanent one', (request, response) => status(308, { Location: elsewhere.rules.jwksUri })(request, response), noSet],
  ['a cut line', (request) => request.socket.destroy(), noSet],
  ['more than key sets hold', plain(goodSet.padEnd(limits.maxJwksBytes + 1)), 'too large'],
  [
    'no end of blanks',
    (_request, response) => {
      response.writeHead(200);
      const more = () => void (response.destroyed || response.write(' '.repeat(65_536), () => setImmediate(more)));
      more();
    },
    'too large',
  ],
];

describe('an issuer that answers', () => {
  beforeEach(async () => {
    elsewhere = await startTokenIssuer();
  });
  afterEach(async () => {
    expect(elsewhere.fetches()).toBe(0);
    await elsewhere.stop();
  });

  test.each(garbage)('%s adds no key and takes none', async (_, listener, trouble) => {
    const fresh = open();
    const known = open();
    await known.holding('first');
    issuer.answerKeys(listener);
    pass(limits.jwksPauseSeconds);
    expect(await Promise.all([holds(fresh, 'first'), holds(known, 'second')])).toEqual([false, false]);
    expect([fresh.trouble(), known.trouble()]).toEqual([trouble, trouble]);
    expect(await holds(known, 'first')).toBe(true);
  });

  test.each([
    ['an error', 503, 'half of an answer'],
    ['more than key sets hold', 200, 'x'.repeat(limits.maxJwksBytes + 1)],
  ])('%s is not read on: its line is free at once', async (_, status, text) => {
    let isCancelled = false;
    const body = new ReadableStream({
      start: (answer) => answer.enqueue(Buffer.from(text)),
      cancel: () => {
        isCancelled = true;
      },
    });
    const fetching = vi.spyOn(globalThis, 'fetch').mockResolvedValueOnce(new Response(body, { status }));
    expect(await holds(open(), 'first')).toBe(false);
    fetching.mockRestore();
    expect(isCancelled).toBe(true);
  });

  test('no usable key takes known ones on their renewal neither', async () => {
    const keys = open();
    await keys.holding('first');
    issuer.publish([]);
    pass(limits.jwksMaxAgeSeconds);
    expect(await holds(keys, 'first')).toBe(true);
    expect(keys.trouble()).toBe('no usable key');
    issuer.publish([another]);
    pass(limits.jwksRenewalPauseSeconds);
    expect(await holds(keys, 'first')).toBe(false);
    expect(await holds(keys, 'second')).toBe(true);
  });

  test('exactly as much as key sets may hold is understood', async () => {
    const text = JSON.stringify({ keys: [firstKey] });
    issuer.answerKeys((_request, response) => response.writeHead(200).end(text.padEnd(limits.maxJwksBytes)));
    expect(await holds(open(), 'first')).toBe(true);
  });
});

describe('the address of the keys', () => {
  const at = (address: string) => () => issuerKeys(address, () => new Date());

  test.each([
    'http://issuer.example.org/keys',
    'http://127.0.0.1.example.org/keys',
    'http://localhost.example.org/keys',
    'http://0.0.0.0/keys',
    'http://169.254.169.254/keys',
    'ftp://localhost/keys',
    'file://localhost/etc/passwd',
    'data:application/json,{}',
  ])('is not %s', (address) => {
    expect(at(address)).toThrow('must be reached by https');
  });

  test.each(['https://issuer.example.org/keys', 'http://localhost:8080/keys', 'http://127.0.0.1/keys', 'http://[::1]:8080/keys'])(
    'may be %s',
    (address) => {
      expect(at(address)).not.toThrow();
    },
  );
});
