import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { accountPath } from '../../functions/requests/account.ts';
import { readClaims } from '../../functions/tokens/token-claims.ts';
import type { TokenRules } from '../../functions/tokens/token-rules.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const seconds = now.getTime() / 1000;
const cognito: TokenRules = {
  issuer: 'https://masuk.example.id',
  jwksUri: 'https://masuk.example.id/keys',
  style: 'cognito',
  clientId: 'portal',
  audience: 'portal',
  groupsClaim: 'cognito:groups',
  nameClaim: 'name',
};
const oidc: TokenRules = { ...cognito, style: 'oidc', audience: 'https://data.example.id', groupsClaim: 'peran', nameClaim: 'nama' };
const times = { sub: 'sub-1', iat: seconds - 10, exp: seconds + 10 };
const ofCognito = { ...times, token_use: 'access', client_id: 'portal', scope: 'openid email profile' };
const ofOidc = { ...times, aud: 'https://data.example.id' };

describe.each([
  ['of Cognito', cognito, ofCognito],
  ['of another issuer', oidc, ofOidc],
])('an access token %s', (_, rules, claims) => {
  const read = (changes: Readonly<Record<string, unknown>>, at = now) => readClaims({ ...claims, ...changes }, rules, at);

  test('says who, in which groups, and when it was issued', () => {
    expect(read({ [rules.groupsClaim]: ['operator:dinsos'], [rules.nameClaim]: 'Siti' })).toEqual({
      valid: true,
      token: { sub: 'sub-1', name: 'Siti', groups: ['operator:dinsos'], issuedAt: new Date((seconds - 10) * 1000) },
    });
  });

  test('passes over groups that mean nothing here, however many', () => {
    const foreign = Array.from({ length: 300 }, (_, n) => `Domain Users ${n}${n % 2 ? '' : 'x'.repeat(300)}`);
    expect(read({ [rules.groupsClaim]: [...foreign, 'walidata', 'pj:dinsos'] })).toMatchObject({
      token: { groups: ['walidata', 'pj:dinsos'] },
    });
    const longest = `operator:${'x'.repeat(80)}`;
    expect(read({ [rules.groupsClaim]: [longest, `${longest}x`] })).toMatchObject({ token: { groups: [longest] } });
    expect(read({})).toMatchObject({ token: { groups: [] } });
  });

  test('holds as many groups of ours as the limit, and no more', () => {
    const groups = (length: number) => Array.from({ length }, (_, n) => `operator:opd-${n}`);
    expect(read({ [rules.groupsClaim]: groups(limits.maxGroups) }).valid).toBe(true);
    expect(read({ [rules.groupsClaim]: groups(limits.maxGroups + 1) })).toEqual({ valid: false, why: 'too many groups' });
  });

  test.each(['walidata', [7], [['walidata']], { walidata: true }, null, 7])('is refused with the groups %j', (groups) => {
    expect(read({ [rules.groupsClaim]: groups })).toEqual({ valid: false, why: 'groups' });
  });

  test.each([{ sub: undefined }, { sub: '' }, { sub: 7 }, { sub: 'a\nb' }, { sub: 'é' }, { sub: '\u0000' }, { sub: 'a\u007f' }])(
    'is refused with %j',
    (changes) => {
      expect(read(changes)).toEqual({ valid: false, why: 'claims' });
    },
  );

  test('has a subject of at most 255 characters that a path names, too', () => {
    expect(read({ sub: `|~${'x'.repeat(limits.maxSubjectCharacters - 2)}` }).valid).toBe(true);
    expect(read({ sub: 'x'.repeat(limits.maxSubjectCharacters + 1) })).toEqual({ valid: false, why: 'claims' });
  });

  test.each(['siti@dinas.example', 'a b', 'a/b', 'a+b=', 'CN=siti,O=dinas', 'a*', 'a?b', 'a%2Fb', 'a\\b'])(
    'of a subject that no path names, so that it could never be disabled, is refused: %s',
    (sub) => {
      expect(read({ sub })).toEqual({ valid: false, why: 'claims' });
      expect(accountPath.safeParse({ sub }).success).toBe(false);
    },
  );

  test.each(['9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d', 'auth0|5f7c8ec7c33c6c004bbafe82', 'f:realm:siti.a_b~c', '108204268033311374519'])(
    'may be about whom a path names: %s',
    (sub) => {
      expect(read({ sub })).toMatchObject({ valid: true, token: { sub } });
      expect(accountPath.safeParse({ sub }).success).toBe(true);
    },
  );

  test.each(['3671014507900001', 'nik:3671014507900001', '367101-450790-0001'])(
    'is refused with somebody’s NIK as its subject: %s',
    (sub) => {
      expect(read({ sub })).toEqual({ valid: false, why: 'claims' });
      expect(accountPath.safeParse({ sub }).success).toBe(false);
    },
  );

  test.each([{ exp: undefined }, { exp: '9999999999' }, { exp: null }, { iat: undefined }, { iat: '1' }, { iat: null }, { iat: -1 }])(
    'is refused with %j',
    (changes) => {
      expect(read(changes)).toEqual({ valid: false, why: 'claims' });
    },
  );

  test('may be issued ahead of our clock by the skew alone', () => {
    expect(read({ iat: seconds + limits.clockSkewSeconds }).valid).toBe(true);
    expect(read({ iat: seconds + limits.clockSkewSeconds + 1 })).toEqual({ valid: false, why: 'issued in the future' });
    expect(read({ iat: 0 }).valid).toBe(true);
  });

  test('is named by the name claim, else by the username, else by the sub', () => {
    const username = rules.style === 'cognito' ? 'username' : 'preferred_username';
    const other = rules.style === 'cognito' ? 'preferred_username' : 'username';
    const nameOf = (changes: Readonly<Record<string, unknown>>) => {
      const outcome = read(changes);
      return outcome.valid ? outcome.token.name : outcome.why;
    };
    expect(nameOf({ [rules.nameClaim]: 'Siti', [username]: 'siti' })).toBe('Siti');
    expect(nameOf({ [username]: 'siti' })).toBe('siti');
    expect(nameOf({ [other]: 'siti' })).toBe('sub-1');
    expect(nameOf({ [rules.nameClaim]: '', [username]: 7 })).toBe('sub-1');
    expect(nameOf({ [rules.nameClaim]: 'Siti 3671014507900001', [username]: 'siti' })).toBe('siti');
    expect(nameOf({ [username]: '3671014507900001' })).toBe('sub-1');
    expect(nameOf({ [rules.nameClaim]: 'x'.repeat(limits.maxClaimCharacters) })).toBe('x'.repeat(limits.maxClaimCharacters));
    expect(nameOf({ [rules.nameClaim]: 'x'.repeat(limits.maxClaimCharacters + 1) })).toBe('sub-1');
  });

  test.each([undefined, null, 'text', 7, []])('is an object of claims, not %j', (payload) => {
    expect(readClaims(payload, rules, now)).toEqual({ valid: false, why: 'claims' });
  });
});

