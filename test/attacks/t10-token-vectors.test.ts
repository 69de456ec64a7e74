import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { jwtVerifier } from '../../functions/tokens/jwt-verifier.ts';
import { algorithms } from '../../functions/tokens/token-header.ts';
import { closeServer, listen } from '../../local/listen.ts';
import { criterion } from '../criteria/criterion.ts';
import { firstKey, firstKeyPem, startTokenIssuer, type TokenIssuer } from '../fakes/token-issuer.ts';
import { areVectorsHere, type JoseVector, joseVectors, passesSignature } from './jose-vectors.ts';

/**
 * T10. Criterion: 0 of the invalid vectors and forged tokens accepted; valid ones accepted if and only if their algorithm is on our allowlist. A vector's
 * payload is no set of claims, so it is asked twice: at the layer of header, keys and signature, where a good one must pass; and of the whole verifier,
 * which fetches the vector's own key from an issuer and must refuse them all. A twin of each valid one, our claims signed by the same key, must pass the whole.
 */
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
const encode = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const files = ['json_web_signature', 'json_web_key', 'json_web_crypto'] as const;

/** A valid signature by an algorithm of ours, over anything at all: a JWT has a payload (RFC 7519 §7.2). */
function isOurs({ token, isValid }: JoseVector): boolean {
  const [header = '', payload = ''] = token.split('.');
  if (!isValid || token.split('.').length !== 3 || payload === '') return false;
  return algorithms.includes(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')).alg);
}

describe.skipIf(!areVectorsHere)('of the vectors of Project Wycheproof', () => {
  test('those pass the signature layer that are valid, by an algorithm of ours, and no other', () => {
    const vectors = files.flatMap(joseVectors);
    const wrong = vectors.filter((vector) => passesSignature(vector.token, vector.keys) !== isOurs(vector));
    const invalid = vectors.filter(({ isValid }) => !isValid);
    const ours = vectors.filter(isOurs);
    const accepted = (of: readonly JoseVector[]) => of.filter(({ token, keys }) => passesSignature(token, keys)).length;
    criterion(
      'T10',
      `${accepted(invalid)} of ${invalid.length} invalid vectors accepted; ${accepted(ours)} of ${ours.length} valid ones by ${algorithms.join(' or ')} accepted, and ${accepted(vectors) - accepted(ours)} of ${vectors.length - invalid.length - ours.length} other valid ones (${vectors.length} vectors)`,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
    expect(ours.length).toBeGreaterThan(5);
  });

  test('none passes the whole verifier, whose issuer publishes the vector’s own key', async () => {
    const passed: string[] = [];
    for (const { name, token, keys } of files.flatMap(joseVectors)) {
      issuer.publish(keys);
      if ((await verify(token)).valid) passed.push(name);
    }
    expect(passed).toEqual([]);
  });

  test('the twin of each that is ours passes the whole, and of each other is refused', async () => {
    const wrong: string[] = [];
    let twins = 0;
    for (const vector of files.flatMap(joseVectors).filter(({ isValid, token }) => isValid && token.split('.').length === 3)) {
      const [header = ''] = vector.token.split('.');
      const { kid } = JSON.parse(Buffer.from(header, 'base64url').toString('utf8'));
      const key = vector.privateKeys.find((one) => one.kid === kid && one.kty !== 'oct');
      if (!key) continue;
      twins += 1;
      issuer.publish(vector.keys);
      if ((await verify(twinOf(header, key))).valid !== passes(header)) wrong.push(vector.name);
    }
    expect(wrong).toEqual([]);
    expect(twins).toBeGreaterThan(20);
  });
});

const passes = (header: string) => algorithms.includes(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')).alg);

/** Our claims under the vector's own header, signed by its own key. */
function twinOf(header: string, jwk: Readonly<Record<string, unknown>>): string {
  const [, payload = ''] = issuer.token({}).split('.');
  const signed = `${header}.${payload}`;
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
  return `${signed}.${sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const strangerJwk = { ...stranger.publicKey.export({ format: 'jwk' }), kid: 'first', use: 'sig', alg: 'RS256' };
const der = createPublicKey(firstKeyPem).export({ type: 'spki', format: 'der' });
/** All that an attacker may know of the key and try as a shared secret. */
const secrets = [
  ...[firstKeyPem, firstKeyPem.toString().trim(), der, der.toString('base64'), JSON.stringify(firstKey), firstKey.n ?? '', ''],
  ...[Buffer.from(firstKey.n ?? '', 'base64url'), 'secret', '\0'],
];
const keyIds = [
  ...[
    '../../../../dev/null',
    '/dev/null',
    '..\\..\\windows\\win.ini',
    'file:///dev/null',
    'first/../first',
    './first',
    'first\u0000',
    ' first',
  ],
  ...[
    "' UNION SELECT 'secret' --",
    "first' OR '1'='1",
    '1; DROP TABLE keys',
    '| whoami',
    '$(id)',
    '`id`',
    '{"$ne":null}',
    '%66irst',
    'FIRST',
  ],
  ...[
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '0',
    '-1',
    'null',
    'undefined',
    '*',
    'fir*',
    'ｆirst',
    'http://127.0.0.1/keys',
  ],
];

describe('of forged tokens', () => {
  const canary = createServer((_request, response) => {
    hits += 1;
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ keys: [strangerJwk] }));
  });
  let hits = 0;
  let address: string;
  beforeAll(async () => {
    address = `http://127.0.0.1:${await listen(canary, 0)}/keys`;
  });
  afterAll(async () => closeServer(canary));

  const hmac = (alg: string, secret: string | Buffer, header: Readonly<Record<string, unknown>> = {}) => {
    const [, payload = ''] = issuer.token({}).split('.');
    const signed = `${encode({ alg, kid: 'first', ...header })}.${payload}`;
    return `${signed}.${createHmac(alg.replace('HS', 'sha'), secret).update(signed).digest('base64url')}`;
  };
  const unsigned = (alg: unknown, signature: string) => `${encode({ alg, kid: 'first' })}.${issuer.token({}).split('.')[1]}.${signature}`;
  const byStranger = (header: Readonly<Record<string, unknown>>) => issuer.token({}, header, stranger.privateKey);
  const ownSignature = () => issuer.token({}).split('.')[2] ?? '';

  const families: Readonly<Record<string, () => readonly string[]>> = {
    'alg none': () =>
      ['none', 'None', 'NONE', 'nOnE', 'none ', '', null, undefined, 0].flatMap((alg) => [
        unsigned(alg, ''),
        unsigned(alg, ownSignature()),
        unsigned(alg, encode('x')),
      ]),
    'HS keyed with the public key': () => secrets.flatMap((secret) => ['HS256', 'HS384', 'HS512'].map((alg) => hmac(alg, secret))),
    'RS256 whose signature is an HMAC': () =>
      secrets.map((secret) => {
        const [header = '', payload = ''] = issuer.token({}).split('.');
        return `${header}.${payload}.${createHmac('sha256', secret).update(`${header}.${payload}`).digest('base64url')}`;
      }),
    'other algorithms over the right key': () =>
      ['RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA', 'rs256', 'RSA', 'RS256 '].map((alg) => issuer.token({}, { alg })),
    kid: () => keyIds.flatMap((kid) => [byStranger({ kid }), hmac('HS256', '', { kid })]),
    'a key of its own': () =>
      [
        { jwk: strangerJwk },
        { jku: address },
        { x5u: address },
        { jku: issuer.rules.jwksUri, jwk: strangerJwk },
        { x5c: [stranger.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')] },
        { jku: address, kid: 'other' },
        { x5u: address, kid: 'other' },
        { iss: address },
      ].map(byStranger),
    crit: () => [['exp'], [], ['b64'], ['x'], 'exp', null, false].map((crit) => issuer.token({}, { crit, b64: false, x: 1 })),
    'other kinds of tokens': () => [
      ...['id+jwt', 'logout+jwt', 'secevent+jwt', 'JWE', 'none'].map((typ) => issuer.token({}, { typ })),
      issuer.token({ token_use: 'id' }),
      issuer.token({ token_use: 'id', aud: issuer.clientId, nonce: 'n', at_hash: 'x', client_id: undefined }),
      issuer.token({ token_use: 'access', client_id: undefined, aud: issuer.clientId }),
    ],
    'times that are none': () =>
      [
        ...['9999999999', null, true, [9_999_999_999], {}, undefined].flatMap((time) => [{ exp: time }, { iat: time }]),
        ...['0', null, true, []].map((nbf) => ({ nbf })),
        { exp: 0 },
        { exp: -1 },
        { iat: -1 },
        { iat: 1e300 },
        { nbf: 1e300 },
      ].map((claims) => issuer.token(claims)),
    'one bit flipped anywhere': () => {
      const token = issuer.token({ 'cognito:groups': ['walidata'] });
      const parts = token.split('.').map((part) => Buffer.from(part, 'base64url'));
      return parts.flatMap((bytes, part) =>
        [...bytes.keys()].map((place) => {
          const flipped = Buffer.from(bytes);
          flipped.writeUInt8(bytes.readUInt8(place) ^ (1 << (place % 8)), place);
          return parts.map((one, other) => (other === part ? flipped : one).toString('base64url')).join('.');
        }),
      );
    },
    'another spelling of a good token': () => {
      const [header = '', payload = '', signature = ''] = issuer.token({}).split('.');
      return [
        ...[`${header}=.${payload}.${signature}`, `${header}.${payload}=.${signature}`, `${header}.${payload}.${signature}==`],
        ...[`${header}.${payload}.${signature}.`, `.${header}.${payload}.${signature}`, `${header}.${payload}.${signature}.${signature}`],
        ...[` ${header}.${payload}.${signature}`, `${header}.${payload}.${signature}\n`, `${header}.${payload}\n.${signature}`],
        ...[`${header}.${payload}.${signature.slice(0, -2)}`, `${header}.${payload}.${signature}AA`, `${header}..${signature}`],
        JSON.stringify({ protected: header, payload, signature }),
        JSON.stringify({ payload, signatures: [{ protected: header, signature }] }),
      ];
    },
    'ES256 signatures of nothing': () => {
      const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      issuer.publish([{ ...ec.publicKey.export({ format: 'jwk' }), kid: 'first' }]);
      const [header = '', payload = '', good = ''] = issuer.token({}, { alg: 'ES256' }, ec.privateKey).split('.');
      const signatures = [
        Buffer.alloc(64),
        Buffer.alloc(64, 0xff),
        Buffer.alloc(0),
        Buffer.alloc(63),
        Buffer.alloc(128),
        Buffer.from([0x30, 6, 2, 1, 0, 2, 1, 0]),
      ];
      const asDer = sign('sha256', Buffer.from(`${header}.${payload}`), ec.privateKey);
      const long = Buffer.concat([Buffer.from(good, 'base64url'), Buffer.alloc(1)]);
      return [...signatures, asDer, long].map((signature) => `${header}.${payload}.${signature.toString('base64url')}`);
    },
  };

  test('none is accepted, and no address in them is asked', async () => {
    const accepted: string[] = [];
    let asked = 0;
    for (const [family, tokens] of Object.entries(families)) {
      issuer.publish([firstKey]);
      const forged = tokens();
      const verifier = jwtVerifier(issuer.rules, now);
      for (const token of forged) {
        const outcome = await verifier.verify(token);
        if (outcome.valid) accepted.push(`${family}: ${token}`);
      }
      asked += forged.length;
    }
    criterion(
      'T10',
      `${accepted.length} of ${asked} forged tokens of ${Object.keys(families).length} kinds accepted; ${hits} addresses in them asked`,
    );
    expect(accepted).toEqual([]);
    expect(hits).toBe(0);
  });

  test('while the good one that they are made of is', async () => {
    expect(await verify(issuer.token({}))).toMatchObject({ valid: true });
    expect(await verify(issuer.token({}, { jku: address, jwk: strangerJwk, x5u: address }))).toMatchObject({ valid: true });
    expect(hits).toBe(0);
  });
});

describe('the edges of time', () => {
  const at = 1_790_000_000;
  const edges: readonly (readonly [string, Readonly<Record<string, number>>, boolean])[] = [
    ['ends now', { exp: at }, true],
    ['ended within the skew', { exp: at - limits.clockSkewSeconds }, true],
    ['ended a second before', { exp: at - limits.clockSkewSeconds - 1 }, false],
    ['begins now', { nbf: at }, true],
    ['begins within the skew', { nbf: at + limits.clockSkewSeconds }, true],
    ['begins a second after', { nbf: at + limits.clockSkewSeconds + 1 }, false],
    ['was issued within the skew', { iat: at + limits.clockSkewSeconds }, true],
    ['was issued a second after', { iat: at + limits.clockSkewSeconds + 1 }, false],
  ];

  test.each(edges)('a token that %s', async (_, claims, isValid) => {
    vi.useFakeTimers({ toFake: ['Date'], now: at * 1000 });
    expect(limits.clockSkewSeconds).toBeLessThanOrEqual(60);
    expect((await verify(issuer.token({ iat: at - 1, exp: at + 1, ...claims }))).valid).toBe(isValid);
  });
});
