import { dayMilliseconds, hourMilliseconds } from '../../functions/model/jakarta-time.ts';

/** A steward's day, by the city's clock, and how long one look takes. */
export const desk = { opens: 8, closes: 16, minutesEach: 5 };

/** The moment, or where the desk is closed then, when it opens. */
export function nextAtDesk(at: number): number {
  let moment = at;
  for (;;) {
    const local = new Date(moment + 7 * hourMilliseconds);
    const midnight = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate()) - 7 * hourMilliseconds;
    const isOpenDay = local.getUTCDay() !== 0 && local.getUTCDay() !== 6;
    const [opens, closes] = [midnight + desk.opens * hourMilliseconds, midnight + desk.closes * hourMilliseconds];
    if (isOpenDay && moment < closes) return Math.max(moment, opens);
    moment = midnight + dayMilliseconds;
  }
}
