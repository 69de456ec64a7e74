import { deliveryStatuses, noneOfEach } from '../model/delivery-status.ts';
import { dayInJakarta } from '../model/jakarta-time.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import type { CityGauges } from './progress.port.ts';
import { isSilent } from './silence.ts';

/**
 * Whether an OPD's gauges are told: at the first count of a day in the city, and when they have changed; of one that has nothing to deliver, as all that ended come to,
 * once, and then no more. A metric is billed for each hour in which it is told.
 */
export function isToldAgain(before: ProgressCount | undefined, now: ProgressCount): boolean {
  if (now.planned === 0 && (before?.planned ?? 0) === 0) return false;
  return isOfAnotherDay(before, now.at) || before?.delivered !== now.delivered || before.late !== now.late;
}

/** Whether a count is missing or of another day in the city than `at`. */
export function isOfAnotherDay(count: Pick<ProgressCount, 'at'> | undefined, at: string): boolean {
  return count === undefined || dayInJakarta(new Date(count.at)) !== dayInJakarta(new Date(at));
}

/** The city's sums of its OPDs' counts. Pure. */
export function cityGaugesOf(counts: readonly ProgressCount[], now: Date): CityGauges {
  const sum = (of: (count: ProgressCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  const statuses = noneOfEach();
  for (const status of deliveryStatuses) statuses[status] = sum((count) => count.statuses?.[status] ?? 0);
  return {
    statuses,
    planned: sum(({ planned }) => planned),
    delivered: sum(({ delivered }) => delivered),
    rows: sum(({ rows }) => rows),
    silentOpds: counts.filter((count) => isSilent(count, now)).length,
  };
}
