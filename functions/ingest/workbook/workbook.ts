/** What of an Excel workbook the ingest needs: sheets of text cells. Nothing after it knows zip or XML. */

/** A row that holds something, as text; empty cells are ''. */
export type SheetRow = {
  /** As Excel numbers it, from 1. Rows without cells may be absent. */
  readonly rowNumber: number;
  readonly cells: readonly string[];
};

/** Cells that Excel shows as one; rows and columns from 1, both ends included. Only the first cell holds something. */
export type MergedRange = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  /** The rows in order, some at a time; may be asked for again, and left before the end. Throws `WorkbookFault` for a file that can't be read. */
  rows(): AsyncIterable<readonly SheetRow[]>;
  mergedRanges(): Promise<readonly MergedRange[]>;
};

export type Workbook = { readonly sheets: readonly Sheet[]; close(): Promise<void> };

/**
 * The sheets that this system adds to the workbooks it gives out: what to mend, how to fill, an example, lists for
 * dropdowns. A reader passes over them, so that a returned workbook or a filled template can be uploaded as it is.
 */
export const ownSheetNames = ['Yang perlu diperbaiki', 'Petunjuk Satu Data', 'Contoh Satu Data', 'Daftar Satu Data'] as const;
