import { limits } from '../limits.ts';
import { daysAfter, daysFrom, startOf, utcDayOf } from './utc-day.ts';

const minuteMilliseconds = 60 * 1000;

/** The newest UTC day that may be archived: it ended long enough ago that nobody writes a record of it any more (`archiveSettleMinutes`). */
export function newestSettledDay(now: Date): string {
  return daysAfter(utcDayOf(new Date(now.getTime() - limits.archiveSettleMinutes * minuteMilliseconds)), -1);
}

/** True when a day may be archived and compared. */
export function isSettled(day: string, now: Date): boolean {
  return startOf(day).getTime() <= startOf(newestSettledDay(now)).getTime();
}

/** The days in which a first run looks for records, oldest first. */
export function daysToLookBack(now: Date): string[] {
  const newest = newestSettledDay(now);
  return daysFrom(daysAfter(newest, 1 - limits.archiveLookBackDays), newest);
}

/** The days that every run compares, oldest first. */
export function daysToCompare(now: Date): string[] {
  const newest = newestSettledDay(now);
  return daysFrom(daysAfter(newest, 1 - limits.archiveCompareDays), newest);
}
