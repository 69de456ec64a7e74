import { testOverHttp } from './http-matrix.ts';
import { datasetCells, type StateName } from './matrix.ts';

/**
 * What every run can afford: each operation × principal × level × state of access.md, the grant columns where grants play (reading), and of what never
 * existed a single state. `http.prove.test.ts` drives the rest.
 */
const states: readonly StateName[] = ['draft', 'published', 'held', 'withdrawn', 'once-public withdrawn'];

testOverHttp(
  datasetCells().filter(({ action, level, state }) => {
    if (level === 'nonexistent') return state === 'published';
    if (level === 'closed' && state === 'once-public published') return true;
    return states.includes(state) && (action === 'read' || !level.endsWith('-grant'));
  }),
);
