import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { jwtVerifier } from '../../functions/tokens/jwt-verifier.ts';
import { startTokenIssuer, type TokenIssuer } from '../fakes/token-issuer.ts';

let issuer: TokenIssuer;
beforeEach(async () => {
  issuer = await startTokenIssuer();
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.stop();
});

const now = () => new Date();
const verify = (token: string) => jwtVerifier(issuer.rules, now).verify(token);
const seconds = () => Math.floor(Date.now() / 1000);

describe('a good token', () => {
  test('gives sub, name, groups and when it was issued', async () => {
    const iat = seconds() - 30;
    const outcome = await verify(issuer.token({ sub: 'abc', name: 'Siti', iat, 'cognito:groups': ['operator:dinsos'] }));
    expect(outcome).toEqual({
      valid: true,
      token: { sub: 'abc', name: 'Siti', groups: ['operator:dinsos'], issuedAt: new Date(iat * 1000) },
    });
  });

  test('is named by its username, else by its sub', async () => {
    expect(await verify(issuer.token({ username: 'siti' }))).toMatchObject({ token: { name: 'siti' } });
    expect(await verify(issuer.token({ sub: 'abc' }))).toMatchObject({ token: { name: 'abc', groups: [] } });
  });

  test('passes within the clock skew after its end, and not after', async () => {
    const exp = seconds();
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(new Date((exp + limits.clockSkewSeconds - 5) * 1000));
    expect(await verify(issuer.token({ exp }))).toMatchObject({ valid: true });
    vi.setSystemTime(new Date((exp + limits.clockSkewSeconds + 5) * 1000));
    expect(await verify(issuer.token({ exp }))).toEqual({ valid: false, why: 'JwtExpiredError' });
  });

  test('needs the keys to be fetched once', async () => {
    const verifier = jwtVerifier(issuer.rules, now);
    for (let turn = 0; turn < 3; turn += 1) expect(await verifier.verify(issuer.token({}))).toMatchObject({ valid: true });
    expect(issuer.fetches()).toBe(1);
  });
});

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });

describe('a bad token is refused, never thrown', () => {
  const bad: [string, () => string][] = [
    ['no JWS', () => 'abc'],
    ['no JSON inside', () => 'YQ.YQ.YQ'],
    ['an empty text', () => ''],
    ['alg none', () => issuer.token({}, { alg: 'none' })],
    ['alg HS256 keyed with the public key’s id', () => issuer.token({}, { alg: 'HS256' })],
    ['RS512, which is not pinned', () => issuer.token({}, { alg: 'RS512' })],
    ['another key under a known id', () => issuer.token({}, {}, stranger.privateKey)],
    ['an unknown key id', () => issuer.token({}, { kid: 'second' }, stranger.privateKey)],
    ['no key id', () => issuer.token({}, { kid: undefined })],
    ['no exp', () => issuer.token({ exp: undefined })],
    ['exp as a text', () => issuer.token({ exp: '9999999999' })],
    ['no iat', () => issuer.token({ iat: undefined })],
    ['expired', () => issuer.token({ exp: seconds() - 3600 })],
    ['issued in the future', () => issuer.token({ iat: seconds() + 3600 })],
    ['critical extensions', () => issuer.token({}, { crit: ['exp'] })],
    ['not valid yet', () => issuer.token({ nbf: seconds() + 3600 })],
    ['another issuer', () => issuer.token({ iss: 'https://example.org' })],
    ['another client', () => issuer.token({ client_id: 'another-app' })],
    ['no client, but the right audience', () => issuer.token({ client_id: undefined, aud: issuer.clientId })],
    ['an identity token', () => issuer.token({ token_use: 'id' })],
    ['no sub', () => issuer.token({ sub: undefined })],
    ['groups that are no list', () => issuer.token({ 'cognito:groups': 'walidata' })],
    [
      'more groups than an account may have',
      () => issuer.token({ 'cognito:groups': Array.from({ length: limits.maxGroups + 1 }, (_, n) => `operator:opd-${n}`) }),
    ],
  ];
  test.each(bad)('%s', async (_, token) => {
    expect(await verify(token())).toMatchObject({ valid: false });
  });

  test.each([
    ['alg none', { alg: 'none' }, 'header: alg'],
    ['critical extensions', { crit: ['exp'] }, 'header: crit'],
    ['another kind of token', { typ: 'logout+jwt' }, 'header: typ'],
    ['no key id', { kid: undefined }, 'header: kid'],
  ])('by its header, before any key is fetched: %s', async (_, header, why) => {
    expect(await verify(issuer.token({}, header))).toEqual({ valid: false, why });
    expect(issuer.fetches()).toBe(0);
  });

  test('why it was refused holds nothing of the token', async () => {
    const outcome = await verify(issuer.token({ sub: 'secret-sub', iss: 'https://secret.example' }));
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });
});

