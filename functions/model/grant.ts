import * as z from 'zod';
import { institutionsOf, type Principal, principalIdOf } from './principal.ts';

/** What a grant leaves out: columns not among `columns` or among `withoutColumns`; rows outside `area` (a Kemendagri code: a kecamatan gets only its residents). */
const scopeSchema = z.strictObject({
  columns: z.array(z.string()).optional(),
  withoutColumns: z.array(z.string()).optional(),
  area: z.string().optional(),
});

/**
 * `DATASET#<id>` / `GRANT#<institution>`: access to limited data, given by the head of the owning OPD on a stated purpose (access.md, "Reading").
 * With `officers` it is theirs alone, named by their accounts' `sub`.
 */
export const grantSchema = scopeSchema.extend({
  datasetId: z.string(),
  institution: z.string(),
  officers: z.array(z.string()).optional(),
  /** A code of the city's list of purposes. */
  purpose: z.string(),
  legalBasis: z.string(),
  until: z.iso.datetime(),
  /** A standing grant may be renewed, again and again, up to here: the end that was asked for. */
  renewableUntil: z.iso.datetime().optional(),
  /** The request that it answers. */
  requestId: z.string(),
  grantedBy: z.string(),
  grantedAt: z.iso.datetime(),
  /** It ended at once; the item stays, so that both can see that it was there. */
  revoked: z.strictObject({ at: z.iso.datetime(), by: z.string() }).optional(),
});

export type Grant = z.infer<typeof grantSchema>;
export type Scope = z.infer<typeof scopeSchema>;

/** True while the grant runs, for its institution's people or, where it names officers, for those of them. `grantsFrom` is the dataset's. */
export function isLiveFor(grant: Grant, datasetId: string, principal: Principal, now: Date, grantsFrom?: string): boolean {
  if (grant.datasetId !== datasetId || !isRunning(grant, now, grantsFrom)) return false;
  // Nobody without an account belongs to an institution.
  if (!institutionsOf(principal).includes(grant.institution)) return false;
  return grant.officers === undefined || grant.officers.includes(principalIdOf(principal));
}

/** True from its granting to its end, unless it was revoked or its dataset was closed since: not even reopening makes it live again. */
export function isRunning({ until, revoked, grantedAt }: Grant, now: Date, grantsFrom?: string): boolean {
  if (grantsFrom !== undefined && Date.parse(grantedAt) <= Date.parse(grantsFrom)) return false;
  return revoked === undefined && now.getTime() < Date.parse(until);
}

/** True when the grant leaves nothing out: a narrowed one gives rows, never whole files (access.md). */
export function isWhole({ columns, withoutColumns = [], area }: Scope): boolean {
  return columns === undefined && withoutColumns.length === 0 && area === undefined;
}

/** True for a column that the grant gives. */
export function givesColumn({ columns, withoutColumns }: Scope, name: string): boolean {
  return (columns === undefined || columns.includes(name)) && !withoutColumns?.includes(name);
}

/** Of several live grants the one that is read by: a whole one, else the one that runs longest, however much each leaves out. The page says the same (web/parts/sharing-words.ts). */
export function readingGrant(live: readonly Grant[]): Grant | undefined {
  return live.find(isWhole) ?? live.toSorted((one, other) => Date.parse(other.until) - Date.parse(one.until))[0];
}
