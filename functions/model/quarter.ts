import { dayMilliseconds, inJakarta, jakartaOffsetMilliseconds } from './jakarta-time.ts';
import { periodEnd, periodStart } from './period.ts';

/** From its first moment on, and before the one after its last, by the city's clock. */
export type Span = { readonly from: Date; readonly until: Date };

/** The moments of a period. Throws where the text is none. */
export function spanOf(period: string): Span {
  const [start, end] = [periodStart(period), periodEnd(period)];
  if (start === undefined || end === undefined) throw new Error(`${period} is no period`);
  return { from: new Date(start - jakartaOffsetMilliseconds), until: new Date(end - jakartaOffsetMilliseconds) };
}

export function isWithin(at: string | undefined, { from, until }: Span): boolean {
  if (at === undefined) return false;
  const moment = Date.parse(at);
  return from.getTime() <= moment && moment < until.getTime();
}

/** The quarter that a moment is in: `2026-Q4`. */
export function quarterOf(at: Date): string {
  const day = inJakarta(at);
  return `${day.getUTCFullYear()}-Q${Math.floor(day.getUTCMonth() / 3) + 1}`;
}

/** The quarters up to that moment's, so many, the latest first. */
export function latestQuarters(at: Date, many: number): string[] {
  const quarters: string[] = [];
  let moment = at;
  while (quarters.length < many) {
    const quarter = quarterOf(moment);
    quarters.push(quarter);
    moment = new Date(spanOf(quarter).from.getTime() - dayMilliseconds);
  }
  return quarters;
}
