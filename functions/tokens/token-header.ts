import * as z from 'zod';
import { limits } from '../limits.ts';

/** Pinned: the choice of algorithm is the verifier's, not the token's (RFC 8725 §3.1). */
export const algorithms = ['RS256', 'ES256'] as const;

/** RFC 9068 §2.1 names access tokens `at+jwt`; Cognito gives no type. Any other names another kind of token. */
const accessTokenTypes: readonly string[] = ['jwt', 'at+jwt', 'application/at+jwt'];

/** What else a header names (`jwk`, `jku`, `x5u`, `x5c`) is not believed, and not looked at: keys come from the issuer alone (RFC 8725 §3.10). */
const headerSchema = z.looseObject({
  alg: z.enum(algorithms),
  /** An extension that must be understood: we understand none (RFC 7515 §4.1.11). */
  crit: z.undefined().optional(),
  typ: z
    .string()
    .refine((type) => accessTokenTypes.includes(type.toLowerCase()))
    .optional(),
  kid: z.string().min(1).max(limits.maxKeyIdCharacters),
});

export type HeaderOutcome = { readonly ok: true; readonly kid: string } | { readonly ok: false; readonly why: string };

/**
 * The gate before any key is looked for: three parts in the one spelling that base64url has for them (RFC 7515 §2), a pinned algorithm, a key's id,
 * nothing critical, the type of an access token or none. `why` names the member that is wrong, never its value.
 */
export function readHeader(token: string): HeaderOutcome {
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) return { ok: false, why: 'not a JWS' };
  const header = headerSchema.safeParse(parsedJson(token.slice(0, token.indexOf('.'))));
  if (header.success) return { ok: true, kid: header.data.kid };
  const [member = 'none'] = header.error.issues.flatMap(({ path }) => path);
  return { ok: false, why: `header: ${String(member)}` };
}

function isCanonical(part: string): boolean {
  return part !== '' && Buffer.from(part, 'base64url').toString('base64url') === part;
}

function parsedJson(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
