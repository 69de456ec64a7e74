import { JwtVerifier } from 'aws-jwt-verify';
import { JwtBaseError } from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { z } from 'zod';
import { limits } from '../limits.ts';
import type { TokenOutcome, TokenVerifier } from './verify-token.ts';

/** Pinned: RFC 8725 §3.1 (JWT best current practices) leaves the choice of algorithm to the verifier, not to the token. */
const algorithms: readonly string[] = ['RS256', 'ES256'];
const loopbackHosts: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/** The claims of a Cognito access token that we rely on; `exp` is demanded here because the library lets a token without one pass. */
const claimsSchema = z.looseObject({
  sub: z.string().min(1).max(limits.maxClaimCharacters),
  exp: z.number(),
  iat: z.number(),
  token_use: z.literal('access'),
  client_id: z.string(),
  name: z.string().max(limits.maxClaimCharacters).optional(),
  username: z.string().max(limits.maxClaimCharacters).optional(),
  'cognito:groups': z.array(z.string().max(limits.maxClaimCharacters)).max(limits.maxGroups).optional(),
});

/**
 * Verifies access tokens of one issuer for one client (Cognito's own checks: signature by the issuer's JWKS, `iss`, `exp`, `nbf`, `token_use`, `client_id`;
 * https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html).
 */
export function jwtVerifier(issuer: string, clientId: string): TokenVerifier {
  const jwksUri = `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`;
  const verifier = JwtVerifier.create(
    { issuer, jwksUri, audience: null, graceSeconds: limits.clockSkewSeconds },
    { jwksCache: new SimpleJwksCache({ fetcher: fetcherFor(new URL(jwksUri)) }) },
  );
  return {
    async verify(token) {
      try {
        if (!algorithms.includes(algorithmOf(token))) return { valid: false, why: 'algorithm' };
        return readClaims(await verifier.verify(token), clientId);
      } catch (error) {
        // Every failure is a refusal: also an unreachable JWKS, where no key is known that could have signed the token.
        return { valid: false, why: error instanceof JwtBaseError ? error.constructor.name : 'unverifiable' };
      }
    },
  };
}

function readClaims(payload: unknown, clientId: string): TokenOutcome {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return { valid: false, why: 'claims' };
  if (claims.data.client_id !== clientId) return { valid: false, why: 'client' };
  const { sub, name, username, iat, 'cognito:groups': groups } = claims.data;
  return { valid: true, token: { sub, name: name ?? username ?? sub, groups: groups ?? [], issuedAt: new Date(iat * 1000) } };
}

const headerSchema = z.looseObject({ alg: z.string() });

function algorithmOf(token: string): string {
  const [header] = token.split('.', 1);
  return headerSchema.parse(JSON.parse(Buffer.from(header ?? '', 'base64url').toString('utf8'))).alg;
}

/** HTTPS by the library; plain HTTP for an issuer on this very machine alone (the laptop). */
function fetcherFor(jwksUri: URL): Fetcher {
  if (jwksUri.protocol === 'https:') return new SimpleFetcher();
  if (!loopbackHosts.includes(jwksUri.hostname)) throw new Error(`the issuer ${jwksUri.origin} must be reached by https`);
  return {
    async fetch(uri) {
      const response = await fetch(uri, { redirect: 'error', signal: AbortSignal.timeout(limits.jwksMilliseconds) });
      if (!response.ok) throw new Error(`the JWKS answered ${response.status}`);
      return response.arrayBuffer();
    },
  };
}
