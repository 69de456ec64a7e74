import { limits } from '../limits.ts';
import { isSettled, newestSettledDay } from './archive-days.ts';
import { archiveEventSchema } from './archive-event.ts';
import { readStart } from './archive-start.ts';
import type { DayOutcome } from './compare-archive.ts';
import { type ArchivedDay, type ArchivePorts, compareRange, keepArchive } from './keep-archive.ts';
import type { RecordMetrics } from './record-metrics.ts';
import { countTampered } from './tampered.ts';
import { daysFrom } from './utc-day.ts';

/** Days, counts and keys; never what a record says. */
export type ArchiveAnswer = {
  readonly archived?: readonly ArchivedDay[];
  /** Days that are still without an archive: the next runs make up for them. */
  readonly left?: readonly string[];
  readonly compared: readonly DayOutcome[];
  readonly tampered: number;
};

type Ports = ArchivePorts & { readonly metrics: RecordMetrics };

/** The schedule's call archives and compares, and tells CloudWatch; `{ compare: { from, until? } }` compares those days alone. Throws a sentence on days that can't be. */
export async function answerArchiveEvent(ports: Ports, event: unknown): Promise<ArchiveAnswer> {
  const asked = archiveEventSchema.parse(event);
  if ('compare' in asked) {
    const compared = await compareRange(ports, daysAsked(asked.compare, ports.now()));
    return { compared, tampered: countTampered(compared, await readStart(ports.archive)) };
  }
  const { start, missing, left, archived, compared } = await keepArchive(ports);
  const tampered = countTampered(compared, start);
  ports.metrics.tampered(tampered);
  // Neither the day that has just ended was left out, nor those before the archive began.
  ports.metrics.daysMissing(start === 'none' ? 0 : Math.max(0, missing.length - 1));
  return { archived, left, compared, tampered };
}

function daysAsked({ from, until: last }: { readonly from: string; readonly until?: string | undefined }, now: Date): string[] {
  const until = last ?? newestSettledDay(now);
  const days = daysFrom(from, until);
  if (!isSettled(until, now)) throw new Error(`${until} is not over: records of ${newestSettledDay(now)} and before can be compared`);
  if (days.length === 0) throw new Error(`${from} is after ${until}`);
  if (days.length > limits.maxCompareDays)
    throw new Error(`${days.length} days are more than ${limits.maxCompareDays}: compare them in several calls`);
  return days;
}
