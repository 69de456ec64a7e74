import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { readHeader } from '../../functions/tokens/token-header.ts';

const encode = (text: string) => Buffer.from(text).toString('base64url');
const tokenOf = (header: Readonly<Record<string, unknown>>) => `${encode(JSON.stringify(header))}.e30.c2ln`;
const good = { alg: 'RS256', kid: 'first' };

describe('the header of a token', () => {
  test.each(['RS256', 'ES256'])('names a key under the pinned %s', (alg) => {
    expect(readHeader(tokenOf({ ...good, alg }))).toEqual({ ok: true, kid: 'first' });
  });

  test.each(['JWT', 'jwt', 'at+jwt', 'AT+JWT', 'application/at+jwt'])('may call itself %s', (typ) => {
    expect(readHeader(tokenOf({ ...good, typ }))).toEqual({ ok: true, kid: 'first' });
  });

  test('may name keys of its own, which nobody looks at', () => {
    expect(readHeader(tokenOf({ ...good, jwk: { kty: 'oct' }, jku: 'https://evil.example', x5u: 'x', x5c: ['x'], x5t: 'x' })).ok).toBe(
      true,
    );
  });

  test.each([
    ...['none', 'None', 'NONE', 'HS256', 'RS384', 'RS512', 'PS256', 'ES384', 'EdDSA', 'rs256', '', null, 1, ['RS256'], undefined].map(
      (alg) => [{ alg }, 'header: alg'] as const,
    ),
    ...[[], ['exp'], ['b64'], null, '', false].map((crit) => [{ crit }, 'header: crit'] as const),
    ...['id+jwt', 'logout+jwt', 'dpop+jwt', 'JWE', 'at+jwt ', '', null, 1].map((typ) => [{ typ }, 'header: typ'] as const),
    ...['', 7, null, ['first'], undefined, 'x'.repeat(limits.maxKeyIdCharacters + 1)].map((kid) => [{ kid }, 'header: kid'] as const),
  ])('is refused with %j: %s', (changes, why) => {
    expect(readHeader(tokenOf({ ...good, ...changes }))).toEqual({ ok: false, why });
  });

  test('may have a key’s id as long as the limit', () => {
    expect(readHeader(tokenOf({ ...good, kid: 'x'.repeat(limits.maxKeyIdCharacters) })).ok).toBe(true);
  });

  test.each(['null', '[]', '"RS256"', '7', '{', '', 'é', '{"alg":"RS256","kid":"first"}x'])('is refused as %j', (text) => {
    expect(readHeader(`${encode(text) || 'YQ'}.e30.c2ln`)).toEqual({ ok: false, why: 'header: none' });
  });
});

describe('a token', () => {
  const head = encode(JSON.stringify(good));
  test.each([
    '',
    head,
    `${head}.e30`,
    `${head}..c2ln`,
    `${head}.e30.`,
    `.e30.c2ln`,
    `${head}.e30.c2ln.`,
    `${head}.e30.c2ln.c2ln`,
    // Spellings that decode to the same bytes: one token, one text.
    `${head}.e31.c2ln`,
    `${head}.e30=.c2ln`,
    `${head}.e30.c2lu `,
    `${head}.e30.c2+n`,
    `${head}.e30.c2/n`,
    `${head}\n.e30.c2ln`,
  ])('that is not three parts in canonical base64url is no JWS: %j', (token) => {
    expect(readHeader(token)).toEqual({ ok: false, why: 'not a JWS' });
  });
});
