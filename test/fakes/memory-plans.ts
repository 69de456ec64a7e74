import { type ForumDecision, forumDecisionSchema } from '../../functions/model/forum-decision.ts';
import { type Plan, type PlanChange, type PlanEntry, planChangeSchema, planEntriesSchema, planSchema } from '../../functions/model/plan.ts';
import { chainOf } from '../../functions/model/plan-chain.ts';
import type { ForumStore, PlanStore } from '../../functions/plans/plan.port.ts';

/** Plans in memory; parses what is written, as the adapter parses what it reads. */
export function memoryPlans(): PlanStore {
  const plans = new Map<string, Plan>();
  const written = new Map<string, readonly PlanEntry[]>();
  const changes: PlanChange[] = [];
  const nameOf = ({ opdId, year }: { readonly opdId: string; readonly year: number }) => `${opdId} ${year}`;
  return {
    async get(place) {
      return structuredClone(plans.get(nameOf(place)));
    },
    async load(opdIds, year) {
      const found = opdIds.flatMap((opdId) => plans.get(nameOf({ opdId, year })) ?? []);
      return new Map(found.map((plan) => [plan.opdId, structuredClone(plan)]));
    },
    async entries(wanted) {
      return new Map(
        wanted.flatMap(({ entriesId }) => (written.has(entriesId) ? [[entriesId, written.get(entriesId) ?? []] as const] : [])),
      );
    },
    async putEntries({ entriesId }, entries) {
      written.set(entriesId, planEntriesSchema.parse({ entriesId, entries }).entries);
    },
    async write(plan, change, entries) {
      if (entries) written.set(plan.entriesId, planEntriesSchema.parse({ entriesId: plan.entriesId, entries }).entries);
      changes.push(planChangeSchema.parse(change));
      const standing = plans.get(nameOf(plan));
      if ((standing?.revision ?? 0) !== plan.revision - 1 && standing?.changeId !== plan.changeId) return 'stale';
      plans.set(nameOf(plan), planSchema.parse(structuredClone(plan)));
      return 'written';
    },
    async changes(plan) {
      return chainOf(changes, plan.changeId);
    },
  };
}

export function memoryForum(): ForumStore {
  const kept = new Map<string, ForumDecision>();
  return {
    async keep(decision) {
      if (!kept.has(decision.decisionId)) kept.set(decision.decisionId, forumDecisionSchema.parse(decision));
    },
    async list(year) {
      return [...kept.values()].filter((one) => one.year === year).sort((one, other) => (one.decisionId < other.decisionId ? -1 : 1));
    },
  };
}
