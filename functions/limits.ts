/** Every limit of the product: its unit is in its name, its reason beside it. docs/limits.md lists them; a test compares. */
export const limits = {
  /** One PUT: what a clerk's line uploads in minutes; larger files go by multipart. */
  maxSinglePutBytes: 64 * 1024 * 1024,
  /** A presigned PUT is good for one sitting at a slow line. */
  uploadUrlSeconds: 15 * 60,
  /** A link handed out before access tightens may be opened this long (access.md). */
  downloadUrlSeconds: 60,
  /** A page of rows. */
  maxRowsPerPage: 1_000,
  defaultRowsPerPage: 50,
  /** A page of rows stays under Lambda's 6 MB answer with room for its envelope. */
  maxRowsPageBytes: 5_000_000,
  /** A page of datasets, uploads, versions. */
  maxListItems: 100,
  defaultListItems: 20,
  /** Opaque cursors are short; longer ones are noise. */
  maxCursorCharacters: 500,
  /** Filters in one query: the text stays readable and compiles fast. */
  maxFilters: 20,
  maxFilterValueCharacters: 500,
  maxColumnListCharacters: 4_000,
  /** Search words. */
  maxSearchCharacters: 200,
  /** DCAT titles are headlines. */
  maxTitleCharacters: 200,
  maxDescriptionCharacters: 4_000,
  maxReasonCharacters: 1_000,
  /** Longest name a common file system keeps. */
  maxFileNameCharacters: 255,
  /** The longest period is a day: 2026-09-12. */
  maxPeriodCharacters: 10,
  /** JSON bodies of the API are forms, not files. */
  maxBodyBytes: 256 * 1024,
  /** META is read at every request: 4 KB is one read unit (data-model.md). */
  maxMetaBytes: 4 * 1024,
  /** DynamoDB items stay far from the 400 KB wall (data-model.md). */
  maxItemBytes: 100 * 1024,
  /** The first answer to an Idempotency-Key is kept for a day (api.md). */
  idempotencySeconds: 24 * 60 * 60,
  /** A report lists the first errors; its totals count them all (data-model.md). */
  maxReportedErrors: 1_000,
  /** A clerk's clock and a server's differ by less (access.md). */
  clockSkewSeconds: 60,
  /** A lost race for a pointer is run again on the winner's manifest; more losses than this is a fault. */
  maxPublishAttempts: 20,
} as const;
