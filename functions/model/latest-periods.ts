import type { Dataset } from './dataset.ts';
import { duePeriodOf } from './nihil.ts';
import { spanOf } from './quarter.ts';

/** The period that is due and those before it, so many, the latest first; none of what comes as it happens. */
export function latestPeriods({ cadence, nextDue }: Pick<Dataset, 'cadence' | 'nextDue'>, many: number): string[] {
  const periods: string[] = [];
  let period = duePeriodOf({ cadence, nextDue });
  while (period !== undefined && periods.length < many) {
    periods.push(period);
    const before = new Date(spanOf(period).from.getTime() - 1);
    period = duePeriodOf({ cadence, nextDue: before.toISOString() });
  }
  return periods;
}

/** The period that is asked about by itself: the one that is due, or where that has not begun the one before it, which was delivered. */
export function runningPeriodOf(dataset: Pick<Dataset, 'cadence' | 'nextDue'>, now: Date): string | undefined {
  const [due, before] = latestPeriods(dataset, 2);
  return due === undefined || spanOf(due).from.getTime() <= now.getTime() ? due : before;
}
