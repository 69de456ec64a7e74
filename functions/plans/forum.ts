import * as z from 'zod';
import type { City } from '../../cities/city.ts';
import { decide } from '../access/decide.ts';
import { type Answer, type AnswerBody, ok } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { allowedLog, denied } from '../http/denied.ts';
import { invalidRequest } from '../http/problem.ts';
import { type ForumDecision, producerKeysOf } from '../model/forum-decision.ts';
import { indicatorKeys } from '../model/indicator.ts';
import { isKind, opdsOf, type Principal } from '../model/principal.ts';
import type { Violation } from '../model/violation.ts';
import { named } from '../records/named.ts';
import { type Conflict, conflictsOf } from './conflicts.ts';
import { doneBy } from './on-plan.ts';
import type { ForumStore } from './plan.port.ts';
import { type AllPlansPorts, type Planned, readAllPlans } from './read-all-plans.ts';
import { rulingsNow } from './rulings-now.ts';
import { mayKnow, type Outcome, type OutcomeReading, readingOf } from './told-outcomes.ts';
import { standingFor } from './told-plan.ts';

export type ForumPorts = AllPlansPorts & {
  readonly forum: ForumStore;
  readonly city: Pick<City, 'opds'>;
  /** ULIDs. */
  readonly ids: () => string;
};
type Shown = AnswerBody<'listForumDecisions'>['items'][number];
type Item = AnswerBody<'listPlanConflicts'>['items'][number];

/**
 * GET /v1/plan-conflicts/{year}: what several OPDs plan. Steward and coordinator see those of all, an OPD its own. An entry that is planned as closed is in the steward's
 * and its own OPD's list alone; what is left of one planner is no conflict for who reads it.
 */
