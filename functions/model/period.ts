import type { PeriodCadence } from './cadence.ts';

/** How a period of each cadence is written. */
export const periodShapes: readonly (readonly [RegExp, PeriodCadence])[] = [
  [/^\d{4}$/, 'annual'],
  [/^\d{4}-S[12]$/, 'semiannual'],
  [/^\d{4}-T[123]$/, 'four-monthly'],
  [/^\d{4}-Q[1-4]$/, 'quarterly'],
  [/^\d{4}-(0[1-9]|1[0-2])$/, 'monthly'],
  [/^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/, 'weekly'],
  [/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'daily'],
];

/**
 * The cadence of a period written as `2026`, `2026-S1`, `2026-T2`, `2026-Q3`, `2026-09`, `2026-W37` (ISO 8601 week) or
 * `2026-09-12`; undefined when the text is not a period that exists (`2026-13`, `2026-02-30`, `2027-W53`).
 */
export function periodCadence(text: string): PeriodCadence | undefined {
  const cadence = periodShapes.find(([shape]) => shape.test(text))?.[1];
  if (cadence === 'daily' && !dayExists(text)) return undefined;
  if (text.endsWith('-W53') && !hasWeek53(Number(text.slice(0, 4)))) return undefined;
  return cadence;
}

/** Whether the text is a period that exists. */
export function isPeriod(text: string): boolean {
  return periodCadence(text) !== undefined;
}

function dayExists(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** A year has week 53 when it begins on a Thursday, or is a leap year beginning on a Wednesday (ISO 8601). */
function hasWeek53(year: number): boolean {
  const firstDay = new Date(Date.UTC(2000, 0, 1));
  firstDay.setUTCFullYear(year);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return firstDay.getUTCDay() === 4 || (leap && firstDay.getUTCDay() === 3);
}
