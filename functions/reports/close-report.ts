import type { City } from '../../cities/city.ts';
import type { Published } from '../datasets/published.port.ts';
import { limits } from '../limits.ts';
import type { ReportHead } from '../model/report.ts';
import { reportBefore, type Scheduled } from '../model/report-calendar.ts';
import { faultsOf, severalAtOnce } from '../progress/one-by-one.ts';
import { type DeliveryPorts, readDeliveries } from '../progress/read-deliveries.ts';
import { standingsOf } from '../progress/standing.ts';
import { countPart, type Explained } from './count-part.ts';
import { readCauses } from './read-causes.ts';
import type { ReportStore } from './report.port.ts';

type Named = Pick<City['opds'][number], 'id' | 'name'>;
export type ClosePorts = DeliveryPorts & {
  readonly city: Pick<City, 'opds'>;
  readonly reports: ReportStore;
  readonly published: Pick<Published, 'getText'>;
};

/**
 * Counts a report and puts it: each OPD's part once, then the head, so that a run that ended between goes on with what it has not counted. What stands is left as it is. An OPD that cannot be counted
 * holds up no other: the report closes without it, and this throws, so that somebody looks; the next runs count it before the report is final.
 */
export async function closeReport(ports: ClosePorts, scheduled: Scheduled, now: Date): Promise<'counted' | 'stands'> {
  const { city, reports } = ports;
  const { reportId } = scheduled;
  const [head, standing] = await Promise.all([reports.head(reportId), reports.parts(reportId)]);
  const stands = new Set(standing.map(({ opdId }) => opdId));
  const missing = city.opds.filter(({ id }) => !stands.has(id));
  if (head && missing.length === 0) return 'stands';
  const before = reportBefore(reportId);
  const since = before === undefined ? undefined : await reports.head(before);
  const failed = await severalAtOnce(
    missing,
    limits.reportOpdsAtOnce,
    ({ id }) => id,
    (opd) => closePart(ports, opd, reportId, since, now),
  );
  if (!head && (failed.length === 0 || failed.length < city.opds.length))
    await reports.putHead({ ...scheduled, countedAt: now.toISOString(), ...(since ? { since: since.reportId } : {}) });
  if (failed.length > 0) throw faultsOf(`of report ${reportId} these OPDs could not be counted`, failed);
  return head ? 'stands' : 'counted';
}

async function closePart(ports: ClosePorts, opd: Named, reportId: string, since: ReportHead | undefined, now: Date): Promise<void> {
  const { reports } = ports;
  const standings = standingsOf(await readDeliveries(ports, opd.id), now);
  const explained = await Promise.all(
    standings.map(async (standing): Promise<Explained> => ({ ...standing, causes: await readCauses(ports, standing) })),
  );
  const earlier = since && (await reports.part(since.reportId, opd.id));
  await reports.putPart(countPart({ reportId, opdId: opd.id, name: opd.name }, explained, earlier, now));
}