export function listPlanConflicts(ports: ForumPorts): Operation<'listPlanConflicts'> {
  return async ({ principal, params: { year }, now }) => {
    const decision = decide(principal, 'see-forum', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const [all, decisions] = await Promise.all([readAllPlans(ports, year, now), ports.forum.list(year)]);
    const { producerOutcomeOf } = rulingsNow(ports.city, decisions, year);
    const { knows } = readingOf(principal, all);
    const known = conflictsOf(all.filter((one) => mayKnow(principal, one))).filter((one) => concerns(principal, one));
    const items = known.map(({ indicator, planned }): Item => {
      const ruled = producerOutcomeOf(planned.flatMap(({ keys }) => keys));
      const producer = ruled && knows(ruled) ? ruled.opdId : undefined;
      const [first] = planned;
      return {
        ...{ indicator, title: first?.entry.title ?? indicator, planners: planned.map((one) => plannerOf(one, principal, ports.city)) },
        ...(producer === undefined ? {} : { producer: named(ports.city.opds, producer) }),
      };
    });
    const openFirst = items.toSorted(
      (one, other) =>
        Number(one.producer !== undefined) - Number(other.producer !== undefined) || one.title.localeCompare(other.title, 'id'),
    );
    return { ...ok({ year, items: openFirst, mayDecide: leads(principal) }), log: allowedLog(decision) };
  };
}

function leads(principal: Principal): boolean {
  return isKind(principal, 'steward') || isKind(principal, 'coordinator');
}

function concerns(principal: Principal, { planned }: Conflict): boolean {
  return leads(principal) || planned.some(({ opdId }) => opdsOf(principal).includes(opdId));
}

function plannerOf({ opdId, plan, entry }: Planned, principal: Principal, city: Pick<City, 'opds'>): Item['planners'][number] {
  const { title, code, access, cadence, priority } = entry;
  const { state } = standingFor(principal, opdId, plan);
  return {
    // Of another OPD's plan they see this entry: to them it is a draft until it is agreed.
    ...{ opdId, name: named(city.opds, opdId).name, state: state === 'none' ? 'draft' : state, title, access, cadence, priority },
    ...(code === undefined ? {} : { code }),
  };
}

/** POST /v1/forum-decisions/{year}: what a meeting decided, with its minutes. 400 for what no plan of that OPD has, as far as the caller may know. */
export function decideInForum(ports: ForumPorts): Operation<'decideInForum'> {
  return async (call) => {
    const { principal, params, body, now } = call;
    const decision = decide(principal, 'decide-in-forum', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const entries = await readAllPlans(ports, params.year, now);
    if (call.first !== undefined) return { ...(await decidedBefore(ports, call, entries)), log: allowedLog(decision) };
    const all = entries.filter((one) => mayKnow(principal, one));
    const found = outcomesOf(call, all);
    if ('faults' in found) return { ...invalidRequest(found.faults), log: allowedLog(decision) };
    const { heldOn, number, minutes } = body;
    const kept: ForumDecision = {
      ...{ decisionId: ports.ids(), year: params.year, heldOn, minutes, ...(number === undefined ? {} : { number }) },
      ...{ producers: found.producers, priorities: found.priorities, ...doneBy(principal, now) },
    };
    await ports.forum.keep(kept);
    const answer: Answer<'decideInForum'> = {
      status: 201,
      body: shownDecision(kept, principal, readingOf(principal, all), ports.city),
      log: allowedLog(decision),
    };
    return answer;
  };
}

const firstAnswer = z.looseObject({ decisionId: z.string() });

/** The meeting that was recorded by the same request, as its caller may know it now. */
async function decidedBefore(
  { forum, city }: ForumPorts,
  { first, principal, params }: Call<'decideInForum'>,
  all: readonly Planned[],
): Promise<Answer<'decideInForum'>> {
  const { decisionId } = firstAnswer.parse(first);
  const kept = (await forum.list(params.year)).find((one) => one.decisionId === decisionId);
  if (!kept) throw new Error(`meeting ${decisionId} was answered, and is not kept`);
  return { status: 201, body: shownDecision(kept, principal, readingOf(principal, all), city) };
}

type Outcomes = Pick<ForumDecision, 'producers' | 'priorities'>;

function outcomesOf({ body }: Call<'decideInForum'>, all: readonly Planned[]): Outcomes | { readonly faults: Violation[] } {
  const faults: Violation[] = [];
  const find = (where: string, indicator: string, opdId: string) => {
    const found = all.find((one) => one.opdId === opdId && one.keys.includes(indicator));
    if (!found) faults.push({ where, what: 'tidak ada dalam daftar data OPD itu; pilih dari daftar yang ditampilkan' });
    return found;
  };
  const conflicts = conflictsOf(all);
  const producers = (body.producers ?? []).flatMap(({ indicator, opdId }, place) => {
    const where = `producers.${place}.indicator`;
    // In a chain of shared names, the one it goes by need not be each planner's.
    const conflict = conflicts.find(({ planned }) => planned.some(({ keys }) => keys.includes(indicator)));
    const chosen = conflict?.planned.find((one) => one.opdId === opdId) ?? find(where, indicator, opdId);
    if (!chosen) return [];
    const planners = conflict?.planned ?? [chosen];
    // Its outcome is told to all who planned it: what one of them plans as closed would be known by that.
    if (planners.some(({ isTold }) => !isTold)) {
      faults.push({ where, what: 'direncanakan tertutup oleh salah satu OPD; bicarakan langsung dengan OPD itu, forum tidak mencatatnya' });
      return [];
    }
    const keys = [...new Set(planners.flatMap((one) => one.keys))];
    const among = [...new Set(planners.map((one) => one.opdId))];
    return keys.map((key) => ({ indicator: key, title: chosen.entry.title, opdId, among }));
  });
  const priorities = (body.priorities ?? []).flatMap(({ indicator, opdId, priority }, place) => {
    const chosen = find(`priorities.${place}.indicator`, indicator, opdId);
    if (!chosen) return [];
    return [{ indicator, title: chosen.entry.title, opdId, priority, ...(chosen.isTold ? {} : { hidden: true as const }) }];
  });
  return faults.length > 0 ? { faults } : { producers, priorities };
}

/** GET /v1/forum-decisions/{year}: the meetings, the latest first: steward and coordinator all that they may know of, an OPD what concerns it. */
export function listForumDecisions(ports: ForumPorts): Operation<'listForumDecisions'> {
  return async ({ principal, params: { year }, now }) => {
    const decision = decide(principal, 'see-forum', { kind: 'city' }, now);
    if (decision.effect === 'deny') return denied(decision);
    const [all, decisions] = await Promise.all([readAllPlans(ports, year, now), ports.forum.list(year)]);
    const reading = readingOf(principal, all);
    const shown = decisions.map((one) => shownDecision(one, principal, reading, ports.city));
    const items = shown.filter(({ producers, priorities }) => producers.length + priorities.length > 0);
    return { ...ok({ year, items: items.reverse() }), log: allowedLog(decision) };
  };
}

/** A meeting without what the caller may not know of; where there is such an outcome, without its minutes, which may tell of it. */
function shownDecision(kept: ForumDecision, principal: Principal, { knows, nameOf }: OutcomeReading, city: Pick<City, 'opds'>): Shown {
  const { decisionId, heldOn, number, minutes, at, name } = kept;
  const producers = oneEach(kept.producers).map((one) => ({ ...one, keys: producerKeysOf(kept, one) }));
  const priorities = kept.priorities.map((one) => ({ ...one, keys: [...new Set([one.indicator, ...indicatorKeys(one)])] }));
  const concernsThem = ({ opdId, among = [] }: Outcome) =>
    leads(principal) || [opdId, ...among].some((id) => opdsOf(principal).includes(id));
  const isShown = (one: Outcome) => knows(one) && concernsThem(one);
  const outcome = (one: Outcome & { readonly indicator: string; readonly title: string }) => {
    return { indicator: nameOf(one) ?? one.indicator, title: one.title, opd: named(city.opds, one.opdId) };
  };
  return {
    ...{ decisionId, heldOn, at, name, ...(number === undefined ? {} : { number }) },
    ...([...producers, ...priorities].every(knows) ? { minutes } : {}),
    producers: producers.filter(isShown).map(outcome),
    priorities: priorities.filter(isShown).map((one) => ({ ...outcome(one), priority: one.priority })),
  };
}

/** An indicator is kept under each of its names, and told once. */
function oneEach<T extends { readonly title: string; readonly opdId: string }>(outcomes: readonly T[]): T[] {
  return [...new Map(outcomes.toReversed().map((one) => [`${one.opdId} ${one.title}`, one])).values()].reverse();
}
