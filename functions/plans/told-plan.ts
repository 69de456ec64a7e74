import { isTold } from '../access/plan-part.ts';
import type { Dataset } from '../model/dataset.ts';
import { foldedTitle, indicatorKeys } from '../model/indicator.ts';
import type { Plan, PlanEntry } from '../model/plan.ts';
import type { PlanState } from '../model/plan-words.ts';
import { isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import type { PlanStore } from './plan.port.ts';

/** Who acts on plans counts their changes; to everybody else a change may be one of what they may not know of. */
export function isInside(principal: Principal, opdId: string): boolean {
  return isOperatorOf(principal, opdId) || isKind(principal, 'steward') || isKind(principal, 'coordinator');
}

/**
 * How far a plan is, as the caller may know it. To outsiders it is agreed since the agreement that last changed something that they read, or it is none: a change of
 * closed entries, and its agreement, must not show.
 */
export function standingFor(
  principal: Principal,
  opdId: string,
  plan: Plan | undefined,
): { readonly state: PlanState; readonly agreedAt?: string } {
  const isActing = isInside(principal, opdId);
  const agreedAt = isActing ? plan?.agreed?.at : plan?.agreed?.toldAt;
  const state = isActing ? (plan?.state ?? 'none') : agreedAt === undefined ? 'none' : 'agreed';
  return { state, ...(agreedAt === undefined ? {} : { agreedAt }) };
}

export type Writings = { readonly current: readonly PlanEntry[]; readonly agreed: readonly PlanEntry[] };

/** The writing in force, and the one that was agreed last. */
export async function readWritings({ plans }: { readonly plans: Pick<PlanStore, 'entries'> }, plan: Plan | undefined): Promise<Writings> {
  if (!plan) return { current: [], agreed: [] };
  const { opdId, year, entriesId, agreed } = plan;
  const ids = [...new Set([entriesId, ...(agreed ? [agreed.entriesId] : [])])];
  const read = await plans.entries(ids.map((id) => ({ opdId, year, entriesId: id })));
  return { current: read.get(entriesId) ?? [], agreed: (agreed && read.get(agreed.entriesId)) ?? [] };
}

/** When what outsiders read was agreed, once the writing in force is: then, where that changes what they read; undefined where they read nothing of it. Pure. */
export function toldAtOf(plan: Plan, { current, agreed }: Writings, datasets: readonly Dataset[], now: Date): string | undefined {
  const [before, after] = [agreed, current].map((entries) => toldOf(entries, current, datasets, now));
  if (after === undefined || after.length === 0) return undefined;
  return JSON.stringify(before) === JSON.stringify(after) ? (plan.agreed?.toldAt ?? now.toISOString()) : now.toISOString();
}

/** Those that outsiders may know of; one that is planned as closed by now is not told any more, whatever was agreed. */
export function toldOf(
  entries: readonly PlanEntry[],
  current: readonly PlanEntry[],
  datasets: readonly Dataset[],
  now: Date,
): readonly PlanEntry[] {
  const untold = new Set(current.filter((entry) => !isTold(entry, datasetOf(entry, datasets), now)).flatMap(indicatorKeys));
  return entries.filter((entry) => isTold(entry, datasetOf(entry, datasets), now) && !indicatorKeys(entry).some((key) => untold.has(key)));
}

/** The dataset that delivers an entry: the one it names, else the OPD's one of that title. */
export function datasetOf({ datasetId, title }: Pick<PlanEntry, 'datasetId' | 'title'>, datasets: readonly Dataset[]): Dataset | undefined {
  if (datasetId !== undefined) return datasets.find((dataset) => dataset.datasetId === datasetId);
  return datasets.find((dataset) => foldedTitle(dataset.title) === foldedTitle(title));
}
