import type { City } from '../../cities/city.ts';
import { type ForumDecision, type ForumRulings, rulingsOf } from '../model/forum-decision.ts';
import { bodyOf } from '../model/organisation.ts';

/** What the forum ruled for a year, of the OPDs as they stood in it at last: what it said of one that went whole into another by its end holds of the other. */
export function rulingsNow(city: Pick<City, 'opds'>, decisions: readonly ForumDecision[], year: number): ForumRulings {
  const opds = city.opds.map((opd) => (opd.ended && opd.ended.on > `${year}-12-31` ? { ...opd, ended: undefined } : opd));
  const now = (opdId: string) => bodyOf(opds, opdId)[0] ?? opdId;
  const named = <T extends { readonly opdId: string }>(one: T): T => ({ ...one, opdId: now(one.opdId) });
  const rulings = rulingsOf(
    decisions.map((meeting) => ({ ...meeting, producers: meeting.producers.map(named), priorities: meeting.priorities.map(named) })),
  );
  return { ...rulings, priorityOf: (opdId, keys) => rulings.priorityOf(now(opdId), keys) };
}
