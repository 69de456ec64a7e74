import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { reportsUnderWay, type Scheduled } from '../model/report-calendar.ts';
import { type AnnouncePorts, announceReport } from './announce-report.ts';
import { type ClosePorts, closeReport } from './close-report.ts';
import { type FinishPorts, finishReport } from './finish-report.ts';

export type KeepPorts = ClosePorts &
  FinishPorts &
  AnnouncePorts & {
    /** Told of each step that failed at one report. */
    readonly failed: (reportId: string, error: unknown) => void;
  };
export type Kept = { readonly closed: number; readonly final: number; readonly told: number; readonly removed: number };
type Step = (ports: KeepPorts, scheduled: Scheduled, now: Date) => Promise<number>;

/**
 * Closes reports whose Thursday has come and makes those final whose Monday has come; again and again with the same outcome. A report that could not be closed before it should have been
 * final is not made up afterwards: its numbers would be of another day. So what must be closed goes first, then files, then mails, and a fault at one report holds up no other; the run fails with it
 * in the end, so that it comes again.
 */
export async function keepReports(ports: KeepPorts, now: Date): Promise<Kept> {
  const underWay = reportsUnderWay(now);
  const sinceFinal = ({ finalAt }: Scheduled) => now.getTime() - Date.parse(finalAt);
  const isOver = (one: Scheduled) => sinceFinal(one) >= 0;
  const isNews = (one: Scheduled) => isOver(one) && sinceFinal(one) < limits.reportAnnounceDays * dayMilliseconds;
  const faults: unknown[] = [];
  const each = async (scheduled: readonly Scheduled[], step: Step) => {
    let done = 0;
    for (const one of scheduled) {
      try {
        done += await step(ports, one, now);
      } catch (error) {
        ports.failed(one.reportId, error);
        faults.push(error);
      }
    }
    return done;
  };
  const closed = await each(
    underWay.filter((one) => !isOver(one)),
    close,
  );
  const final = await each(underWay.filter(isOver), finish);
  const told = await each(underWay.filter(isNews), announce);
  const removed = await ports.outbox.removeBefore('report', new Date(now.getTime() - limits.passingMessageDays * dayMilliseconds));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} steps of reports failed`);
  return { closed, final, told, removed };
}

const close: Step = async (ports, scheduled, now) => Number((await closeReport(ports, scheduled, now)) === 'counted');

const finish: Step = async (ports, { reportId }, now) => {
  const head = await ports.reports.head(reportId);
  return head ? Number((await finishReport(ports, head, now)) === 'final') : 0;
};

/** Of what has its files; again, too, since a run may have ended between the end and the mails. */
const announce: Step = async (ports, { reportId }, now) =>
  (await ports.reports.end(reportId)) ? announceReport(ports, { reportId }, now) : 0;
