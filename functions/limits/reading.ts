/** Limits of reading a table's rows, and of what a report tells of it; part of `limits`. */
export const readingLimits = {
  /** Rows of sheets that are not read, blank ones too, are counted up to here, all together: half a second. */
  maxCountedRows: 100_000,
  /** Of a file, to tell what it is and how it is encoded: pages declare that within their first kilobyte, under what scripts write above. */
  judgedHeadBytes: 4096,
  /** Rows under a header that tell text from numbers in a column: a few empty or odd cells among them don't matter. */
  judgedHeaderRows: 20,
  /** Rows of a table that tell its columns of numbers, by which the heading of another table below is known. */
  judgedTableRows: 50,
  /** Of a cell that may be a number, date or code: longer ones are text, and a map's outline of a megabyte need not be tried as a date. */
  maxCandidateCharacters: 100,
  /** Of each cell of the first rows: enough to tell a name from a sentence, and a workbook may name one long text in every cell. */
  maxSampledCellCharacters: 600,
  /** Rows and columns in which a report shows how the file was read: enough to see a wrong reading. */
  shownRows: 10,
  shownColumns: 50,
  /** Rows that are neither published nor refused and are named one by one, as the report's errors are; all are counted. */
  maxSetAsideListed: 1_000,
  /** Files that repeat their header on every page are printed reports: some thousand pages, which are quickly looked through. */
  maxReportBytes: 16 * 1024 * 1024,
  /** A total is compared with the sum of so many rows, once, when the first or last row is called one: a second at most. */
  maxSummedRows: 100_000,
  /** A row of totals is short: names and numbers. */
  maxTotalRowBytes: 64 * 1024,
  /** Rows at the end of a table that may be notes without a known first word. */
  maxFooterRows: 20,
  /** Quoted cells with lines like the table's own are named up to here in one sentence, which must stay readable; all are counted. */
  maxSwallowingCellsNamed: 10,
  /** Skipped rows that are listed one by one; all are counted. */
  maxSkippedListed: 100,
  /** Fewer filled cells make no groups. */
  leastGroups: 2,
  /** Of a column filled once a group: with groups of two rows half of it is empty, some are of one row alone. */
  leastBlankShare: 1 / 3,
  /** Groups are rarely larger than ten rows all over; a column that is emptier holds remarks. */
  mostBlankShare: 0.9,
  /** Tables of one page of HTML: applications write one, layouts a few dozen. */
  maxPageTables: 500,
  /** Open tags in one another: pages nest some dozen deep, and old programs forget to close a few. */
  maxPageDepth: 500,
  /** Cells of a page that span others are kept until its table is read: half a million take some 30 MB. */
  maxPageSpans: 500_000,
  /** The first rows of all tables of a page are kept to choose one: with their cells some 32 MB, whatever the page holds. */
  pageSampleCharacters: 16 * 1024 * 1024,
  /** Rows of a table that a page has cut into panes: they must wait for each other, and nobody scrolls through more. */
  maxJoinedRows: 10_000,
  /** A text column where half of the cells would be a number or a date has slips of the pen, or is no text: it is told, and stops nothing. */
  nearlyAllShare: 0.5,
  /** A slip in the first rows must not hide the column: they are fewer, so one stray weighs more, and so much less of them is enough. */
  nearlyAllSampleSlack: 0.04,
  /** One cell is no share. */
  nearlyAllMinCells: 2,
  /** Of so many cells, such a share leaves no doubt that the others are slips of the pen. */
  sureShare: 0.99,
  sureMinCells: 200,
} as const;
