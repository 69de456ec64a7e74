import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { planPartOf } from '../access/plan-part.ts';
import type { DatasetStore } from '../datasets/dataset.port.ts';
import type { AnswerBody } from '../http/answer.ts';
import type { Dataset } from '../model/dataset.ts';
import type { ForumRulings } from '../model/forum-decision.ts';
import { indicatorKey, indicatorKeys } from '../model/indicator.ts';
import { dayInJakarta } from '../model/jakarta-time.ts';
import { isNihil } from '../model/nihil.ts';
import { dueDatesOf, type Plan, type PlanEntry } from '../model/plan.ts';
import type { EntryStanding, PlanParty } from '../model/plan-words.ts';
import { isHeadOf, isKind, isOperatorOf, type Principal, principalIdOf } from '../model/principal.ts';
import { named } from '../records/named.ts';
import type { ForumStore, PlanPlace, PlanStore } from './plan.port.ts';
import { rulingsNow } from './rulings-now.ts';
import { toldRulings } from './told-outcomes.ts';
import { datasetOf, isInside, readWritings, standingFor, toldOf } from './told-plan.ts';

export type ShownPlanPorts = {
  readonly plans: Pick<PlanStore, 'entries' | 'load'>;
  readonly forum: Pick<ForumStore, 'list'>;
  readonly datasets: Pick<DatasetStore, 'listByOpd'>;
  readonly city: Pick<City, 'opds'>;
};
type Body = AnswerBody<'getPlan'>;
type Shown = Body['entries'][number];

/** A plan as the caller reads it (access/plan-part.ts): its lines as the OPD wrote them, so that they can be sent back, and beside them what the forum ruled and who delivers. */
export async function shownPlan(
  ports: ShownPlanPorts,
  place: PlanPlace,
  plan: Plan | undefined,
  principal: Principal,
  now: Date,
): Promise<Body> {
  const part = planPartOf(principal, place.opdId, plan?.state ?? 'none');
  const [written, datasets, decisions] = await Promise.all([
    readWritings(ports, plan),
    ports.datasets.listByOpd(place.opdId),
    ports.forum.list(place.year),
  ]);
  const all = part === 'public' ? written.agreed : written.current;
  const seen = part === 'whole' ? all : toldOf(all, written.current, datasets, now);
  const rulings = await toldRulings(ports, rulingsNow(ports.city, decisions, place.year), place, seen, principal, now);
  const show = (entry: PlanEntry) =>
    shownEntry(entry, { place, rulings, datasets, city: ports.city, principal, now, isWhole: part === 'whole' });
  const entries = seen.map(show);
  return {
    ...{ year: place.year, opdId: place.opdId, name: named(ports.city.opds, place.opdId).name },
    ...{ ...standingFor(principal, place.opdId, plan), part, entries },
    ...(isInside(principal, place.opdId) ? { revision: plan?.revision ?? 0 } : {}),
    ...(part === 'forum' ? { unseen: all.length - seen.length } : {}),
    ...(part === 'whole' ? { counts: countsOf(entries) } : {}),
    ...(part === 'public' ? {} : actsOf(plan)),
    may: mayOf(plan, place, principal),
  };
}

type Around = {
  readonly place: PlanPlace;
  readonly rulings: ForumRulings;
  readonly datasets: readonly Dataset[];
  readonly city: Pick<City, 'opds'>;
  readonly principal: Principal;
  readonly now: Date;
  readonly isWhole: boolean;
};

function shownEntry(entry: PlanEntry, { place, rulings, datasets, city, principal, now, isWhole }: Around): Shown {
  const keys = indicatorKeys(entry);
  const ruled = rulings.priorityOf(place.opdId, keys);
  const producer = rulings.producerOf(keys);
  const dataset = datasetOf(entry, datasets);
  const due = dueDatesOf(entry, place.year);
  const { datasetId: planned, ...members } = entry;
  const maySee = dataset !== undefined && decide(principal, 'see', { kind: 'dataset', dataset }, now).effect === 'allow';
  const standing = standingOf(dataset);
  const isOverdue = isWhole && standing !== 'published' && (due[0] ?? '9') < dayInJakarta(now) && (producer ?? place.opdId) === place.opdId;
  return {
    ...members,
    ...(planned !== undefined && (isWhole || maySee) ? { datasetId: planned } : {}),
    ...{ indicator: indicatorKey(entry), due, priorityInForce: ruled ?? entry.priority },
    ...(maySee ? { deliveredBy: dataset.datasetId } : {}),
    ...(ruled === undefined ? {} : { priorityByForum: true as const }),
    ...(producer === undefined ? {} : { producer: named(city.opds, producer) }),
    ...(isWhole ? { standing } : {}),
    ...(isOverdue ? { isOverdue: true as const } : {}),
  };
}

function standingOf(dataset: Dataset | undefined): EntryStanding {
  if (dataset === undefined || dataset.state === 'withdrawn') return 'unregistered';
  // That there was nothing to report is a delivery.
  return dataset.current === undefined && !isNihil(dataset) ? 'without-data' : 'published';
}

function countsOf(entries: readonly Shown[]): NonNullable<Body['counts']> {
  const count = (counts: (entry: Shown) => boolean) => entries.filter(counts).length;
  return {
    entries: entries.length,
    priority: count(({ priorityInForce }) => priorityInForce),
    unregistered: count(({ standing }) => standing === 'unregistered'),
    withoutData: count(({ standing }) => standing === 'without-data'),
    overdue: count(({ isOverdue }) => isOverdue === true),
  };
}

function actsOf(plan: Plan | undefined): Partial<Body> {
  const done = (one: Plan['signed']) => one && { at: one.at, name: one.name };
  return {
    ...(plan?.signed ? { signed: done(plan.signed) } : {}),
    ...(plan?.agreedBySteward ? { agreedBySteward: done(plan.agreedBySteward) } : {}),
    ...(plan?.agreedByCoordinator ? { agreedByCoordinator: done(plan.agreedByCoordinator) } : {}),
  };
}

/** What the caller can do now; the operations decide again. */
function mayOf(plan: Plan | undefined, { opdId }: PlanPlace, principal: Principal): Body['may'] {
  const draft = isOperatorOf(principal, opdId);
  return {
    draft,
    sign: isHeadOf(principal, opdId) && plan?.state === 'draft' && plan.entries > 0,
    agree: plan ? partiesLeft(plan, principal) : [],
    seeHistory: plan !== undefined && isInside(principal, opdId),
  };
}

/** As whom the caller can still agree: the two are two people, and neither is the head who signed. */
export function partiesLeft(plan: Plan, principal: Principal): PlanParty[] {
  const sub = principalIdOf(principal);
  if (plan.state !== 'signed' || plan.signed?.by === sub) return [];
  const { agreedBySteward: steward, agreedByCoordinator: coordinator } = plan;
  return [
    ...(isKind(principal, 'steward') && !steward && coordinator?.by !== sub ? (['steward'] as const) : []),
    ...(isKind(principal, 'coordinator') && !coordinator && steward?.by !== sub ? (['coordinator'] as const) : []),
  ];
}
