/** Limits of what is read of a version: groups of rows, selections, files. */
export const rowLimits = {
  /** A page of rows. */
  maxRowsPerPage: 1_000,
  defaultRowsPerPage: 50,
  /** A page of rows stays under Lambda's 6 MB answer with room for its envelope. */
  maxRowsPageBytes: 5_000_000,
  /** Columns that rows are grouped by: more is no table that a person reads, and each multiplies the groups. */
  maxGroupColumns: 4,
  /** Figures of each group: as many columns as fit a screen. */
  maxAggregates: 8,
  /** Digits of a number's type that can be summed: with nine more for a thousand million rows it is DuckDB's widest decimal. */
  maxSummedDigits: 29,
  /** Rows of a selection that is taken away as a file: a kelurahan of a register fits, and it is made while the caller waits. */
  maxSelectionRows: 200_000,
  /** Cells of a workbook: Excel's rows with twelve columns, which take 19 s of a processor; API Gateway waits for 29. */
  maxWorkbookCells: 13_000_000,
  /** A selection that was taken away is kept for its link alone, which lives a minute; S3 counts in days. */
  selectionDays: 1,
  /** Excel keeps fifteen digits of a number and makes zeros of the others. */
  maxExcelDigits: 15,
} as const;