describe('a token for somebody else', () => {
  test.each([
    [{ token_use: 'id' }],
    [{ token_use: undefined }],
    [{ token_use: 'refresh' }],
    [{ client_id: 'another-app' }],
    [{ client_id: undefined, aud: 'portal' }],
    [{ client_id: ['portal'] }],
    [{ token_use: 'id', client_id: undefined, aud: 'portal' }],
    [{ scope: 'aws.cognito.signin.user.admin' }],
    [{ scope: 'email openidx profile' }],
    [{ scope: undefined }],
  ])('is refused of Cognito: %j', (changes) => {
    expect(readClaims({ ...ofCognito, ...changes }, cognito, now)).toEqual({ valid: false, why: 'not for us' });
  });

  test.each([
    ['another audience', 'https://another.example.id'],
    ['no audience', undefined],
    ['an audience that is no text', [7]],
    ['the portal alone, as an ID token has it', 'portal'],
    ['the portal in a list', ['portal']],
    ['the API beside the portal, as an ID token may have it', ['https://data.example.id', 'portal']],
    ['an empty list', []],
    ['the API’s audience inside another text', 'https://data.example.id.evil.example'],
  ])('is refused of another issuer: %s', (_, aud) => {
    expect(readClaims({ ...ofOidc, aud }, oidc, now)).toEqual({ valid: false, why: 'not for us' });
  });

  test('may be for others, too', () => {
    expect(readClaims({ ...ofOidc, aud: ['account', 'https://data.example.id'] }, oidc, now).valid).toBe(true);
  });

  test('of Cognito’s kind means nothing to another issuer’s rules', () => {
    expect(readClaims(ofCognito, oidc, now)).toEqual({ valid: false, why: 'not for us' });
  });
});
