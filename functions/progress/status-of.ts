import { type DeliveryStatus, noneOfEach } from '../model/delivery-status.ts';
import type { KeptStandings } from '../model/kept-standings.ts';
import type { Standing } from './standing.ts';

/**
 * The one status of a dataset. Who must act comes first: what the OPD must correct, then what waits for the steward, then what did not come; a rejected delivery
 * that is late, too, is `rejected` with its days late beside it.
 */
export function statusOf({ dataset, isLate, isMissing, isNihil, needsCorrection, isInReview }: Standing): DeliveryStatus {
  if (needsCorrection) return 'rejected';
  if (isInReview) return 'in-review';
  if (isLate) return isMissing ? 'missing' : 'late';
  if (isNihil) return 'nihil';
  return isMissing || dataset.nextDue === undefined ? 'not-due' : 'on-time';
}

/** How many of them have each status: the sum is what is planned. */
export function countStatuses(standings: readonly Standing[]): Record<DeliveryStatus, number> {
  const counts = noneOfEach();
  for (const standing of standings) counts[statusOf(standing)] += 1;
  return counts;
}

/** What is kept of each dataset for the week. */
export function keptStandingsOf(opdId: string, standings: readonly Standing[], now: Date): KeptStandings {
  return {
    opdId,
    at: now.toISOString(),
    datasets: standings.map((standing) => [
      standing.dataset.datasetId,
      statusOf(standing),
      standing.daysLate,
      standing.dataset.nextDue ?? '',
    ]),
  };
}
