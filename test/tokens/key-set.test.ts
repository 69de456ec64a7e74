import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { readKeySet } from '../../functions/tokens/key-set.ts';

const rsaPair = generateKeyPairSync('rsa', { modulusLength: 2048 });
const ecPair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const { n } = rsaPair.publicKey.export({ format: 'jwk' });
const { x, y } = ecPair.publicKey.export({ format: 'jwk' });
const rsa = { kty: 'RSA', kid: 'r', n, e: 'AQAB' };
const ec = { kty: 'EC', kid: 'e', crv: 'P-256', x, y };
const idsOf = (...keys: readonly unknown[]) => readKeySet(JSON.stringify({ keys })).keys.map(({ kid }) => kid);

describe('the keys of an issuer', () => {
  test('sign by the one algorithm of their kind, whether they say so or not', () => {
    const bare = { keys: [rsa, ec] };
    const said = {
      keys: [
        { ...rsa, alg: 'RS256', use: 'sig', key_ops: ['verify'], x5c: ['x'] },
        { ...ec, alg: 'ES256', ext: true },
      ],
    };
    const expected = {
      keys: [
        { ...rsa, alg: 'RS256' },
        { ...ec, alg: 'ES256' },
      ],
    };
    expect(readKeySet(JSON.stringify(bare))).toEqual(expected);
    expect(readKeySet(JSON.stringify(said))).toEqual(expected);
  });

  test.each<[string, unknown]>([
    ['a shared secret', { kty: 'oct', kid: 'x', k: 'c2VjcmV0', alg: 'HS256' }],
    ['another algorithm of RSA', { ...rsa, alg: 'RS512' }],
    ['RSA encryption', { ...rsa, alg: 'RSA-OAEP' }],
    ['another algorithm of a curve', { ...ec, alg: 'ES384' }],
    ['another curve', { ...ec, crv: 'P-384' }],
    ['Ed25519', { kty: 'OKP', kid: 'x', crv: 'Ed25519', x }],
    ['RSA for encryption', { ...rsa, use: 'enc' }],
    ['a curve for encryption', { ...ec, use: 'enc' }],
    ['operations without verify', { ...rsa, key_ops: ['encrypt'] }],
    ['no operations at all', { ...ec, key_ops: [] }],
    ['its private half', { ...ec, d: 'c2VjcmV0' }],
    ['the private half of RSA', { ...rsa, d: 'c2VjcmV0' }],
    ['the exponent 3', { ...rsa, e: 'Aw' }],
    ['the exponent 1', { ...rsa, e: 'AQ' }],
    ['no exponent', { ...rsa, e: undefined }],
    ['1,024 bits', { ...rsa, n: generateKeyPairSync('rsa', { modulusLength: 1024 }).publicKey.export({ format: 'jwk' }).n }],
    ['2,047 bits', { ...rsa, n: Buffer.concat([Buffer.from([0x7f]), Buffer.alloc(255, 1)]).toString('base64url') }],
    ['a modulus that is no base64url', { ...rsa, n: `${n}+` }],
    ['a modulus that begins with none', { ...rsa, n: `+${n}` }],
    ['an empty modulus', { ...rsa, n: '' }],
    ['no point', { ...ec, y: undefined }],
    ['a point that is no base64url', { ...ec, x: `${x}=` }],
    ['no id', { ...rsa, kid: undefined }],
    ['an empty id', { ...rsa, kid: '' }],
    ['a number for an id', { ...rsa, kid: 7 }],
    ['an endless id', { ...rsa, kid: 'x'.repeat(limits.maxKeyIdCharacters + 1) }],
    ['no kind', { ...rsa, kty: undefined }],
    ['a text', 'key'],
    ['null', null],
  ])('are passed over with %s, and the sound ones kept', (_, bad) => {
    expect(idsOf(bad, { ...rsa, kid: 'sound' })).toEqual(['sound']);
  });

  test('that share an id count for nothing, neither of them', () => {
    expect(idsOf(rsa, { ...ec, kid: 'r' }, { ...ec, kid: 'alone' })).toEqual(['alone']);
    expect(idsOf({ ...rsa, use: 'enc' }, rsa)).toEqual(['r']);
  });

  test('may be as many as the limit', () => {
    const many = (length: number) => Array.from({ length }, (_, place) => ({ ...ec, kid: `k${place}` }));
    expect(idsOf(...many(limits.maxIssuerKeys))).toHaveLength(limits.maxIssuerKeys);
    expect(() => idsOf(...many(limits.maxIssuerKeys + 1))).toThrow();
  });

  test.each(['', '<html>', '[]', 'null', '{}', '{"keys":{}}', '{"keys":null}', '{"keys":[]'])('are not %j', (text) => {
    expect(() => readKeySet(text)).toThrow();
  });
});
