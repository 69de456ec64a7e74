import { z } from 'zod';
import { institutionsOf, type Principal } from '../identity/principal.ts';

/**
 * `DATASET#<id>` / `GRANT#<institution>`: access to limited data, given by the head of the owning OPD on a stated purpose (access.md, "Reading").
 * With `officers` it is theirs alone. `withoutColumns` and `area` (a kecamatan gets only its residents) narrow what is given.
 */
export const grantSchema = z.strictObject({
  datasetId: z.string(),
  institution: z.string(),
  officers: z.array(z.string()).optional(),
  purpose: z.string(),
  legalBasis: z.string(),
  until: z.iso.datetime(),
  withoutColumns: z.array(z.string()).optional(),
  area: z.string().optional(),
});

export type Grant = z.infer<typeof grantSchema>;

/** True while the grant runs, for its institution's people or, where it names officers, for those of them. */
export function isLiveFor(grant: Grant, datasetId: string, principal: Principal, now: Date): boolean {
  if (principal.type === 'anonymous' || grant.datasetId !== datasetId) return false;
  if (new Date(grant.until).getTime() <= now.getTime()) return false;
  if (!institutionsOf(principal).includes(grant.institution)) return false;
  return grant.officers === undefined || grant.officers.includes(principal.sub);
}

/** True when the grant leaves nothing out: a narrowed one gives rows, never whole files (access.md). */
export function isWhole(grant: Grant): boolean {
  return grant.area === undefined && (grant.withoutColumns ?? []).length === 0;
}
