import { decide } from '../access/decide.ts';
import { anonymous } from '../model/principal.ts';
import type { ProgressCount } from '../model/progress-count.ts';
import { monthEnd } from './calendar.ts';
import { silentSince } from './silence.ts';
import { type Delivery, type Standing, standingsOf } from './standing.ts';
import { countStatuses } from './status-of.ts';

/** Counts one OPD from its datasets and each one's newest upload. Pure: the same table gives the same numbers, however often it is counted. */
export function countOpd(opdId: string, deliveries: readonly Delivery[], now: Date): ProgressCount {
  const planned = standingsOf(deliveries, now);
  const seen = planned.filter(({ dataset }) => decide(anonymous, 'see', { kind: 'dataset', dataset }, now).effect === 'allow');
  const last = planned
    .flatMap(({ newestUpload }) => newestUpload?.at.waiting ?? [])
    .sort()
    .at(-1);
  const silent = silentSince(planned);
  return {
    opdId,
    at: now.toISOString(),
    planned: planned.length,
    due: count(planned, ({ dataset: { nextDue } }) => nextDue !== undefined && nextDue <= monthEnd(now)),
    delivered: count(planned, ({ isDelivered }) => isDelivered),
    late: count(planned, ({ isLate }) => isLate),
    rejected: count(planned, ({ needsCorrection }) => needsCorrection),
    missing: count(planned, ({ isMissing }) => isMissing),
    rows: sumOfRows(planned),
    ...(last ? { lastUploadAt: last } : {}),
    ...(silent === undefined ? {} : { silentSince: silent }),
    statuses: countStatuses(planned),
    public: {
      planned: seen.length,
      delivered: count(seen, ({ isDelivered }) => isDelivered),
      late: count(seen, ({ isLate }) => isLate),
      rows: sumOfRows(seen),
    },
  };
}

function count(standings: readonly Standing[], counts: (standing: Standing) => boolean): number {
  return standings.filter(counts).length;
}

function sumOfRows(standings: readonly Standing[]): number {
  return standings.reduce((sum, { dataset }) => sum + (dataset.current?.rows ?? 0), 0);
}
