import type { Field } from '../standard.ts';
import type { CandidateName } from './column-facts.ts';

/** Dates that look alike whichever of day and month comes first, and what the doubt about them is called. */
export const swappedDates = {
  strokes: { doubt: 'day/month', dayFirst: 'day/month/year', monthFirst: 'month/day/year' },
  hyphens: { doubt: 'day-month', dayFirst: 'day-month-year', monthFirst: 'month-day-year' },
} as const;

/** Two readings of one date. */
export type SwappedPair = (typeof swappedDates)[keyof typeof swappedDates];

/** The two readings of a column that both fit it, if there are such. */
export function swappedPair(fits: ReadonlySet<CandidateName>): SwappedPair | undefined {
  return Object.values(swappedDates).find(({ dayFirst, monthFirst }) => fits.has(dayFirst) && fits.has(monthFirst));
}

/** Whether the format writes day and month as numbers, one before the other, with the year behind: `%d/%m/%Y` and its twin look alike until the 13th. */
export function isDayBesideMonth({ type, format = 'default' }: Pick<Field, 'type' | 'format'>): boolean {
  if (type !== 'date' && type !== 'datetime') return false;
  return format === 'any' || /%d[^%]*%m[^%]*%Y|%m[^%]*%d[^%]*%Y/.test(format);
}

/** Whether the format writes the month before the day, and the year not before both: as hardly anybody does here. */
export function isMonthFirst({ type, format = '' }: Pick<Field, 'type' | 'format'>): boolean {
  return (type === 'date' || type === 'datetime') && /%m.*%d/.test(format) && !format.startsWith('%Y');
}
