import type { PeriodCadence } from './cadence.ts';
import { dayMilliseconds } from './jakarta-time.ts';

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

/**
 * The first moment of a period, as milliseconds of its days in UTC, so that periods can be put in order and apart; undefined where it is
 * no period.
 */
export function periodStart(text: string): number | undefined {
  const cadence = periodCadence(text);
  if (cadence === undefined) return undefined;
  const year = Number(text.slice(0, 4));
  if (cadence === 'daily') return startOf(year, Number(text.slice(5, 7)) - 1, Number(text.slice(8)));
  if (cadence === 'weekly') return firstMonday(year) + (Number(text.slice(6)) - 1) * 7 * dayMilliseconds;
  return startOf(year, monthsBefore(cadence, text));
}

/** The first moment after a period, as `periodStart` gives its first. */
export function periodEnd(text: string): number | undefined {
  const [cadence, start] = [periodCadence(text), periodStart(text)];
  if (cadence === undefined || start === undefined) return undefined;
  if (cadence === 'daily') return start + dayMilliseconds;
  if (cadence === 'weekly') return start + 7 * dayMilliseconds;
  return startOf(Number(text.slice(0, 4)), monthsBefore(cadence, text) + monthsOf[cadence]);
}

/** Periods from the earliest to the latest, by the day that each begins with; texts that are none are left out. */
export function periodsInOrder(texts: readonly string[]): string[] {
  const begun = texts.flatMap((period) => {
    const start = periodStart(period);
    return start === undefined ? [] : [{ period, start }];
  });
  return begun.toSorted((one, other) => one.start - other.start).map(({ period }) => period);
}

type CadenceOfMonths = Exclude<PeriodCadence, 'daily' | 'weekly'>;

/** How long a period is. */
const monthsOf: Readonly<Record<CadenceOfMonths, number>> = { annual: 12, semiannual: 6, 'four-monthly': 4, quarterly: 3, monthly: 1 };

function monthsBefore(cadence: CadenceOfMonths, text: string): number {
  if (cadence === 'annual') return 0;
  return (Number(text.slice(cadence === 'monthly' ? 5 : 6)) - 1) * monthsOf[cadence];
}

/** The Monday of the week that holds 4 January (ISO 8601). */
function firstMonday(year: number): number {
  const fourth = startOf(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMilliseconds;
}

/** Without the years 0 to 99 becoming 1900 to 1999, as `Date.UTC` alone would have it. */
function startOf(year: number, month: number, day = 1): number {
  return new Date(0).setUTCFullYear(year, month, day);
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
