import { reminderLimits } from './reminder-limits.ts';
import { reportLimits } from './report-limits.ts';

/** Limits of progress, reports and reminders. */
export const progressLimits = {
  /** A quarter of history: what a Monday report compares with. */
  progressHistoryDays: 92,
  /** Weeks of snapshots in the history of progress: two years, so that each week has the same week of the year before beside it. */
  snapshotHistoryWeeks: 104,
  ...reportLimits,
  ...reminderLimits,
} as const;
