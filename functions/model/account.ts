import * as z from 'zod';
import { limits } from '../limits.ts';

/**
 * `ACCOUNT#<sub>` / `STATE`: it can only take away (access.md, "Who is calling"). No item takes nothing. What the steward assigned stands here beside
 * the login service, so that taking a group away or disabling works at the very next request, whatever a token still says.
 */
export const accountSchema = z.strictObject({
  sub: z.string(),
  /** As the steward invited them: records and lists call people so, since an access token of Cognito has no name. */
  name: z.string().max(limits.maxClaimCharacters).optional(),
  /** A token's other groups count for nothing. */
  groups: z.array(z.string()).max(limits.maxGroups).optional(),
  disabled: z.boolean().optional(),
  /** The account that the person of this disabled one was moved to: it stays disabled, so that nobody has two. */
  replacedBy: z.string().optional(),
  /** Tokens issued before this are refused. */
  validFrom: z.iso.datetime().optional(),
  /** The account that took over all its duties last: the same handover again completes what the login service did not do. */
  handedTo: z.string().optional(),
  createdAt: z.iso.datetime().optional(),
  createdBy: z.string().optional(),
  updatedAt: z.iso.datetime().optional(),
  updatedBy: z.string().optional(),
  /** Which request made the last change (last-change.ts): it alone may be made again. */
  lastChange: z.string().optional(),
  /** Grows by one at each write; it is the account's ETag. */
  revision: z.number().int(),
});

/** `ACCOUNT#<sub>` / `PERSON`: the resident whose account it is, by the keyed hash of the NIK; bound once, by an officer, after a check in person. */
export const boundPersonSchema = z.strictObject({
  sub: z.string(),
  person: z.string(),
  boundAt: z.iso.datetime(),
  boundBy: z.string(),
});

export type Account = z.infer<typeof accountSchema>;
export type BoundPerson = z.infer<typeof boundPersonSchema>;

/** Why the account refuses a token of that time; undefined where it doesn't. Disabled it refuses all, `validFrom` those issued before it or nobody knows when. */
export function refusedBy(account: Account | undefined, issuedAt: Date | undefined): string | undefined {
  if (account?.disabled) return 'disabled account';
  if (account?.validFrom === undefined) return undefined;
  return issuedAt && issuedAt >= new Date(account.validFrom) ? undefined : 'token issued before validFrom';
}
