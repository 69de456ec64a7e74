import { limits } from '../../limits.ts';

/** What tells whether blank cells of a column mean "the same as above". */
export type BlankCells = {
  readonly rows: number;
  readonly empty: number;
  /** The column's first cell holds something. */
  readonly isFirstFilled: boolean;
  /** Filled cells that hold what the filled cell above them does. */
  readonly repeated: number;
  /** For each column to the right, the rows that are empty here and filled there. */
  readonly filledRight: readonly number[];
};

/**
 * Whether a column of words is filled on the first row of each group alone: its first cell is filled, many are empty but not nearly all, no
 * filled one says again what the one above it does, and the empty rows are rows, with something further right in each of them.
 */
export function isFilledOnceAGroup({ rows, empty, isFirstFilled, repeated, filledRight }: BlankCells): boolean {
  if (!isFirstFilled || repeated > 0 || rows - empty < limits.leastGroups) return false;
  if (empty < rows * limits.leastBlankShare || empty > rows * limits.mostBlankShare) return false;
  return filledRight.includes(empty);
}
