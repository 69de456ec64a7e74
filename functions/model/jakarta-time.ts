/** Asia/Jakarta keeps UTC+7 all year (Keppres 41/1987, WIB): no daylight saving. The city's days, weeks and months begin at its midnight. */
export const jakartaOffsetMilliseconds = 7 * 60 * 60 * 1000;
export const hourMilliseconds = 60 * 60 * 1000;
export const dayMilliseconds = 24 * hourMilliseconds;

/** The moment as Jakarta's clock shows it, in the UTC fields of a Date. */
export function inJakarta(at: Date): Date {
  return new Date(at.getTime() + jakartaOffsetMilliseconds);
}

/** The city's day of a moment, `YYYY-MM-DD`. */
export function dayInJakarta(at: Date): string {
  return inJakarta(at).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** The moment at which ends what lasts until then: a day lasts until the midnight after it. `until` is a date or a time of RFC 3339. */
export function endOf(until: string): Date {
  return until.includes('T') ? new Date(until) : new Date(Date.parse(until) + dayMilliseconds - jakartaOffsetMilliseconds);
}
