import type { Jwks } from 'aws-jwt-verify/jwk';
import * as z from 'zod';
import { limits } from '../limits.ts';
import { isRocaModulus } from './roca.ts';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/** What holds for every key that may sign (RFC 7517 §4): meant for signatures, and nobody's secret. */
const signingKey = {
  kid: z.string().min(1).max(limits.maxKeyIdCharacters),
  use: z.literal('sig').optional(),
  key_ops: z
    .array(z.string())
    .refine((operations) => operations.includes('verify'))
    .optional(),
  /** A published private key is everybody's. */
  d: z.undefined().optional(),
};

/** The algorithm is bound to the key, whatever a token calls it. */
const keySchema = z.discriminatedUnion('kty', [
  z.object({
    ...signingKey,
    kty: z.literal('RSA'),
    alg: z.literal('RS256').default('RS256'),
    n: base64url.refine(isSoundModulus),
    // 65537, which every provider uses: smaller exponents fall to forged paddings, 1 to anyone.
    e: z.literal('AQAB'),
  }),
  z.object({
    ...signingKey,
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    alg: z.literal('ES256').default('ES256'),
    x: base64url,
    y: base64url,
  }),
]);

const keySetSchema = z.looseObject({ keys: z.array(z.unknown()).max(limits.maxIssuerKeys) });

/**
 * The keys of a JWK set (RFC 7517 §5) that may sign our tokens; the others are passed over, and so are keys that share an id, since a token could mean
 * either. Throws on what is no JWK set.
 */
export function readKeySet(text: string): Jwks {
  const { keys } = keySetSchema.parse(JSON.parse(text));
  const usable = keys.flatMap((key) => {
    const parsed = keySchema.safeParse(key);
    if (!parsed.success) return [];
    const { key_ops: _operations, d: _secret, use: _use, ...kept } = parsed.data;
    return [kept];
  });
  const idsOf = usable.map(({ kid }) => kid);
  return { keys: usable.filter(({ kid }) => idsOf.indexOf(kid) === idsOf.lastIndexOf(kid)) };
}

function isSoundModulus(text: string): boolean {
  const modulus = BigInt(`0x0${Buffer.from(text, 'base64url').toString('hex')}`);
  return modulus.toString(2).length >= limits.minRsaKeyBits && !isRocaModulus(modulus);
}
