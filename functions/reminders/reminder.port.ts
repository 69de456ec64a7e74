import type { Reminder } from '../model/reminder.ts';

/** What was sent, an OPD at a time. */
export interface ReminderLog {
  /** Puts it on absence of its id. */
  put(reminder: Reminder): Promise<void>;
  /** Those of an OPD, the newest first. */
  list(opdId: string, limit: number): Promise<readonly Reminder[]>;
}
