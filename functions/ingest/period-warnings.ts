import { limits } from '../limits.ts';
import { inJakarta } from '../model/jakarta-time.ts';
import type { Finding } from '../model/normal-form.ts';
import { type Plain, plain, plainList, plainPeriod } from '../model/plain.ts';
import { wholePeriod } from '../versions/merge-parts.ts';

/** A period that has not begun, or that lies far back, is most often a slip in the year: it is said, and taken all the same. */
export function periodWarnings(periods: readonly string[], now: Date): Finding[] {
  const today = inJakarta(now).getTime();
  const oldest = Date.UTC(inJakarta(now).getUTCFullYear() - limits.farPastYears, 0, 1);
  const dated = periods.filter((period) => period !== wholePeriod).map((period) => ({ period, start: startOf(period) }));
  const future = dated.filter(({ start }) => start > today).map(({ period }) => period);
  const past = dated.filter(({ start }) => start < oldest).map(({ period }) => period);
  return [
    ...warning(future, 'future-period', plain`belum dimulai`),
    ...warning(past, 'far-past-period', plain`lebih dari ${limits.farPastYears} tahun yang lalu`),
  ];
}

function warning(periods: readonly string[], type: string, what: Plain): Finding[] {
  if (periods.length === 0) return [];
  const shown = plainList(periods.slice(0, limits.maxListedDrift).map(plainPeriod));
  const more = periods.length > limits.maxListedDrift ? plain` dan ${periods.length - limits.maxListedDrift} lainnya` : '';
  return [
    {
      type,
      message: plain`Periode ${shown}${more} ${what}.`,
      mend: plain`Periksa tahun dan bulannya. Bila memang begitu, tidak perlu diperbaiki.`,
    },
  ];
}

const monthsOf = { Q: 3, S: 6, T: 4 } as const;

/** The first moment of a period's first day, as a calendar date in UTC fields. */
function startOf(period: string): number {
  const year = Number(period.slice(0, 4));
  const [, shape = '', place = ''] = /^\d{4}-([QSTW]?)(\d+)/.exec(period) ?? [];
  if (shape === 'W') {
    // ISO 8601: week 1 has 4 January in it, and begins on a Monday.
    const fourth = new Date(Date.UTC(year, 0, 4));
    const monday = 4 - ((fourth.getUTCDay() + 6) % 7);
    return Date.UTC(year, 0, monday + (Number(place) - 1) * 7);
  }
  if (shape === 'Q' || shape === 'S' || shape === 'T') return Date.UTC(year, (Number(place) - 1) * monthsOf[shape], 1);
  const [month = 1, day = 1] = period.split('-').slice(1).map(Number);
  return Date.UTC(year, month - 1, day);
}