describe('the issuer’s keys', () => {
  test('that can not be fetched are a refusal, which says so', async () => {
    const nobody = { ...issuer.rules, jwksUri: 'http://127.0.0.1:1' };
    const why = "unknown key; the issuer's keys: no answer, or no key set in it";
    expect(await jwtVerifier(nobody, now).verify(issuer.token({}))).toEqual({ valid: false, why });
    expect(await verify(issuer.token({}, { kid: 'second' }))).toEqual({ valid: false, why: 'unknown key' });
  });

  test('that were fetched before serve on while the issuer is away', async () => {
    const verifier = jwtVerifier(issuer.rules, now);
    await verifier.verify(issuer.token({}));
    const token = issuer.token({});
    await issuer.stop();
    expect(await verifier.verify(token)).toMatchObject({ valid: true });
    expect(await verifier.verify(issuer.token({}, { kid: 'second' }))).toMatchObject({ valid: false });
    issuer = await startTokenIssuer();
  });

  test('rotate: a new one is believed without a restart, one taken back no longer, one under an old id is the new one', async () => {
    let hours = 0;
    const verifier = jwtVerifier(issuer.rules, () => new Date(Date.now() + hours * 60 * 60 * 1000));
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const second = { ...pair.publicKey.export({ format: 'jwk' }), kid: 'second' };
    const bySecond = issuer.token({}, { alg: 'ES256', kid: 'second' }, pair.privateKey);
    expect(await verifier.verify(issuer.token({}))).toMatchObject({ valid: true });
    issuer.publish([second]);
    hours = 1;
    expect(await verifier.verify(bySecond)).toMatchObject({ valid: true });
    expect(await verifier.verify(issuer.token({}))).toEqual({ valid: false, why: 'unknown key' });
    issuer.publish([{ ...stranger.publicKey.export({ format: 'jwk' }), kid: 'second' }]);
    hours = 2;
    expect(await verifier.verify(bySecond)).toEqual({ valid: false, why: 'JwtInvalidSignatureAlgorithmError' });
    expect(await verifier.verify(issuer.token({}, { kid: 'second' }, stranger.privateKey))).toMatchObject({ valid: true });
  });

  test('that lie on no curve are a refusal', async () => {
    const key = { kty: 'EC', crv: 'P-256', kid: 'off', x: 'A'.repeat(43), y: 'A'.repeat(43) };
    issuer.publish([key]);
    expect(await verify(issuer.token({}, { alg: 'ES256', kid: 'off' }))).toEqual({ valid: false, why: 'unverifiable' });
  });
});

describe('a token of another issuer than Cognito', () => {
  const audience = 'https://data.example.id';
  const verifyOidc = (claims: Readonly<Record<string, unknown>>, header = {}) => {
    const rules = { ...issuer.rules, style: 'oidc', audience, groupsClaim: 'peran' } as const;
    return jwtVerifier(rules, now).verify(issuer.token({ token_use: undefined, client_id: undefined, ...claims }, header));
  };

  test('passes by its audience, with the groups of the configured claim', async () => {
    const outcome = await verifyOidc({ aud: [audience], peran: ['pj:dinsos'] }, { typ: 'at+jwt' });
    expect(outcome).toMatchObject({ valid: true, token: { groups: ['pj:dinsos'] } });
  });

  test.each([
    ['an ID token', { aud: 'portal' }, {}],
    ['an ID token that names the API, too', { aud: ['portal', audience] }, {}],
    ['a token for another API', { aud: 'https://another.example.id' }, {}],
    ['a token for nobody', {}, {}],
    ['a token for nobody by Cognito’s claims', { client_id: 'portal', token_use: 'access' }, {}],
    ['a logout token', { aud: audience }, { typ: 'logout+jwt' }],
  ])('is refused: %s', async (_, claims, header) => {
    expect(await verifyOidc(claims, header)).toMatchObject({ valid: false });
  });

  test('is refused by the library already when its audience is another, by name', async () => {
    expect(await verifyOidc({ aud: 'https://another.example.id' })).toEqual({ valid: false, why: 'JwtInvalidAudienceError' });
  });
});
