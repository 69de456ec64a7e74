import type { ForumRulings, ProducerOutcome } from '../model/forum-decision.ts';
import { indicatorKeys } from '../model/indicator.ts';
import { isKind, opdsOf, type Principal } from '../model/principal.ts';
import type { PlanPlace } from './plan.port.ts';
import { type AllPlansPorts, type Planned, readPlansOf } from './read-all-plans.ts';

/** Whether the caller may know of an entry of some OPD: the steward of all, its own people, else by what outsiders may know. */
export function mayKnow(principal: Principal, { opdId, isTold }: Pick<Planned, 'opdId' | 'isTold'>): boolean {
  return isTold || isKind(principal, 'steward') || opdsOf(principal).includes(opdId);
}

/** Something that the forum decided about an entry of an OPD, under each of its names (`keys`), of those who planned it (`among`). */
export type Outcome = {
  readonly opdId: string;
  readonly keys: readonly string[];
  readonly among?: readonly string[];
  readonly hidden?: true | undefined;
};

export type OutcomeReading = {
  /** Whether the caller may know of the outcome as things stand. */
  readonly knows: (outcome: Outcome) => boolean;
  /** The name that the OPD's entry has now; others may be those of entries that were closed since. */
  readonly nameOf: (outcome: Outcome) => string | undefined;
};

/**
 * How the caller reads outcomes, over the entries of the OPDs that they name. An outcome is told while the OPD's entry of one of these names stands and each of them may be
 * told: an entry that was renamed or removed may have been closed by that. The OPD's own people and the steward know theirs.
 */
export function readingOf(principal: Principal, all: readonly Planned[]): OutcomeReading {
  const byName = Map.groupBy(
    all.flatMap((one) => one.keys.map((key) => ({ one, name: `${one.opdId} ${key}` }))),
    ({ name }) => name,
  );
  const standing = (opdId: string, keys: readonly string[]) =>
    keys.flatMap((key) => byName.get(`${opdId} ${key}`) ?? []).map(({ one }) => one);
  return {
    knows({ opdId, keys, among = [], hidden }) {
      if (mayKnow(principal, { opdId, isTold: false })) return true;
      if (hidden || standing(opdId, keys).length === 0) return false;
      return [opdId, ...among].every((id) => standing(id, keys).every((one) => mayKnow(principal, one)));
    },
    nameOf({ opdId, keys }) {
      const names = new Set(standing(opdId, keys).flatMap((one) => one.keys));
      return keys.find((key) => names.has(key));
    },
  };
}

/** What was ruled on these entries of a plan, where a produsen data is named only while the caller may know of its entry. */
export async function toldRulings(
  ports: AllPlansPorts,
  rulings: ForumRulings,
  place: PlanPlace,
  entries: readonly Parameters<typeof indicatorKeys>[0][],
  principal: Principal,
  now: Date,
): Promise<ForumRulings> {
  const named = entries.flatMap((entry) => rulings.producerOutcomeOf(indicatorKeys(entry))?.opdId ?? []);
  const others = [...new Set(named)].filter((opdId) => opdId !== place.opdId && !mayKnow(principal, { opdId, isTold: false }));
  if (others.length === 0) return rulings;
  const { knows } = readingOf(principal, await readPlansOf(ports, others, place.year, now));
  const isTold = ({ opdId, keys }: ProducerOutcome) => opdId === place.opdId || knows({ opdId, keys });
  return {
    ...rulings,
    producerOf(keys) {
      const outcome = rulings.producerOutcomeOf(keys);
      return outcome && isTold(outcome) ? outcome.opdId : undefined;
    },
  };
}
