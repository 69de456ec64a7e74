import type { Cadence } from '../../functions/model/cadence.ts';

/* A calendar that is none of the system's: days are texts (`2026-03-31`) by the city's clock, seven hours before UTC. */

/** The city's day of a moment. */
export function dayOf(at: string): string {
  const [date = '', time = ''] = at.split('T');
  return Number(time.slice(0, 2)) >= 17 ? dayAfter(date) : date;
}

export function dayAfter(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (date < daysIn(year, month)) return written(year, month, date + 1);
  return month < 12 ? written(year, month + 1, 1) : written(year + 1, 1, 1);
}

const monthsOf = { monthly: 1, quarterly: 3, 'four-monthly': 4, semiannual: 6, annual: 12 } as const;

/** The last day of the period of that cadence in which a day lies; none of what comes as it happens. */
export function lastDayOf(cadence: Cadence, day: string): string | undefined {
  if (cadence === 'ad-hoc') return undefined;
  if (cadence === 'daily') return day;
  const [year = 0, month = 0] = day.split('-').map(Number);
  if (cadence === 'weekly') {
    let last = day;
    while (weekdayOf(last) !== 7) last = dayAfter(last);
    return last;
  }
  if (cadence === 'biennial') return `${year % 2 === 0 ? year + 1 : year}-12-31`;
  const last = Math.ceil(month / monthsOf[cadence]) * monthsOf[cadence];
  return written(year, last, daysIn(year, last));
}

/** 1 on Monday, 7 on Sunday (Zeller). */
function weekdayOf(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const [y, m] = month < 3 ? [year - 1, month + 12] : [year, month];
  const saturdayIsZero = (date + Math.floor((13 * (m + 1)) / 5) + y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400)) % 7;
  return ((saturdayIsZero + 5) % 7) + 1;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function written(year: number, month: number, date: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Whole days since the last second of a day in the city. */
export function wholeDaysAfter(lastDay: string, at: string): number {
  return Math.floor((Date.parse(at) - Date.parse(`${lastDay}T23:59:59+07:00`)) / 86_400_000);
}
