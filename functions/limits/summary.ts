/** Limits of what is told of a version's columns, and of its first rows. */
export const summaryLimits = {
  /** Values named with their counts: a legend of a picture has no more. */
  maxTopValues: 10,
  /** Bars of a histogram: more are noise on a phone. */
  maxHistogramBins: 20,
  /** A value in statistics; what is longer is shown by its beginning, and marked. */
  maxSummaryValueCharacters: 500,
  /** Columns whose values are told: the widest file of the real corpus has 314. */
  maxDescribedColumns: 400,
  /** Rows that a page shows at first. */
  summaryRows: 50,
  /** Rows of an upload that waits, for the steward: enough to see what it is, and no more cells than that. */
  sampleRows: 20,
  /** One row of them, as JSON; where one is longer none is kept, since none is kept cut. */
  maxSummaryRowBytes: 64 * 1024,
  /** All of them together: the page's function reads them at each view. */
  maxSummaryRowsBytes: 256 * 1024,
  /** Manifests, standards, pictures and first rows that a warm function remembers, of each so much as JSON: a hundred versions of the usual size. */
  rememberedBytes: 8 * 1024 * 1024,
  /** Parts that stand and are fetched to describe the version that a delivery would make: the small ingest function has 1 GiB of /tmp, and the file itself needs most of it. */
  maxSummaryFetchBytes: 256 * 1024 * 1024,
  /** What describing may take of the small ingest function's minute, and of the large one's quarter of an hour. */
  smallSummaryMilliseconds: 15_000,
  largeSummaryMilliseconds: 240_000,
  /** What it may take of the gateway's 29 seconds, where a version has none yet; and how many cells are not even tried then. */
  requestSummaryMilliseconds: 18_000,
  maxRequestSummaryCells: 60_000_000,
} as const;
