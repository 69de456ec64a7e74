/** Limits of the access records: reading them, archiving them, comparing. Part of `limits`. */
export const recordLimits = {
  /** Days of access records, where the head names none: a month of looks fits a screen or two. */
  defaultRecordDays: 30,
  /** A year, for anyone who must account for one. */
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
  /** Minutes after midnight UTC before a day is archived: no function runs longer than 15, so nobody writes a record of it any more. */
  archiveSettleMinutes: 60,
  /** One object of the archive, in memory while it is written and read: some 30,000 records. */
  archivePartBytes: 8 * 1024 * 1024,
  /** After an outage, or a laptop's long sleep, so many days are made up for in one run, the rest in the next ones; a first run looks back so far. */
  archiveLookBackDays: 35,
  /** Days that the daily run compares with the records table: a week to notice, at one query per dataset and day. */
  archiveCompareDays: 7,
  /** Days of one comparison by hand: a quarter fits Lambda's 15 minutes with a thousand datasets. */
  maxCompareDays: 92,
  /** Keys of records that differ, named for one day; the counts count all. */
  maxListedDifferences: 100,
  /** Looks by officers that the Inspektorat judges, of a hundred: enough that nobody counts on being passed over, few enough to be read. */
  sampledLooksPercent: 5,
  /** Days after a month's end in which its sample is judged: a fortnight, while those asked still remember. */
  verdictDays: 14,
  /** People of a matched list in one item, eight bytes each: it stays below half of the 400 KB that DynamoDB takes. */
  maxPackedPersons: 20_000,
} as const;
