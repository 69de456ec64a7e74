import type { Principal } from '../model/principal.ts';
import { decide } from './decide.ts';
import type { Decision } from './decision.ts';
import type { Target } from './target.ts';

/**
 * May cells of an upload that waits for review be shown to whoever may review it? As its rows will be read: a draft's level takes effect at its first review, which is
 * this one (access.md, "Reading"). Nothing can be left out of a sample, so that a narrowed grant gives none.
 */
export function readSample(principal: Principal, target: Extract<Target, { kind: 'dataset' }>, now: Date): Decision {
  return decide(principal, 'read-whole', { ...target, dataset: atReview(target.dataset) }, now);
}

function atReview(dataset: Extract<Target, { kind: 'dataset' }>['dataset']) {
  return dataset?.state === 'draft' ? { ...dataset, state: 'published' as const } : dataset;
}
