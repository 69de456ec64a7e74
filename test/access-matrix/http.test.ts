import { testOverHttp } from './http-matrix.ts';
import { datasetCells, type StateName } from './matrix.ts';

/**
 * What every run can afford: each operation × principal × level that is published, each that is not × state of access.md, the grant columns in every state where
 * grants play (reading), and of what never existed a single state. `http.prove.test.ts` drives the rest.
 */
const states: readonly StateName[] = ['draft', 'published', 'held', 'withdrawn', 'once-public withdrawn'];

testOverHttp(
  datasetCells().filter(({ action, level, state }) => {
    if (state === 'published') return true;
    if (level === 'nonexistent') return false;
    if (level === 'closed' && state === 'once-public published') return true;
    const grantsPlay = action === 'read' || action === 'read-whole';
    return states.includes(state) && (grantsPlay || !level.endsWith('-grant'));
  }),
);
