import type { Answer } from '../http/answer.ts';
import type { Call, Operation } from '../http/call.ts';
import { staleFor } from '../http/if-match.ts';
import { conflict, invalidRequest, type Problem, stale } from '../http/problem.ts';
import { indicatorKey } from '../model/indicator.ts';
import { inJakarta } from '../model/jakarta-time.ts';
import type { Plan, PlanEntry } from '../model/plan.ts';
import { actOn, doneBy, type OnPlanPorts, onPlan } from './on-plan.ts';
import type { PlanPlace, PlanStore } from './plan.port.ts';
import { differenceOf, isEmpty } from './plan-changes.ts';
import { planFaults } from './plan-faults.ts';
import { type ShownPlanPorts, shownPlan } from './shown-plan.ts';

export type WritePlanPorts = OnPlanPorts &
  ShownPlanPorts & {
    readonly plans: Pick<PlanStore, 'get' | 'entries' | 'write'>;
    /** ULIDs. */
    readonly ids: () => string;
  };

/**
 * PUT /v1/plans/{year}/{opdId}: the OPD writes its plan. What its head signed, or what was agreed, is a draft again by that; what was agreed stays readable until the
 * next agreement. The same writing again changes nothing.
 */
export function setPlan(ports: WritePlanPorts): Operation<'setPlan'> {
  return (call) =>
    onPlan(ports, call, 'draft-plan', async (plan): Promise<Answer<'setPlan'>> => {
      const old = staleFor(call, plan?.revision ?? 0) ?? notThisYear(call);
      if (old) return old;
      const entries = call.body.entries.map(withoutGaps);
      const before = plan ? await readEntries(ports, plan) : [];
      if (plan && isSame(before, entries)) return { ...(await withBody(ports, plan, call)), status: 200 };
      const faults = planFaults(entries, call.params.year, await ports.datasets.listByOpd(call.params.opdId));
      if (faults.length > 0) return invalidRequest(faults);
      const written = await write(ports, call, { plan, before }, entries, 'written');
      if (written === 'stale') return stale();
      return { ...(await withBody(ports, written, call)), status: 200 };
    });
}

/** POST /v1/plans/{year}/{opdId}/copy: a year's plan begun from another's: codes, datasets and all; due dates move to the year. 409 where there is one with entries already. */
export function copyPlan(ports: WritePlanPorts): Operation<'copyPlan'> {
  return (call) =>
    onPlan(ports, call, 'draft-plan', async (plan): Promise<Answer<'copyPlan'>> => {
      const { year, opdId } = call.params;
      if (plan && plan.entries > 0) return conflict(`Daftar data ${year} sudah ada. Ubah yang ada, atau kosongkan dahulu.`);
      const old = notThisYear(call);
      if (old) return old;
      const source = await ports.plans.get({ opdId, year: call.body.fromYear });
      if (!source)
        return conflict(`OPD ini belum punya daftar data ${call.body.fromYear} untuk disalin. Susun dari awal, atau impor berkasnya.`);
      const own = new Set((await ports.datasets.listByOpd(opdId)).map(({ datasetId }) => datasetId));
      const entries = (await readEntries(ports, source)).map((entry) => copied(entry, year, own));
      const written = await write(ports, call, { plan, before: [] }, entries, 'copied');
      if (written === 'stale') return conflict(`Daftar data ${year} baru saja dibuat orang lain. Muat ulang halamannya.`);
      return { ...(await withBody(ports, written, call)), status: 201 };
    });
}

async function write(
  { plans, ids }: WritePlanPorts,
  { params: { opdId, year }, principal, now }: Call<'setPlan'> | Call<'copyPlan'>,
  { plan, before }: { readonly plan: Plan | undefined; readonly before: readonly PlanEntry[] },
  entries: readonly PlanEntry[],
  act: 'written' | 'copied',
): Promise<Plan | 'stale'> {
  const done = doneBy(principal, now);
  const [entriesId, changeId] = [ids(), ids()];
  const next: Plan = {
    ...{ opdId, year, state: 'draft', entriesId, entries: entries.length },
    ...(plan?.agreed ? { agreed: plan.agreed } : {}),
    ...{ changeId, updatedAt: done.at, revision: (plan?.revision ?? 0) + 1 },
  };
  const change = actOn(plan, changeId, act, done, differenceOf(before, entries));
  return (await plans.write(next, change, entries)) === 'stale' ? 'stale' : next;
}

/** The same entries in the same order; in which order an entry's members come says nothing. */
function isSame(before: readonly PlanEntry[], after: readonly PlanEntry[]): boolean {
  const order = (entries: readonly PlanEntry[]) => JSON.stringify(entries.map(indicatorKey));
  return isEmpty(differenceOf(before, after)) && order(before) === order(after);
}

/** What a plan's writing in force holds. */
export async function readEntries({ plans }: { readonly plans: Pick<PlanStore, 'entries'> }, plan: Plan): Promise<readonly PlanEntry[]> {
  return (await plans.entries([plan])).get(plan.entriesId) ?? [];
}

/** The plan as its reader sees it, with its ETag. */
export async function withBody(ports: ShownPlanPorts, plan: Plan, call: { principal: Call<'setPlan'>['principal']; now: Date }) {
  return { body: await shownPlan(ports, plan, plan, call.principal, call.now), headers: { ETag: `"${plan.revision}"` } };
}

/** Plans are made for the running year and the two that follow, and corrected for the one before. */
function notThisYear({ params: { year }, now }: { readonly params: PlanPlace; readonly now: Date }): Problem | undefined {
  const running = inJakarta(now).getUTCFullYear();
  if (year >= running - 1 && year <= running + 2) return undefined;
  return conflict(`Daftar data dapat disusun untuk tahun ${running - 1} sampai ${running + 2}.`);
}

function withoutGaps(entry: PlanEntry): PlanEntry {
  return { ...entry, ...(entry.dueDates ? { dueDates: [...new Set(entry.dueDates)].sort() } : {}) };
}

/** Days move to the year, 29 February to the 28th; a dataset that is not the OPD's any more is left out. */
function copied({ datasetId, dueDates, ...entry }: PlanEntry, year: number, own: ReadonlySet<string>): PlanEntry {
  const moved = dueDates?.map((day) => `${year}${day.slice(4)}`).map((day) => (isDay(day) ? day : `${year}-02-28`));
  return {
    ...entry,
    ...(datasetId !== undefined && own.has(datasetId) ? { datasetId } : {}),
    ...(moved ? { dueDates: [...new Set(moved)] } : {}),
  };
}

function isDay(day: string): boolean {
  return !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}
