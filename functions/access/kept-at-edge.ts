import { isPublic } from '../model/access-level.ts';
import type { Principal } from '../model/principal.ts';
import type { DatasetFacts } from './target.ts';

/** Whether the front door may keep an answer, as the answer has it. */
export type Kept = { readonly kept?: true };

/** May the front door keep what is told of the dataset? Of open data that is published and not held (access.md, "At the edge"). */
function mayBeKept(dataset: DatasetFacts | undefined): boolean {
  return dataset?.state === 'published' && dataset.hold === undefined && isPublic(dataset);
}

/** Whether the front door may keep an answer that names these datasets: told to somebody without a token, and all of them may be kept. What names none says nothing that access could take back. */
export function keptOf(principal: Principal, ...datasets: readonly (DatasetFacts | undefined)[]): Kept {
  return principal.type === 'anonymous' && datasets.every(mayBeKept) ? { kept: true } : {};
}
