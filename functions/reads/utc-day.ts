import { dayMilliseconds } from '../model/jakarta-time.ts';

/** The day of UTC that a moment is in. */
export function utcDay(moment: Date): string {
  return moment.toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** So many days after that day; before it, where the number is below zero. */
export function dayAfter(day: string, days: number): string {
  return utcDay(new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMilliseconds));
}
