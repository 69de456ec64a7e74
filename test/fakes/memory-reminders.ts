import type { Reminder } from '../../functions/model/reminder.ts';
import type { ReminderLog } from '../../functions/reminders/reminder.port.ts';

/** What was sent, in memory. */
export function memoryReminders(): ReminderLog {
  const kept = new Map<string, Reminder>();
  return {
    async put(reminder) {
      const key = `${reminder.opdId}#${reminder.reminderId}`;
      if (!kept.has(key)) kept.set(key, reminder);
    },
    list: async (opdId, limit) =>
      [...kept.values()]
        .filter((reminder) => reminder.opdId === opdId)
        .toSorted((one, other) => (one.at < other.at ? 1 : -1))
        .slice(0, limit),
  };
}
