import { isPublic } from '../model/access-level.ts';
import type { Principal } from '../model/principal.ts';
import type { DatasetFacts } from './target.ts';

/** Whether the front door may keep an answer, as the answer has it. */
export type Kept = { readonly kept?: true };

/** May the front door keep what it tells of the dataset? Only to somebody without a token, and of open data that is published and not held (access.md, "At the edge"). */
function mayBeKept(principal: Principal, dataset: DatasetFacts | undefined): boolean {
  return principal.type === 'anonymous' && dataset?.state === 'published' && dataset.hold === undefined && isPublic(dataset);
}

/** The same of all datasets that an answer names; what names none says nothing that access could take back. */
export function keptOf(principal: Principal, ...datasets: readonly (DatasetFacts | undefined)[]): Kept {
  return principal.type === 'anonymous' && datasets.every((dataset) => mayBeKept(principal, dataset)) ? { kept: true } : {};
}
