import type { ForumDecision } from '../model/forum-decision.ts';
import type { Plan, PlanChange, PlanEntry } from '../model/plan.ts';

/** Which plan. */
export type PlanPlace = Pick<Plan, 'opdId' | 'year'>;

/** Plans, each writing and each act of them; strongly consistent. */
export interface PlanStore {
  get(place: PlanPlace): Promise<Plan | undefined>;
  /** Those of a year that stand, by their OPD. */
  load(opdIds: readonly string[], year: number): Promise<ReadonlyMap<string, Plan>>;
  /** What some writings hold, by their ids. */
  entries(wanted: readonly (PlanPlace & { readonly entriesId: string })[]): Promise<ReadonlyMap<string, readonly PlanEntry[]>>;
  /**
   * Puts the writing, where there is one, and the act; then the plan over the revision before its own, or on absence. What is put before a plan that is stale was never
   * written: nothing names it.
   */
  write(plan: Plan, change: PlanChange, entries?: readonly PlanEntry[]): Promise<'written' | 'stale'>;
  /** Puts a writing that a plan of that place is about to name. */
  putEntries(place: PlanPlace & { readonly entriesId: string }, entries: readonly PlanEntry[]): Promise<void>;
  /** The acts that led to the plan, the latest first. */
  changes(plan: Plan): Promise<readonly PlanChange[]>;
}

/** What the forum decided; kept as it was said. */
export interface ForumStore {
  keep(decision: ForumDecision): Promise<void>;
  /** Those of a year, in their order. */
  list(year: number): Promise<readonly ForumDecision[]>;
}
