import * as z from 'zod';
import { dayMilliseconds } from '../model/jakarta-time.ts';

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
  return Array.from({ length: countDays(first, last) }, (_, place) => daysAfter(first, place));
}

/** How many these are, without making them: anyone who asks may name millions. */
export function countDays(first: string, last: string): number {
  return Math.max(0, Math.round((startOf(last).getTime() - startOf(first).getTime()) / dayMilliseconds) + 1);
}
