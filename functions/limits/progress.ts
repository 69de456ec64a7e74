import { reminderLimits } from './reminder.ts';
import { reportLimits } from './report.ts';

/** Limits of progress, reports and reminders. */
export const progressLimits = {
  /** A quarter of history: what a Monday report compares with. */
  progressHistoryDays: 92,
  /** Weeks of snapshots in the history of progress: two years, so that each week has the same week of the year before beside it. */
  snapshotHistoryWeeks: 104,
  /** Due periods of a dataset in one answer, the newest: five years of months; of more it says how many there were. */
  maxPeriodsListed: 60,
  /** From so many days on without a sign after a missed date an OPD counts as silent: its operators and, a week ago, its head were reminded, and nobody answered. */
  opdSilentDays: 14,
  ...reportLimits,
  ...reminderLimits,
} as const;
