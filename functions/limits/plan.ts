/** Limits of plans (daftar data) and what the forum decides about them. Part of `limits`. */
export const planLimits = {
  /** Entries of one OPD's year: the largest offices list some hundred indicators in e-Walidata. */
  maxPlanEntries: 300,
  /** All entries of a plan as JSON: an item stays far below DynamoDB's 400 KB (data-model.md). */
  maxPlanBytes: 100_000,
  /** e-Walidata's codes are 11 (`1.02.000001`); other lists have longer ones. */
  maxPlanCodeCharacters: 40,
  /** A unit of measure, written out. */
  maxPlanMeasureCharacters: 60,
  /** An operational definition in two sentences. */
  maxPlanDefinitionCharacters: 500,
  /** The name of a bureau or section of the OPD. */
  maxPlanUnitCharacters: 120,
  /** Weekly data have 53 due dates a year; what is daily is not listed day by day. */
  maxPlanDueDates: 53,
  /** Minutes of a meeting of the forum: two pages; the signed paper stays in its archive. */
  maxForumMinutesCharacters: 4_000,
  /** What one meeting decides. */
  maxForumOutcomes: 100,
  /** The number of a letter, with its year and codes. */
  maxForumNumberCharacters: 60,
  /** A list of some hundred rows as a workbook takes 20 to 60 KB; in base64 it must fit a request's body (256 KiB). */
  maxPlanFileBytes: 180 * 1024,
  /** Rows read of a list: more is another kind of file. */
  maxPlanFileRows: 1_000,
  /** Columns of a list: its own ten, and figures of some decades; wider is another kind of file. */
  maxPlanFileColumns: 100,
  /** Characters read of a cell: longer than any text of an entry (53 due dates have 583), so that what is too long is still seen to be. */
  maxPlanCellCharacters: 600,
  /** All cells read of a file, a text counted as often as it is named: a thousand rows of a thousand characters, and an answer that a function may give (6 MB). */
  maxPlanFileCharacters: 1_000_000,
  /** Sheets that are shown and looked at for a list, the first ones: each may take a third of a second. */
  maxPlanFileSheets: 20,
  /** Blank rows of a sheet: programs format some thousand below a list; nothing of it stands beyond. */
  maxPlanFileBlankRows: 20_000,
  /** What is told again of a header or a word that a list has no use for: its start tells which. */
  maxToldCellCharacters: 40,
  /** A header stands within the first rows, below titles and letterheads. */
  maxRowsAbovePlan: 20,
  /** Faults told of one file: who has more has the wrong columns. */
  maxPlanFileFaults: 50,
  /** Changes of a plan that its history shows, the latest first; all are kept. */
  maxListedPlanChanges: 100,
} as const;
