import type { Dataset } from '../model/dataset.ts';
import type { Principal } from '../model/principal.ts';
import { allow, unknown } from './answers.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';

/**
 * The OPD as a reader: what any of its operators may read without a grant. Of a unit's part what anybody signed in may: its report would tell, value by value, what stands in
 * a dataset that the unit may not read. `sub` is who set this reading going.
 */
export function readerOf({ opdId, unitId, startedBy }: Referring): Principal {
  return { type: 'account', sub: startedBy, name: opdId, kinds: unitId === undefined ? [{ kind: 'operator', opdId }] : [] };
}

/** What refers: an OPD's delivery or standard, and who set it going; a unit's part where `unitId` is there. */
export type Referring = { readonly opdId: string; readonly unitId?: string | undefined; readonly startedBy: string };

/**
 * May a standard of this OPD refer to the dataset (foreignKeys), whose current version is then read on the OPD's behalf? It may where any operator of the OPD could
 * read that version: its own, open, or limited and shared with government; published and not held. A grant is given to people for a purpose, so it opens nothing
 * here. Every refusal is the same 404: a reference must not tell whether a closed dataset exists (access.md, "No oracle").
 */
export function mayRefer(referring: Referring, dataset: Dataset | undefined, now: Date): Decision {
  const decision = decide(readerOf(referring), 'read', { kind: 'dataset', dataset }, now);
  if (decision.effect === 'deny' || !dataset) return unknown('refer/unreadable', decision.reason);
  const hidden = whyNotServed(dataset);
  return hidden === undefined ? allow('refer/readable', decision.reason) : unknown('refer/not-served', hidden);
}

/** Why nobody may refer to a dataset as it stands. */
export type NotServed = 'withdrawn' | 'not published' | 'held' | 'published under a narrower level';

/** The reason where the dataset is the OPD's own, which it may know; undefined for anyone else's. */
export function whyOwnNotServed(
  { opdId, unitId }: Pick<Referring, 'opdId' | 'unitId'>,
  dataset: Dataset | undefined,
): NotServed | undefined {
  return unitId === undefined && dataset?.opdId === opdId ? whyNotServed(dataset) : undefined;
}

function whyNotServed({ state, hold, current, servesFrom }: Dataset): NotServed | undefined {
  if (state === 'withdrawn') return 'withdrawn';
  if (state !== 'published' || current === undefined) return 'not published';
  if (hold) return 'held';
  return current.n < (servesFrom ?? 1) ? 'published under a narrower level' : undefined;
}
