/** Limits of sending a file, and of the addresses that are signed for it; part of `limits`. */
export const uploadLimits = {
  /** One PUT: what a clerk's line uploads in minutes; larger files go by multipart. */
  maxSinglePutBytes: 64 * 1024 * 1024,
  /** What one run of the large ingest function checks within Lambda's 15 minutes and 10 GiB of /tmp (docs/performance.md). */
  maxUploadBytes: 5 * 1024 * 1024 * 1024,
  /** A file of at most this is copied to /tmp and read there; a larger text is read from the inbox as it comes, since its copy and its normal form would not fit 10 GiB. */
  maxCopiedBytes: 2 * 1024 * 1024 * 1024,
  /** One part of a larger file: a minute or two at 2 Mbit/s, so little is lost with a connection; S3 takes 5 MiB and more. */
  uploadPartBytes: 16 * 1024 * 1024,
  /** Part addresses in one answer: more would run out before a slow line comes to them. */
  maxPartsPerSigning: 20,
  /** Parts of an upload that nobody finishes are removed after this; a long weekend is shorter. */
  unfinishedUploadDays: 7,
  /** A presigned PUT is good for one sitting at a slow line. */
  uploadUrlSeconds: 15 * 60,
  /** A link handed out before access tightens may be opened this long (access.md). */
  downloadUrlSeconds: 60,
  /** Uploads in one read of many: some 400 KB. Of what is older than asked for no more is read than this. */
  uploadsPerRead: 200,
  /** Uploads of one dataset that a request reads, the newest: a daily delivery of eight years, or a month of 500 units, six tries each. Of more the answer says so. */
  maxUploadsRead: 3_000,
  /** Working days in which the pembina data looks at priority data again; later it is late, and waits on. A working week. */
  secondLookWorkingDays: 5,
} as const;
