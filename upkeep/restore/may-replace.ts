import * as z from 'zod';
import { accesses, sharings, traitsOf } from '../../functions/model/access-level.ts';
import type { Item } from '../migrations/migration.ts';

/** Items that decide who is let in, by their keys: an older one in their place gives back what was taken. They are put where they are missing alone. */
const neverReplaced: readonly { readonly keys: RegExp; readonly why: string }[] = [
  { keys: /^CATALOG HIDDEN$/, why: 'what was withdrawn or tightened since would be found by everybody again' },
  { keys: /^DATASET#\S+ GRANT#/, why: 'a grant that was revoked or narrowed would stand again' },
  { keys: /^SEARCH-GRANTS#/, why: 'so would the right to search for people' },
  { keys: /^UNIT#/, why: 'whoever left a unit would act for it again' },
  { keys: /^ACCOUNT#/, why: 'groups that were taken would count again, and a disabled account would be let in' },
  { keys: /^PERSON#/, why: 'a person that was passed on to another account would be the former one’s again' },
  { keys: /^LOCK#/, why: 'a safety lock may have been tightened' },
  { keys: /^RESTORED-ACCOUNTS /, why: 'an account that was put back would be put back again, with its former rights' },
  { keys: /^MIGRATIONS /, why: 'it says how the items are that stand' },
];

/** What of a META decides on who reads; of one that a fault spoilt, what can be read. */
const gateSchema = z.object({
  access: z.enum(accesses).optional().catch(undefined),
  sharing: z.enum(sharings).optional().catch(undefined),
  hold: z.unknown().optional(),
  destroyed: z.unknown().optional(),
  state: z.string().optional().catch(undefined),
  servesFrom: z.number().optional().catch(undefined),
  grantsFrom: z.string().optional().catch(undefined),
});
type Gate = z.infer<typeof gateSchema>;

/** Whether the copy's item may stand in the place of the one that is there: it must not let in anybody whom that one keeps out. */
export function mayReplace(there: Item, copied: Item): boolean {
  const keys = `${there.pk} ${there.sk}`;
  if (neverReplaced.some((kind) => kind.keys.test(keys))) return false;
  return !/^DATASET#\S+ META$/.test(keys) || isNoLooser(gateSchema.parse(copied), gateSchema.parse(there));
}

function isNoLooser(copied: Gate, there: Gate): boolean {
  return (
    strictnessOf(copied) >= strictnessOf(there) &&
    (there.hold === undefined || copied.hold !== undefined) &&
    (there.destroyed === undefined || copied.destroyed !== undefined) &&
    (there.state !== 'withdrawn' || copied.state === 'withdrawn') &&
    (copied.servesFrom ?? 0) >= (there.servesFrom ?? 0) &&
    (copied.grantsFrom ?? '') >= (there.grantsFrom ?? '')
  );
}

/** Of a level that nobody can read, none. */
function strictnessOf({ access, sharing }: Gate): number {
  return access === undefined ? -1 : traitsOf({ access, sharing }).strictness;
}
