import * as z from 'zod';
import { limits } from '../limits.ts';

/** `SEARCH-GRANTS#<opdId>` / `<sub>`: a counter officer who may search the register of that OPD without a NIK, until then. */
export const searchGrantSchema = z.strictObject({
  opdId: z.string(),
  sub: z.string(),
  until: z.iso.datetime(),
  reason: z.string().max(limits.maxReasonCharacters),
  grantedBy: z.string(),
  grantedAt: z.iso.datetime(),
  revokedAt: z.iso.datetime().optional(),
});
export type SearchGrant = z.infer<typeof searchGrantSchema>;

export function isSearchGrantLive({ until, revokedAt }: Pick<SearchGrant, 'until' | 'revokedAt'>, now: Date): boolean {
  return revokedAt === undefined && now.getTime() < Date.parse(until);
}
