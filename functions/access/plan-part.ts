import { traitsOf } from '../model/access-level.ts';
import type { Dataset } from '../model/dataset.ts';
import type { PlanEntry } from '../model/plan.ts';
import type { PlanState } from '../model/plan-words.ts';
import { anonymous, isKind, isOperatorOf, type Principal } from '../model/principal.ts';
import { decide } from './decide.ts';

/**
 * What of a plan the caller reads. The OPD's own people and the steward: all of it. The coordinator, from the head's signature on: what is not closed, and how many
 * entries more there are, since they agree to it. Everybody else: what was agreed and is not closed.
 */
export type PlanPart = 'whole' | 'forum' | 'public';

export function planPartOf(principal: Principal, opdId: string, state: PlanState): PlanPart {
  if (isOperatorOf(principal, opdId) || isKind(principal, 'steward')) return 'whole';
  return isKind(principal, 'coordinator') && (state === 'signed' || state === 'agreed') ? 'forum' : 'public';
}

/**
 * Whether outsiders may know of an entry: it is not planned as closed, and its dataset, where there is one, is neither closed nor withdrawn. A draft that is not closed does
 * not count: the plan tells of what is to come.
 */
export function isTold({ access }: Pick<PlanEntry, 'access'>, dataset: Dataset | undefined, now: Date): boolean {
  if (!traitsOf({ access }).isSeenByAll) return false;
  if (dataset === undefined) return true;
  if (dataset.state === 'draft') return traitsOf(dataset).isSeenByAll;
  return decide(anonymous, 'see', { kind: 'dataset', dataset }, now).effect === 'allow';
}
