import { indicatorKey } from '../model/indicator.ts';
import { type PlanChange, type PlanEntry, planMembers } from '../model/plan.ts';

type Difference = Pick<PlanChange, 'added' | 'removed' | 'changed'>;

/** What differs between two writings of a plan: entries are the same where their indicator is. Their order is no difference. */
export function differenceOf(before: readonly PlanEntry[], after: readonly PlanEntry[]): Difference {
  const old = new Map(before.map((entry) => [indicatorKey(entry), entry]));
  const standing = new Set(after.map(indicatorKey));
  return {
    added: after.filter((entry) => !old.has(indicatorKey(entry))).map(({ title }) => title),
    removed: before.filter((entry) => !standing.has(indicatorKey(entry))).map(({ title }) => title),
    changed: after.flatMap((entry) => {
      const was = old.get(indicatorKey(entry));
      const differing = was === undefined ? [] : planMembers.filter((name) => JSON.stringify(was[name]) !== JSON.stringify(entry[name]));
      return differing.length === 0 ? [] : [{ title: entry.title, members: differing }];
    }),
  };
}

export const noDifference: Difference = { added: [], removed: [], changed: [] };

export function isEmpty({ added, removed, changed }: Difference): boolean {
  return added.length + removed.length + changed.length === 0;
}
