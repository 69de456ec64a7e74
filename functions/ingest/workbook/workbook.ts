import type { CellMark, Finding } from '../../model/normal-form.ts';
import type { ShownCell } from './shown-kind.ts';

/** What of an Excel workbook the ingest needs: sheets of text cells. Nothing after it knows zip or XML. */

/** A row that holds something, as text; empty cells are ''. */
export type SheetRow = {
  /** As Excel numbers it, from 1. Rows without cells may be absent. */
  readonly rowNumber: number;
  /** Ends with a cell that holds something. A row that is wider than `limits.maxColumns` has one cell more than that: its last. */
  readonly cells: readonly string[];
  /** By place, the mark of each cell, up to the last that has one; absent where none has. */
  readonly marks?: readonly CellMark[];
  /** By place, what is shown of a cell where that says something else than it holds; absent where nothing does. */
  readonly shown?: readonly (ShownCell | undefined)[];
};

/** Cells that Excel shows as one; rows and columns from 1, both ends included. Only the first cell holds something. */
export type MergedRange = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** What a reading of rows counts; the caller gives one (`createRowCounts`) and looks at it when the rows are through. */
export type RowCounts = {
  /** Formulas without a stored result, which read as empty: programs that can't calculate leave them so. */
  uncalculated: number;
  /** Row and column of the first of them. */
  uncalculatedRow?: number;
  uncalculatedColumn?: number;
  /** Cells that hold an error of Excel (`#N/A`, `#DIV/0!`), which is read as its text; row and column of the first. */
  errorCells: number;
  firstErrorRow?: number;
  firstErrorColumn?: number;
  /** Rows that hold nothing and so are never given; counted where the caller begins with a number. */
  blankRows?: number;
  /** Rows that hold something and are not shown: hidden, filtered away, or folded into a group. They are read like the others. */
  hiddenRows: number;
  /** The first of them, from 1. */
  firstHiddenRow?: number;
  /** Columns that are not shown, from 1, in order, up to `limits.maxColumns`; they may be empty, and are read like the others. */
  hiddenColumns: readonly number[];
};

export function createRowCounts(): RowCounts {
  return { uncalculated: 0, errorCells: 0, hiddenRows: 0, hiddenColumns: [] };
}

/** The first rows of a sheet: by them it is chosen, and its header found. */
export type SheetSample = {
  readonly rows: readonly SheetRow[];
  /** Whether these are all. */
  readonly complete: boolean;
  /** Undefined where they stand behind rows that are not read yet. */
  readonly merged: readonly MergedRange[] | undefined;
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** The rows in order, some at a time, perhaps none: where many are blank, the caller may have seen enough. May be asked for again, and left before the end. Throws `WorkbookFault` for a file that can't be read. */
  rows(counts?: RowCounts): AsyncIterable<readonly SheetRow[]>;
  /** Costs expanding the sheet once more, but not parsing it; nothing when its rows were read to the end before. */
  mergedRanges(): Promise<readonly MergedRange[]>;
  /** At most `limits.sampleRecords` rows, their cells cut to `limits.maxSampledCellCharacters`. Throws as `rows` does. */
  sample(): Promise<SheetSample>;
  /** How many rows below `row`, which is one of the sample, hold something, and the cells of the widest row of all. */
  sizeBelow(row: number): Promise<{ readonly rows: number; readonly columns: number }>;
};

/** A workbook, or what it is instead. */
export type WorkbookOutcome = { readonly ok: true; readonly workbook: Workbook } | { readonly ok: false; readonly finding: Finding };

export type Workbook = { readonly sheets: readonly Sheet[]; close(): Promise<void> };
