import type { ProgressCount } from '../model/progress-count.ts';
import { mondayOf } from './calendar.ts';
import { countOpd } from './count-opd.ts';
import type { ProgressStore } from './progress.port.ts';
import { type DeliveryPorts, readDeliveries } from './read-deliveries.ts';
import { standingsOf } from './standing.ts';
import { keptStandingsOf } from './status-of.ts';

type Ports = DeliveryPorts & { readonly progress: ProgressStore; readonly now: () => Date };

/** Counts these OPDs again from the table and keeps the counts; the first count of a week is also its snapshot. */
export async function recount(ports: Ports, opdIds: readonly string[]): Promise<ProgressCount[]> {
  const counts: ProgressCount[] = [];
  for (const opdId of opdIds) {
    const now = ports.now();
    const deliveries = await readDeliveries(ports, opdId);
    const count = countOpd(opdId, deliveries, now);
    await ports.progress.putNow(count);
    await ports.progress.keepStandings(keptStandingsOf(opdId, standingsOf(deliveries, now), now), mondayOf(now));
    await ports.progress.keep(count, mondayOf(now));
    counts.push(count);
  }
  return counts;
}
