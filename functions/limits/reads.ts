/** Limits of the public count of reads, which is made of the front door's log. */
export const readsLimits = {
  /** A day is counted first when so many have passed since it began: CloudFront tells a line up to a day late ("Standard logging reference", Timing of log file delivery). */
  readsCountedAfterDays: 2,
  /** The front door's log is removed after so many days, since a path may hold what somebody typed: as long as a day needs to be counted, and once more where that run failed. */
  readLogDays: 3,
  /** What runs saw open is removed after so many days: a day's last count, on the third day after it, asks for the run of the day before it. */
  openIdsDays: 5,
  /** What a dataset's page tells its reads of: a month, in which no weekday counts more than another. */
  readsShownDays: 30,
  /** Longer lines of the log are told as unread: CloudFront takes an address of 8,192 bytes, and JSON may write each as six. */
  maxReadLineCharacters: 65_536,
  /** Files of the log that are opened side by side: waits of S3 overlap, and each holds a chunk. */
  readLogFilesAtOnce: 8,
} as const;
