import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import type { Jwks } from 'aws-jwt-verify/jwk';
import { limits } from '../limits.ts';
import { issuerKeys } from './issuer-keys.ts';
import { readClaims } from './token-claims.ts';
import { readHeader } from './token-header.ts';
import type { TokenRules } from './token-rules.ts';
import type { TokenOutcome, TokenVerifier } from './verify-token.port.ts';

/**
 * Verifies access tokens of one issuer: header (token-header.ts), signature by one of the issuer's own keys (issuer-keys.ts), `iss`, `exp`, `nbf` and
 * `aud` by aws-jwt-verify, then the claims that we rely on (token-claims.ts). Every failure is a refusal: also keys that can't be fetched, where no
 * key is known that could have signed the token.
 */
export function jwtVerifier(rules: TokenRules, now: () => Date): TokenVerifier {
  const keys = issuerKeys(rules.jwksUri, now);
  const checkSignature = signatureCheck(rules);
  return {
    async verify(token) {
      const header = readHeader(token);
      if (!header.ok) return { valid: false, why: header.why };
      const known = await keys.holding(header.kid);
      if (!known) return { valid: false, why: unknownKey(keys.trouble()) };
      try {
        return readClaims(checkSignature(token, known), rules, now());
      } catch (error) {
        return refused(error);
      }
    },
  };
}

/** The payload of a token that one of `keys` signed for `rules`; throws otherwise. One verifier serves as long as its keys: it keeps them parsed. */
function signatureCheck({ issuer, jwksUri, style, audience }: TokenRules): (token: string, keys: Jwks) => unknown {
  const verifierOf = (keys: Jwks) => {
    const rules = { issuer, jwksUri, audience: style === 'oidc' ? audience : null, graceSeconds: limits.clockSkewSeconds };
    const verifier = JwtVerifier.create(rules);
    verifier.cacheJwks(keys);
    return { keys, verifier };
  };
  let current: ReturnType<typeof verifierOf> | undefined;
  return (token, keys) => {
    if (current?.keys !== keys) current = verifierOf(keys);
    return current.verifier.verifySync(token);
  };
}

/** A token by an unknown key is nobody's; in an outage it may be anybody's, which the log should tell apart. */
function unknownKey(trouble: string | undefined): string {
  return trouble === undefined ? 'unknown key' : `unknown key; the issuer's keys: ${trouble}`;
}

/** The library's name for what was wrong; anything else came from the key itself, such as a point that lies on no curve. */
function refused(error: unknown): TokenOutcome {
  return { valid: false, why: error instanceof JwtBaseError ? error.constructor.name : 'unverifiable' };
}
