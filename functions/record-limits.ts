/** Limits of the access records: reading them, archiving them, comparing. Part of `limits`. */
export const recordLimits = {
  /** Days of access records, where the head names none: a month of looks fits a screen or two. */
  defaultRecordDays: 30,
  /** A year, for whoever must account for one. */
  maxRecordDays: 366,
  /** A page of access records, some 500 bytes each. */
  maxRecordsPerPage: 1_000,
  defaultRecordsPerPage: 100,
  /** Access records looked through for one answer, and read at once: what a filter leaves out costs as much as what it finds. */
  maxRecordsScanned: 5_000,
  recordsPerRead: 500,
  /** Days looked at for one answer, each a query: what is asked for without days takes one answer. */
  maxRecordDaysScanned: 31,
  /** The longest name of an operation, with room. */
  maxOperationCharacters: 60,
} as const;
