import { dayMilliseconds, inJakarta, jakartaOffsetMilliseconds } from '../model/jakarta-time.ts';

/** The last instant of the city's current month, RFC 3339 UTC. */
export function monthEnd(now: Date): string {
  const local = inJakarta(now);
  const next = Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 1) - jakartaOffsetMilliseconds;
  return new Date(next - 1).toISOString();
}

/** The city's current month, `YYYY-MM`. */
export function monthOf(now: Date): string {
  return inJakarta(now).toISOString().slice(0, 7);
}

/** The Monday of the city's current week, `YYYY-MM-DD`. */
export function mondayOf(now: Date): string {
  const local = inJakarta(now);
  const daysSinceMonday = (local.getUTCDay() + 6) % 7;
  return new Date(local.getTime() - daysSinceMonday * dayMilliseconds).toISOString().slice(0, 10);
}

/** The last day, `YYYY-MM-DD`, of a month or day; undefined for anything else or a month that doesn't exist. */
export function lastDayOf(period: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(period)) {
    const day = new Date(`${period}T00:00:00Z`);
    return Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== period ? undefined : period;
  }
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(period) ?? [];
  if (!year || !month) return undefined;
  return new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
}
