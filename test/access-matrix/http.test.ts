import { testOverHttp } from './http-matrix.ts';
import { type DatasetCell, datasetCells, type StateName } from './matrix.ts';

/**
 * What every run can afford within a minute: each operation × principal × level of what is published; of what is a draft, held or withdrawn, where the level decides
 * nothing but what reading answers, the levels at both ends, and for reading all that a hold stops. `http.prove.test.ts` drives the whole product, and gate.test.ts
 * drives it through the authorizer and the operations of two rooms.
 */
const others: readonly StateName[] = ['draft', 'held', 'withdrawn', 'once-public withdrawn'];

function isAsked({ action, level, state }: DatasetCell): boolean {
  if (state === 'published') return true;
  if (level === 'closed' && state === 'once-public published') return true;
  if (!others.includes(state) || level === 'nonexistent') return false;
  const reads = action === 'read' || action === 'read-whole';
  return level === 'open' || level === 'closed' || (state === 'held' && reads);
}

testOverHttp(datasetCells().filter(isAsked));
