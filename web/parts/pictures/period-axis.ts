import { limits } from '../../../functions/limits.ts';
import { periodText } from '../../../functions/messages/period.ts';
import type { PeriodCadence } from '../../../functions/model/cadence.ts';
import { periodCadence } from '../../../functions/model/period.ts';
import { textWidth } from './text-width.ts';

/** Every how many periods a tick may stand: steps that a reader counts in. */
const steps: Readonly<Record<PeriodCadence, readonly number[]>> = {
  annual: [1, 2, 5, 10, 20, 50, 100],
  semiannual: [1, 2, 4, 10, 20],
  'four-monthly': [1, 3, 6, 15, 30],
  quarterly: [1, 2, 4, 8, 20, 40],
  monthly: [1, 2, 3, 6, 12, 24, 60, 120],
  weekly: [1, 2, 4, 13, 26, 52, 104, 260],
  daily: [1, 2, 7, 14, 30, 91, 182, 365, 730, 1825],
};

export type PeriodTick = {
  readonly period: string;
  readonly x: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle';
};

/**
 * Ticks below an axis: the last period, and from there back every so many that at most seven fit side by side. `periods` are in order; `x`
 * says where one stands.
 */
export function periodTicks(
  periods: readonly string[],
  x: (period: string) => number,
  width: number,
  letters: number,
): readonly PeriodTick[] {
  const last = periods.at(-1);
  if (last === undefined) return [];
  const widest = Math.max(...periods.map((period) => textWidth(periodText(period), letters))) + letters;
  const fitting = Math.max(1, Math.min(limits.maxTicks, Math.floor(width / widest)));
  const wished = Math.ceil(periods.length / fitting);
  const step = steps[periodCadence(last) ?? 'annual'].find((known) => known >= wished) ?? wished;
  const left = x(periods[0] ?? last) - letters * 2;
  const ticks: PeriodTick[] = [];
  let free = Number.POSITIVE_INFINITY;
  for (let place = periods.length - 1; place >= 0; place -= step) {
    const period = periods[place] ?? last;
    const text = periodText(period);
    const half = textWidth(text, letters) / 2;
    const anchor = x(period) - half < left ? 'start' : 'middle';
    if (x(period) + (anchor === 'start' ? half * 2 : half) > free - letters) continue;
    free = x(period) - half;
    ticks.push({ period, x: x(period), text, anchor });
  }
  return ticks.reverse();
}
