import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import type { Standing } from './standing.ts';

/**
 * Since when an OPD is silent: the earliest due date that has passed after its last sign of life (a file announced, nihil, a version). Undefined where nothing is
 * late, and where something came after each date that was missed. Pure.
 */
export function silentSince(standings: readonly Standing[]): string | undefined {
  const lastSign = standings.flatMap(signsOf).sort().at(-1) ?? '';
  const missed = standings.flatMap(({ isLate, dataset }) => (isLate && dataset.nextDue !== undefined ? [dataset.nextDue] : []));
  return missed
    .filter((due) => due > lastSign)
    .sort()
    .at(0);
}

/** Silent for so long that somebody should call it. Asked by the clock, so that the same count is silent a day later. */
export function isSilent({ silentSince: since }: Pick<ProgressCount, 'silentSince'>, now: Date): boolean {
  return since !== undefined && now.getTime() - Date.parse(since) >= limits.opdSilentDays * dayMilliseconds;
}

function signsOf({ dataset, newestUpload }: Standing): string[] {
  return [newestUpload?.at.waiting, dataset.nihil?.at, dataset.lastDeliveryAt].filter((at) => at !== undefined);
}
