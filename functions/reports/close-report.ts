import type { City } from '../../cities/city.ts';
import type { Published } from '../datasets/published.port.ts';
import { reportBefore, type Scheduled } from '../model/report-calendar.ts';
import { type DeliveryPorts, readDeliveries } from '../progress/read-deliveries.ts';
import { standingsOf } from '../progress/standing.ts';
import { countPart, type Explained } from './count-part.ts';
import { readCauses } from './read-causes.ts';
import type { ReportStore } from './report.port.ts';

export type ClosePorts = DeliveryPorts & {
  readonly city: Pick<City, 'opds'>;
  readonly reports: ReportStore;
  readonly published: Pick<Published, 'getText'>;
};

/**
 * Counts a report and puts it: each OPD's part once, then the head, so that a run that ended between goes on with what it has not counted. What stands is left as it is.
 */
export async function closeReport(ports: ClosePorts, scheduled: Scheduled, now: Date): Promise<'counted' | 'stands'> {
  const { city, reports } = ports;
  if (await reports.head(scheduled.reportId)) return 'stands';
  const before = reportBefore(scheduled.reportId);
  const since = before === undefined ? undefined : await reports.head(before);
  for (const { id: opdId, name } of city.opds) {
    const standings = standingsOf(await readDeliveries(ports, opdId), now);
    const explained = await Promise.all(
      standings.map(async (standing): Promise<Explained> => ({ ...standing, causes: await readCauses(ports, standing) })),
    );
    const earlier = since && (await reports.part(since.reportId, opdId));
    await reports.putPart(countPart({ reportId: scheduled.reportId, opdId, name }, explained, earlier, now));
  }
  await reports.putHead({ ...scheduled, countedAt: now.toISOString(), ...(since ? { since: since.reportId } : {}) });
  return 'counted';
}
