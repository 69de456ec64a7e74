import { dayMilliseconds, inJakarta, jakartaOffsetMilliseconds } from './jakarta-time.ts';

/** How often a dataset is delivered (frekuensi pemutakhiran): the one vocabulary of api.md. Without zod, so that pages may load it. */
export const cadences = ['daily', 'weekly', 'monthly', 'quarterly', 'four-monthly', 'semiannual', 'annual', 'biennial', 'ad-hoc'] as const;

export type Cadence = (typeof cadences)[number];

/** A cadence as clerks and readers call it (frekuensi pemutakhiran). `four-monthly` is a caturwulan. */
export const cadenceText: Readonly<Record<Cadence, string>> = {
  daily: 'harian',
  weekly: 'mingguan',
  monthly: 'bulanan',
  quarterly: 'triwulanan',
  'four-monthly': 'caturwulanan',
  semiannual: 'semesteran',
  annual: 'tahunan',
  biennial: 'dua tahunan',
  'ad-hoc': 'sewaktu-waktu',
};

/** The cadences that a period's own text tells: two years are written by the year they begin with, and `ad-hoc` has no period. */
export type PeriodCadence = Exclude<Cadence, 'biennial' | 'ad-hoc'>;

/** How the periods of a dataset of that cadence are written; undefined where any is taken. */
export function periodCadenceOf(cadence: Cadence): PeriodCadence | undefined {
  if (cadence === 'ad-hoc') return undefined;
  return cadence === 'biennial' ? 'annual' : cadence;
}

/*
 * Due dates (jadwal pemutakhiran). A period ends with its last day in Jakarta; a due date is that day's last second, as an RFC 3339 UTC time,
 * so that `nextDue < now` means late.
 */

/** A day of the calendar in Jakarta; `month` counts from 0, and may overflow as `Date.UTC` allows. */
type Day = { readonly year: number; readonly month: number; readonly day: number };

/** Months a period lasts; periods start with the year (two-year ones with an even year). */
const months: Readonly<Record<Exclude<Cadence, 'daily' | 'weekly' | 'ad-hoc'>, number>> = {
  monthly: 1,
  quarterly: 3,
  'four-monthly': 4,
  semiannual: 6,
  annual: 12,
  biennial: 24,
};

/** The first delivery is due at the end of the period in which the dataset was registered; undefined for `ad-hoc`. */
export function firstDue(cadence: Cadence, registeredAt: Date): string | undefined {
  return cadence === 'ad-hoc' ? undefined : periodEnd(cadence, registeredAt);
}

/**
 * When the next delivery is due after one at `deliveredAt`: the end of the period that follows. A late delivery (after `previousDue`) counts for the
 * period that it was late for, so the next is due with the running period. A second delivery in a period moves nothing. Undefined for `ad-hoc`.
 */
export function nextDueAfter(cadence: Cadence, deliveredAt: Date, previousDue?: string): string | undefined {
  if (cadence === 'ad-hoc') return undefined;
  const running = periodEnd(cadence, deliveredAt);
  const isLate = previousDue !== undefined && new Date(previousDue) < deliveredAt;
  return isLate ? running : periodEnd(cadence, new Date(Date.parse(running) + dayMilliseconds));
}

/** Whether a delivery that was due has not come; `at` is an RFC 3339 UTC time. */
export function isLate({ nextDue }: { readonly nextDue?: string | undefined }, at: string): boolean {
  return nextDue !== undefined && nextDue < at;
}

function periodEnd(cadence: Exclude<Cadence, 'ad-hoc'>, at: Date): string {
  const today = dayInJakarta(at);
  if (cadence === 'daily') return endOf(today);
  if (cadence === 'weekly') return endOf({ ...today, day: today.day + daysToSunday(today) });
  const length = months[cadence];
  const monthsSinceEvenYear = (today.year % 2) * 12 + today.month;
  const nextStart = (Math.floor(monthsSinceEvenYear / length) + 1) * length;
  return endOf({ year: today.year - (today.year % 2), month: nextStart, day: 0 });
}

/** ISO 8601 weeks end on Sunday. */
function daysToSunday({ year, month, day }: Day): number {
  return (7 - new Date(Date.UTC(year, month, day)).getUTCDay()) % 7;
}

function dayInJakarta(at: Date): Day {
  const local = inJakarta(at);
  return { year: local.getUTCFullYear(), month: local.getUTCMonth(), day: local.getUTCDate() };
}

function endOf({ year, month, day }: Day): string {
  return new Date(Date.UTC(year, month, day, 23, 59, 59) - jakartaOffsetMilliseconds).toISOString();
}
