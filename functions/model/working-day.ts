import { dayMilliseconds, endOf, inJakarta } from './jakarta-time.ts';

/** The end of the working day that comes `days` working days after that moment, in the city's time: Saturdays, Sundays and `holidays` (ISO dates) are none. */
export function endOfWorkingDays(from: Date, days: number, holidays: readonly string[]): Date {
  let day = inJakarta(from);
  for (let left = days; left > 0; ) {
    day = new Date(day.getTime() + dayMilliseconds);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return endOf(dateOf(day));
}

/** Whether the city works on that day of its clock (`inJakarta`). */
export function isWorkingDay(day: Date, holidays: readonly string[]): boolean {
  return day.getUTCDay() !== 0 && day.getUTCDay() !== 6 && !holidays.includes(dateOf(day));
}

function dateOf(day: Date): string {
  return day.toISOString().slice(0, 'yyyy-mm-dd'.length);
}
