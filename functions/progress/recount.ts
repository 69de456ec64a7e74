import type { ProgressCount } from '../model/progress-count.ts';
import { mondayOf } from './calendar.ts';
import { countOpd } from './count-opd.ts';
import { faultsOf, oneByOne } from './one-by-one.ts';
import type { ProgressMetrics, ProgressStore } from './progress.port.ts';
import { type DeliveryPorts, readDeliveries } from './read-deliveries.ts';
import { standingsOf } from './standing.ts';
import { keptStandingsOf } from './status-of.ts';

type Ports = DeliveryPorts & {
  readonly progress: ProgressStore;
  /** Told of each count once it is kept. */
  readonly metrics?: ProgressMetrics;
  readonly now: () => Date;
};

/**
 * Counts these OPDs again from the table and keeps the counts; the first count of a week is also its snapshot. One that cannot be counted holds up no other; this throws in the end, so that the run comes
 * again.
 */
export async function recount(ports: Ports, opdIds: readonly string[]): Promise<ProgressCount[]> {
  const counts: ProgressCount[] = [];
  const failed = await oneByOne(
    opdIds,
    (opdId) => opdId,
    async (opdId) => {
      const count = await recountOpd(ports, opdId);
      ports.metrics?.emit([count]);
      counts.push(count);
    },
  );
  if (failed.length > 0) throw faultsOf('these OPDs could not be counted', failed);
  return counts;
}

async function recountOpd(ports: Ports, opdId: string): Promise<ProgressCount> {
  const now = ports.now();
  const deliveries = await readDeliveries(ports, opdId);
  const count = countOpd(opdId, deliveries, now);
  await ports.progress.putNow(count);
  await ports.progress.keepStandings(keptStandingsOf(opdId, standingsOf(deliveries, now), now), mondayOf(now));
  await ports.progress.keep(count, mondayOf(now));
  return count;
}
