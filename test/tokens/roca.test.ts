import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { isRocaModulus } from '../../functions/tokens/roca.ts';

const primes = [11n, 13n, 17n, 19n, 37n, 53n, 61n, 71n, 73n, 79n, 97n, 103n, 107n, 109n, 127n, 151n, 157n];
const product = primes.reduce((all, prime) => all * prime, 1n);

test('a modulus that is a power of 65537 to all of the primes is one', () => {
  for (const exponent of [0n, 1n, 2n, 17n, 1234n]) expect(isRocaModulus(65_537n ** exponent)).toBe(true);
  expect(isRocaModulus(65_537n ** 5n + product * 987_654_321n)).toBe(true);
});

test('a modulus that is none to a single prime is not', () => {
  for (const prime of primes) {
    // Zero to that prime, and a power to all others.
    const others = product / prime;
    const lifted = [...Array(Number(prime)).keys()].map((times) => 65_537n + BigInt(times) * others).find((value) => value % prime === 0n);
    expect(isRocaModulus(lifted ?? 1n)).toBe(false);
  }
});

test('a fresh key is not', () => {
  const { n = '' } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ format: 'jwk' });
  expect(isRocaModulus(BigInt(`0x${Buffer.from(n, 'base64url').toString('hex')}`))).toBe(false);
});
