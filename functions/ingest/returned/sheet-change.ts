import type { Mark } from './marks.ts';

/** A cell (row and column from 1) that the clerk corrected without sending the file again. */
export type CorrectedCell = { readonly row: number; readonly column: number; readonly value: string };

/** What changes in a sheet; all else is written as it was read. */
export type SheetChange = {
  readonly marks: readonly Mark[];
  /** What stands in place of a cell's own content, as text. */
  readonly corrections: readonly CorrectedCell[];
  /** Columns (from 1) whose cells below `headerRow` are kept as text. */
  readonly textColumns: ReadonlySet<number>;
  readonly headerRow: number;
  /** The relationship to the drawing of the notes, where the sheet has none yet. */
  readonly drawingId?: string | undefined;
};
