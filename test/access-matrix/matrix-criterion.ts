import { criterion } from '../criteria/criterion.ts';

/** How long a matrix may take on a machine that is busy with other things; on a quiet one it takes a minute at most. */
export const patientMilliseconds = 15 * 60 * 1000;

/** Prints T01's criterion for one way of asking: how many cells are as access.md says, and since `started` (of `performance.now()`) how long it took. */
export function matrixCriterion(way: string, cells: number, wrong: number, started: number): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  criterion('T01', `${way}: ${cells - wrong} of ${cells} cells equal, ${seconds} s`);
}
