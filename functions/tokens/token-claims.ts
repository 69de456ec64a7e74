import * as z from 'zod';
import { limits } from '../limits.ts';
import { holdsNik } from '../model/person-numbers/held-numbers.ts';
import { kindsOfGroups } from '../model/principal.ts';
import { subjectSchema } from '../model/subject.ts';
import type { TokenRules } from './token-rules.ts';
import type { TokenOutcome } from './verify-token.port.ts';

/** `exp` is demanded here because the library lets a token without one pass; whether it is over the library says. */
const claimsSchema = z.looseObject({
  sub: subjectSchema,
  exp: z.number(),
  iat: z.number().nonnegative(),
});

/** `scope` tells the sign-in page's tokens: one that somebody fetched by Cognito's own API has `aws.cognito.signin.user.admin` alone. */
const cognitoSchema = z.looseObject({
  token_use: z.literal('access'),
  client_id: z.string(),
  scope: z.string().refine((scope) => scope.split(' ').includes('openid')),
});
const audienceSchema = z.looseObject({ aud: z.union([z.string().transform((one) => [one]), z.array(z.string())]) });
const groupsSchema = z.array(z.string()).default([]);
const nameSchema = z
  .string()
  .min(1)
  .max(limits.maxClaimCharacters)
  .refine((name) => !holdsNik(name));

/**
 * What a well-signed token says, if it is an access token for us. Cognito: `token_use` is access, `client_id` the portal's, and the sign-in page gave it
 * (https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-access-token.html). Others: `aud` holds the API and not
 * the portal, which every ID token of it names there (OpenID Connect Core 1.0 §2). `iat` may lie ahead by the clocks' skew alone.
 */
export function readClaims(payload: unknown, rules: TokenRules, now: Date): TokenOutcome {
  const claims = claimsSchema.safeParse(payload);
  if (!claims.success) return { valid: false, why: 'claims' };
  if (!isForUs(claims.data, rules)) return { valid: false, why: 'not for us' };
  const { sub, iat } = claims.data;
  if (iat * 1000 > now.getTime() + limits.clockSkewSeconds * 1000) return { valid: false, why: 'issued in the future' };
  const groups = groupsSchema.safeParse(claims.data[rules.groupsClaim]);
  if (!groups.success) return { valid: false, why: 'groups' };
  const ours = groups.data.filter((group) => group.length <= limits.maxClaimCharacters && kindsOfGroups([group]).length > 0);
  if (ours.length > limits.maxGroups) return { valid: false, why: 'too many groups' };
  return { valid: true, token: { sub, name: nameOf(claims.data, rules) ?? sub, groups: ours, issuedAt: new Date(iat * 1000) } };
}

type Claims = Readonly<Record<string, unknown>>;

function isForUs(claims: Claims, { style, clientId, audience }: TokenRules): boolean {
  if (style === 'cognito') return cognitoSchema.safeParse(claims).data?.client_id === clientId;
  const audiences = audienceSchema.safeParse(claims).data?.aud ?? [];
  return audiences.includes(audience) && !audiences.includes(clientId);
}

/** The name claim, else what both kinds of issuers call the person who signs in; one that is too long to show, or tells a NIK, is none. */
function nameOf(claims: Claims, { style, nameClaim }: TokenRules): string | undefined {
  const username = style === 'cognito' ? 'username' : 'preferred_username';
  return [nameClaim, username].flatMap((claim) => nameSchema.safeParse(claims[claim]).data ?? [])[0];
}
