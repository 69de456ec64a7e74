/** Limits of the files that are made of a version (docs/decisions/0050-large-files-by-a-queue.md). Part of `limits`. */
export const fileLimits = {
  /** Cells of a file that is made while its reader waits: as a workbook, the slowest form, some 9 s of a processor; API Gateway waits for 29. */
  maxRequestFileCells: 5_000_000,
  /** Bytes of its parts: long texts are few cells, and take as long to fetch and to write. */
  maxRequestFileBytes: 64 * 1024 * 1024,
  /** Cells written in one statement: less is asked too often, more is lost with a run that dies. */
  fileSliceCells: 2_048_000,
  /** What is sent to storage at once, and not made again: seconds of work. S3 takes 5 MiB and more, and 10,000 pieces: 640 GB. */
  filePieceBytes: 64 * 1024 * 1024,
  /** A run that has its parts and has kept no further piece for so long is dead: a piece takes seconds. */
  filePieceLeaseSeconds: 3 * 60,
  /** The same of a file that is made in one go, and while parts are fetched: no run outlives its function's 15 minutes (lib/function-settings.ts). */
  fileRunSeconds: 15 * 60,
  /** An order whose message is lost is given again after this; one that only waits is given twice, and done once. */
  fileOrderSeconds: 15 * 60,
  /** Files of one dataset that are ordered at once: anyone may ask for every version, period and form of an open one, and two are made at a time. */
  maxFileOrders: 8,
  /** A file that could not be made is not tried again sooner: whoever looks after it has been told by then. */
  fileFailedSeconds: 60 * 60,
  /** A run begins no further piece in its last minute: its slices, the sending and the noting fit into it. */
  fileStopMilliseconds: 60_000,
  /** A note is removed this long after its `until`; storage removes pieces 7 days after they were begun (lib/keeping/published.ts). */
  fileMakingDays: 6,
  /** How soon a caller may ask again: a large file takes some minutes. */
  fileRetrySeconds: 5,
} as const;
