import type { RequestListener } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { jwtVerifier } from '../../functions/tokens/jwt-verifier.ts';
import { firstKey, startTokenIssuer, type TokenIssuer } from '../fakes/token-issuer.ts';

/** An issuer that takes the question and never ends its answer: the verifier gives up by itself, well within the authorizer's 5 s. */
let issuer: TokenIssuer;
let late: number;
beforeEach(async () => {
  late = 0;
  issuer = await startTokenIssuer();
});
afterEach(async () => issuer.stop());

const silences: [string, RequestListener][] = [
  ['no word', () => undefined],
  ['headers alone', (_request, response) => response.writeHead(200).flushHeaders()],
  [
    'a key set without its last sign',
    (_request, response) => void response.writeHead(200).write(JSON.stringify({ keys: [firstKey] }).slice(0, -1)),
  ],
];

test.each(silences)('%s refuses tokens by unknown keys, and those by known keys go on', async (_, listener) => {
  const now = () => new Date(Date.now() + late);
  const known = jwtVerifier(issuer.rules, now);
  const fresh = jwtVerifier(issuer.rules, now);
  expect(await known.verify(issuer.token({}))).toMatchObject({ valid: true });
  issuer.answerKeys(listener);
  late = limits.jwksPauseSeconds * 1000;
  const outcomes = await Promise.all([fresh.verify(issuer.token({})), known.verify(issuer.token({}, { kid: 'second' }))]);
  const why = "unknown key; the issuer's keys: no answer, or no key set in it";
  expect(outcomes).toEqual([
    { valid: false, why },
    { valid: false, why },
  ]);
  expect(await known.verify(issuer.token({}))).toMatchObject({ valid: true });
});
