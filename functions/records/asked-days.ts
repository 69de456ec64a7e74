import { invalidRequest, type Problem } from '../http/problem.ts';
import { limits } from '../limits.ts';
import { type RecordsPlace, readRecordsCursor } from './records-cursor.ts';
import { countDays, daysAfter, utcDayOf } from './utc-day.ts';

type Query = { readonly from?: string | undefined; readonly until?: string | undefined; readonly cursor?: string | undefined };
type Asked = { readonly ok: true; readonly from: string; readonly until: string; readonly place: RecordsPlace };

/** The days that a list of records is asked for, and where to begin in them; without any, the last 30. */
export function askedDays(query: Query, now: Date): Asked | { readonly ok: false; readonly problem: Problem } {
  const refuse = (where: string, what: string) =>
    ({ ok: false, problem: invalidRequest([{ where: `parameter ${where}`, what }]) }) as const;
  const until = query.until ?? utcDayOf(now);
  const from = query.from ?? daysAfter(until, 1 - limits.defaultRecordDays);
  if (from > until) return refuse('from', 'harus sebelum atau sama dengan until');
  if (countDays(from, until) > limits.maxRecordDays) return refuse('from', `paling banyak ${limits.maxRecordDays} hari sampai until`);
  if (query.cursor === undefined) return { ok: true, from, until, place: { day: until } };
  const place = readRecordsCursor(query.cursor);
  if (!place || place.day > until) return refuse('cursor', 'bukan dari layanan ini atau untuk hari lain; mulai lagi tanpa cursor');
  return { ok: true, from, until, place };
}
