/** Days of Jakarta's clock (WIB, UTC+7 all year), as people name them; /v1 keeps records by days of UTC. */
const dayMilliseconds = 24 * 60 * 60 * 1000;
const offsetMilliseconds = 7 * 60 * 60 * 1000;
const dayLength = 'yyyy-mm-dd'.length;

/** From the first day's beginning to the last day's end. */
export type Days = { readonly from: string; readonly until: string };
type Asked = { readonly from: string; readonly until: string; readonly usualDays: number; readonly mostDays: number };

/** The days that a form asks for, empty where it names none: then the last ones until today; or what is wrong with them (Bahasa Indonesia). */
export function daysAsked({ from, until, usualDays, mostDays }: Asked, now: Date): Days | { readonly problem: string } {
  const last = until || inWib(now.getTime()).slice(0, dayLength);
  const first = from || dayAfter(last, 1 - usualDays);
  if (first > last) return { problem: 'Tanggal “Dari” harus sebelum atau sama dengan “Sampai”.' };
  if (dayAfter(first, mostDays) <= last) return { problem: `Paling panjang ${mostDays} hari: majukan “Dari”, atau mundurkan “Sampai”.` };
  return { from: first, until: last };
}

/** The days of UTC that hold all of them: a day of WIB begins at 17.00 UTC of the day before. */
export function utcDaysOf({ from, until }: Days): Days {
  return { from: dayAfter(from, -1), until };
}

/** Where a moment is: before those days, in them, or after them. */
export function placeIn({ from, until }: Days, at: string): 'before' | 'in' | 'after' {
  const moment = Date.parse(at);
  if (moment < startOf(from)) return 'before';
  return moment < startOf(dayAfter(until, 1)) ? 'in' : 'after';
}

/** `2026-11-25T08:30:00.000+07:00` */
export function wibStamp(at: string): string {
  return inWib(Date.parse(at)).replace('Z', '+07:00');
}

/** A moment of that day, for words that show days alone. */
export function momentOf(day: string): string {
  return new Date(startOf(day)).toISOString();
}

function inWib(moment: number): string {
  return new Date(moment + offsetMilliseconds).toISOString();
}

function startOf(day: string): number {
  return Date.parse(day) - offsetMilliseconds;
}

function dayAfter(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayMilliseconds).toISOString().slice(0, dayLength);
}
