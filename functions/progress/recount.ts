import type { ProgressCount } from '../model/progress-count.ts';
import { mondayOf } from './calendar.ts';
import { countOpd } from './count-opd.ts';
import { faultsOf, oneByOne } from './one-by-one.ts';
import type { ProgressMetrics, ProgressStore } from './progress.port.ts';
import { type DeliveryPorts, readDeliveries } from './read-deliveries.ts';
import { standingsOf } from './standing.ts';
import { keptStandingsOf } from './status-of.ts';
import { cityGaugesOf, isOfAnotherDay, isToldAgain } from './tell-gauges.ts';

type Ports = DeliveryPorts & {
  readonly progress: ProgressStore;
  /** Told of each count before it replaces the present one: a run that fails on its way tells it again. */
  readonly metrics?: ProgressMetrics;
  readonly now: () => Date;
};

type Recounted = { readonly count: ProgressCount; readonly isFirstOfDay: boolean };

/**
 * Counts these OPDs again from the table and keeps the counts; the first count of a week is also its snapshot. One that cannot be counted holds up no other; this throws in the end, so that the run comes
 * again.
 */
export async function recount(ports: Ports, opdIds: readonly string[]): Promise<ProgressCount[]> {
  return (await recountEach(ports, opdIds)).map(({ count }) => count);
}

/** Counts all of the city's OPDs; the first time of a day in the city their sums are told as well, of all OPDs or not at all. */
export async function recountCity(ports: Ports, opdIds: readonly string[]): Promise<void> {
  const recounted = await recountEach(ports, opdIds);
  if (!recounted.some(({ isFirstOfDay }) => isFirstOfDay)) return;
  const counts = recounted.map(({ count }) => count);
  ports.metrics?.ofCity(cityGaugesOf(counts, ports.now()));
}

async function recountEach(ports: Ports, opdIds: readonly string[]): Promise<Recounted[]> {
  const recounted: Recounted[] = [];
  const failed = await oneByOne(
    opdIds,
    (opdId) => opdId,
    async (opdId) => void recounted.push(await recountOpd(ports, opdId)),
  );
  if (failed.length > 0) throw faultsOf('these OPDs could not be counted', failed);
  return recounted;
}

async function recountOpd(ports: Ports, opdId: string): Promise<Recounted> {
  const now = ports.now();
  const [before, deliveries] = await Promise.all([ports.progress.now(opdId), readDeliveries(ports, opdId)]);
  const count = countOpd(opdId, deliveries, now);
  await ports.progress.keepStandings(keptStandingsOf(opdId, standingsOf(deliveries, now), now), mondayOf(now));
  await ports.progress.keep(count, mondayOf(now));
  if (isToldAgain(before, count)) ports.metrics?.ofOpd(count);
  await ports.progress.putNow(count);
  return { count, isFirstOfDay: isOfAnotherDay(before, count.at) };
}
