/** Limits of the end of data. Part of `limits`. */
export const retentionLimits = {
  /** Before personal data are destroyed their head is told so long before: a month is time to find a lawful basis for keeping them, or to copy what another law wants kept. */
  retentionNoticeDays: 30,
  /** Reports that quote cells of a rejected file: a month to correct it. The bucket removes them; the report without cells stays. */
  rejectedReportDays: 30,
  /** Datasets whose data one run begins to destroy; the rest waits for the next morning. A wrong clock or a wrong list then does a day's harm. */
  maxDestructionsPerRun: 25,
  /** So long after its end a dataset is looked through again each morning: what a message among the dead letters (14 days at most) or an unfinished upload (7) still wrote goes, too. */
  destroyedSweepDays: 15,
} as const;
