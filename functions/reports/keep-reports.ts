import { reportsUnderWay } from '../model/report-calendar.ts';
import { type AnnouncePorts, announceReport } from './announce-report.ts';
import { type ClosePorts, closeReport } from './close-report.ts';
import { type FinishPorts, finishReport } from './finish-report.ts';

export type KeepPorts = ClosePorts & FinishPorts & AnnouncePorts;
export type Kept = { readonly closed: number; readonly final: number; readonly told: number };

/**
 * Closes reports whose Thursday has come and makes those final whose Monday has come; again and again with the same outcome. A report that could not be closed before it should have been
 * final is not made up afterwards: its numbers would be of another day.
 */
export async function keepReports(ports: KeepPorts, now: Date): Promise<Kept> {
  let [closed, final, told] = [0, 0, 0];
  for (const scheduled of reportsUnderWay(now)) {
    if (now.getTime() < Date.parse(scheduled.finalAt)) {
      if ((await closeReport(ports, scheduled, now)) === 'counted') closed += 1;
      continue;
    }
    const head = await ports.reports.head(scheduled.reportId);
    if (!head) continue;
    if ((await finishReport(ports, head, now)) === 'final') final += 1;
    // Again, too: a run may have ended between the end and the mail.
    told += await announceReport(ports, head, now);
  }
  return { closed, final, told };
}
