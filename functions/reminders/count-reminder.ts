import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { ReminderCounts } from '../model/reminder.ts';
import type { Standing } from '../progress/standing.ts';

/** What an OPD is reminded of, of the standings that its deliveries list shows; what waits for the steward is not the OPD's to do. Pure. */
export function countReminder(standings: readonly Standing[], now: Date): ReminderCounts {
  const waiting = standings.filter(({ isInReview }) => !isInReview);
  const until = new Date(now.getTime() + limits.reminderDaysBefore * dayMilliseconds).toISOString();
  return {
    soon: waiting.filter(({ dataset: { nextDue }, isLate }) => !isLate && nextDue !== undefined && nextDue <= until).length,
    late: waiting.filter(({ isLate }) => isLate).length,
    toCorrect: waiting.filter(({ needsCorrection }) => needsCorrection).length,
  };
}

/** Whether there is anything to remind of. */
export function isSomething({ soon, late, toCorrect }: ReminderCounts): boolean {
  return soon + late + toCorrect > 0;
}

/** Whether it has come so far that the head is told, too. */
export function concernsHead(standings: readonly Standing[]): boolean {
  return standings.some(({ isLate, isInReview, daysLate }) => isLate && !isInReview && daysLate >= limits.reminderHeadDays);
}
