import type { Principal } from '../model/principal.ts';
import { actOnDataset } from './act-rules.ts';
import { type Action, isDatasetAction } from './action.ts';
import { unknown } from './answers.ts';
import { actInCity } from './city-rules.ts';
import type { Decision } from './decision.ts';
import { readDataset } from './read-rules.ts';
import { seeDataset } from './see-rules.ts';
import type { Target } from './target.ts';

/**
 * May `principal` do `action` to `target` at `now`? The one place where access is thought about: the authorizer asks it about every request, and each
 * operation asks it again on the item that it is about to serve (access.md). Pure; deny by default: an action on a target of another kind is 404.
 */
export function decide(principal: Principal, action: Action, target: Target, now: Date): Decision {
  if (!isDatasetAction(action)) {
    if (target.kind === 'dataset') return unknown('mismatch', `${action} concerns no dataset`);
    return actInCity(principal, action, target.kind === 'opd' ? target.opdId : undefined);
  }
  if (target.kind !== 'dataset') return unknown('mismatch', `${action} concerns a dataset`);
  if (action === 'see') return seeDataset(principal, target.dataset);
  if (action === 'read' || action === 'read-whole') return readDataset(principal, action, target, now);
  return actOnDataset(principal, action, target.dataset);
}
