import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { JwtVerifierBase, type JwtVerifierProperties } from 'aws-jwt-verify/jwt-verifier';
import * as z from 'zod';
import { readKeySet } from '../../functions/tokens/key-set.ts';
import { readHeader } from '../../functions/tokens/token-header.ts';

/** Project Wycheproof's vectors of JSON web signatures, keys and crypto. */
const folder = join(import.meta.dirname, '../../../shared/corpora/hostile/wycheproof-jose/testvectors_v1');
export const areVectorsHere = existsSync(folder);

const jwkSchema = z.looseObject({ kty: z.string().optional(), kid: z.string().optional(), alg: z.string().optional() });
const keysSchema = z.union([z.looseObject({ keys: z.array(jwkSchema) }), jwkSchema.transform((key) => ({ keys: [key] }))]);
const fileSchema = z.looseObject({
  numberOfTests: z.number(),
  testGroups: z.array(
    z.looseObject({
      comment: z.string(),
      public: keysSchema.optional(),
      private: keysSchema.optional(),
      tests: z.array(
        z.looseObject({
          tcId: z.number(),
          comment: z.string(),
          jws: z.unknown().optional(),
          jwe: z.unknown().optional(),
          result: z.enum(['valid', 'invalid']),
        }),
      ),
    }),
  ),
});

export type JoseVector = {
  readonly name: string;
  /** The token as a client would send it; a JSON serialization as its text. */
  readonly token: string;
  /** The vector's own keys, as an issuer would publish them: the public ones, or the shared secret where there are no others. */
  readonly keys: readonly z.infer<typeof jwkSchema>[];
  readonly privateKeys: readonly z.infer<typeof jwkSchema>[];
  readonly isValid: boolean;
};

/** The vectors of a file. Throws when they are not as many as it says. */
export function joseVectors(file: 'json_web_signature' | 'json_web_key' | 'json_web_crypto'): readonly JoseVector[] {
  const { numberOfTests, testGroups } = fileSchema.parse(JSON.parse(readFileSync(join(folder, `${file}_test.json`), 'utf8')));
  const vectors = testGroups.flatMap((group) =>
    group.tests.map((vector) => {
      const sent = vector.jws ?? vector.jwe;
      return {
        name: `${file} ${vector.tcId} ${group.comment} ${vector.comment}`,
        token: typeof sent === 'string' ? sent : JSON.stringify(sent),
        keys: (group.public ?? group.private)?.keys ?? [],
        privateKeys: group.private?.keys ?? [],
        isValid: vector.result === 'valid',
      };
    }),
  );
  if (vectors.length !== numberOfTests) throw new Error(`${file} has ${vectors.length} vectors, not ${numberOfTests}`);
  return vectors;
}

const nobody = { issuer: 'https://masuk.example.id', jwksUri: 'https://masuk.example.id/keys' };

/** The library's verifier as our own uses it, but for the one step that reads the payload as claims. */
class SignatureLayer extends JwtVerifierBase<Record<string, unknown>, JwtVerifierProperties<Record<string, unknown>>, false> {
  constructor(keys: Jwks) {
    super(nobody);
    this.cacheJwks(keys);
  }

  check(token: string): void {
    const [headerB64 = '', payloadB64 = '', signatureB64 = ''] = token.split('.');
    const header = JSON.parse(Buffer.from(headerB64, 'base64url').toString('utf8'));
    const parts = { header, headerB64, payload: { iss: nobody.issuer }, payloadB64, signatureB64 };
    this.verifyDecomposedJwtSync(parts, nobody.jwksUri, { issuer: nobody.issuer, audience: null });
  }
}

/**
 * Whether a token passes all that stands before its claims: our header gate, our choice among the issuer's keys, and the library's check of the
 * signature. The vectors sign texts as `foo`, which are no claims and so never pass the whole; here a good one is seen to pass.
 */
export function passesSignature(token: string, keys: readonly unknown[]): boolean {
  const header = readHeader(token);
  if (!header.ok) return false;
  try {
    new SignatureLayer(readKeySet(JSON.stringify({ keys }))).check(token);
    return true;
  } catch {
    return false;
  }
}
