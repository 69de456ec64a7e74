import type { PlanChange } from './plan.ts';

/** The acts that led to the latest one, from it backwards. One that lost a race was put, and nothing follows it: it never happened. */
export function chainOf(changes: readonly PlanChange[], latest: string): PlanChange[] {
  const byId = new Map(changes.map((change) => [change.changeId, change]));
  const chain: PlanChange[] = [];
  for (let change = byId.get(latest); change !== undefined; change = change.follows === undefined ? undefined : byId.get(change.follows)) {
    chain.push(change);
  }
  return chain;
}
