import { z } from 'zod';
import { dayMilliseconds } from '../datasets/jakarta-time.ts';

/** A calendar day of UTC, `YYYY-MM-DD`: records lie under the day of their `at` (data-model.md). */
export const utcDaySchema = z.iso.date();

export function utcDayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The day `count` days after this one; before it where `count` is negative. */
export function daysAfter(day: string, count: number): string {
  return utcDayOf(new Date(startOf(day).getTime() + count * dayMilliseconds));
}

/** Its first instant. */
export function startOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}

/** All days from the first to the last, both included; none where the last comes first. */
export function daysFrom(first: string, last: string): string[] {
  const count = Math.round((startOf(last).getTime() - startOf(first).getTime()) / dayMilliseconds) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, place) => daysAfter(first, place));
}
