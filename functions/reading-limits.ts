/** Limits of what a report tells of the reading of a file; part of `limits`. */
export const readingLimits = {
  /** Rows of sheets that are not read are counted up to here, all together: half a second. */
  maxCountedRows: 100_000,
  /** Rows and columns in which a report shows how the file was read: enough to see a wrong reading. */
  shownRows: 10,
  shownColumns: 50,
  /** Rows that are neither published nor refused and are named one by one, as the report's errors are; all are counted. */
  maxSetAsideListed: 1_000,
} as const;
