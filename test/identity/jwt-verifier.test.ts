import { generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { jwtVerifier } from '../../functions/identity/jwt-verifier.ts';
import { limits } from '../../functions/limits.ts';
import { startTokenIssuer, type TokenIssuer } from '../fakes/token-issuer.ts';

let issuer: TokenIssuer;
beforeEach(async () => {
  issuer = await startTokenIssuer();
});
afterEach(async () => {
  vi.useRealTimers();
  await issuer.stop();
});

const verify = (token: string) => jwtVerifier(issuer.issuer, issuer.clientId).verify(token);
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
    const verifier = jwtVerifier(issuer.issuer, issuer.clientId);
    for (let turn = 0; turn < 3; turn += 1) expect(await verifier.verify(issuer.token({}))).toMatchObject({ valid: true });
    expect(issuer.fetches()).toBe(1);
  });
});

describe('a bad token is refused, never thrown', () => {
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const bad: [string, () => string][] = [
    ['no JWS', () => 'abc'],
    ['no JSON inside', () => 'YQ.YQ.YQ'],
    ['an empty text', () => ''],
    ['alg none', () => issuer.token({}, { alg: 'none' })],
    ['alg HS256 keyed with the public key’s id', () => issuer.token({}, { alg: 'HS256' })],
    ['RS512, which is not pinned', () => issuer.token({}, { alg: 'RS512' })],
    ['another key under a known id', () => issuer.token({}, {}, stranger)],
    ['an unknown key id', () => issuer.token({}, { kid: 'second' }, stranger)],
    ['no key id', () => issuer.token({}, { kid: undefined })],
    ['no exp', () => issuer.token({ exp: undefined })],
    ['exp as a text', () => issuer.token({ exp: '9999999999' })],
    ['no iat', () => issuer.token({ iat: undefined })],
    ['expired', () => issuer.token({ exp: seconds() - 3600 })],
    ['not valid yet', () => issuer.token({ nbf: seconds() + 3600 })],
    ['another issuer', () => issuer.token({ iss: 'https://example.org' })],
    ['another client', () => issuer.token({ client_id: 'another-app' })],
    ['no client, but the right audience', () => issuer.token({ client_id: undefined, aud: issuer.clientId })],
    ['an identity token', () => issuer.token({ token_use: 'id' })],
    ['no sub', () => issuer.token({ sub: undefined })],
    ['groups that are no list', () => issuer.token({ 'cognito:groups': 'walidata' })],
    [
      'more groups than an account may have',
      () => issuer.token({ 'cognito:groups': Array.from({ length: limits.maxGroups + 1 }, String) }),
    ],
  ];
  test.each(bad)('%s', async (_, token) => {
    expect(await verify(token())).toMatchObject({ valid: false });
  });

  test('why it was refused holds nothing of the token', async () => {
    const outcome = await verify(issuer.token({ sub: 'secret-sub', iss: 'https://secret.example' }));
    expect(JSON.stringify(outcome)).not.toContain('secret');
  });
});

describe('the issuer’s keys', () => {
  test('that can not be fetched are a refusal', async () => {
    const verifier = jwtVerifier('http://127.0.0.1:1', issuer.clientId);
    expect(await verifier.verify(issuer.token({ iss: 'http://127.0.0.1:1' }))).toMatchObject({ valid: false });
  });

  test('that were fetched before serve on while the issuer is away', async () => {
    const verifier = jwtVerifier(issuer.issuer, issuer.clientId);
    await verifier.verify(issuer.token({}));
    const token = issuer.token({});
    await issuer.stop();
    expect(await verifier.verify(token)).toMatchObject({ valid: true });
    expect(await verifier.verify(issuer.token({}, { kid: 'second' }))).toMatchObject({ valid: false });
    issuer = await startTokenIssuer();
  });

  test('must come by https, except from this machine', () => {
    expect(() => jwtVerifier('http://issuer.example.org', 'portal')).toThrow('must be reached by https');
    expect(() => jwtVerifier('http://127.0.0.1.example.org', 'portal')).toThrow('must be reached by https');
    expect(() => jwtVerifier('https://issuer.example.org', 'portal')).not.toThrow();
  });
});
