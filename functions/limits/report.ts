/** Limits of the weekly and monthly report, by the city's clock (issue: it closes on Thursday, reasons until Monday 07.00). */
export const reportLimits = {
  /** The hour on Thursday at which a report closes: the office's week is nearly over, and a day of work is left to say why. */
  reportCloseHour: 16,
  /** The hour on the Monday after at which it is final: before the mayor's meeting. */
  reportFinalHour: 7,
  /** OPDs that a closing counts at once: each waits for the table most of its time, and reads a line of every dataset meanwhile. */
  reportOpdsAtOnce: 8,
  /** Days after which a report that was not made final is left as it is: a run that failed has been looked at by then. */
  reportFinalDays: 14,
  /** Days after a report is final in which it is announced, each hour to whoever was not told yet: until Friday, since whoever is told later reads the next one. */
  reportAnnounceDays: 4,
  /** Datasets that an OPD's part lists, late ones first; all are counted. Ten times the largest OPD: one list of 2,000 is still read and printed within the worker's time. */
  maxReportedDatasets: 2_000,
  /** Reasons are refused from so long before a report is final: longer than their function may run, so that one that was taken is in it. */
  reportReasonSeconds: 60,
  /** Late datasets on the first page of the paper, below the board of 41 OPDs: what is left of an A4. */
  maxReportLateOnFirstPage: 5,
  /** A reason beside a late dataset: two sentences, printed in a table. */
  maxReportReasonCharacters: 300,
  /** Causes of rejection that a report names: what a meeting can do something about. */
  maxReportCauses: 8,
  /** Reports of a list: two years of weeks, and their months. */
  maxReportsListed: 130,
} as const;
