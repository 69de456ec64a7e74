import { type OpenPorts, openDatasets } from '../catalog/open-datasets.ts';
import type { ReadCounts } from '../catalog/read-counts.port.ts';
import { limits } from '../limits.ts';
import { dayMilliseconds } from '../model/jakarta-time.ts';
import { linesOf } from './lines-of.ts';
import { type ReadCounter, readCounter } from './read-counter.ts';
import type { ReadLog } from './read-log.port.ts';
import { sumOfDays } from './sum-of-days.ts';

export type CountPorts = OpenPorts & { readonly log: ReadLog; readonly counts: ReadCounts };

/** What a run did, in numbers. */
export type CountedReads = {
  readonly days: number;
  readonly files: number;
  readonly lines: number;
  readonly unreadLines: number;
  readonly reads: number;
};

/**
 * Counts what was read of each dataset that is open now, on these days of UTC; without any on those that the log has whole by now, the last of which may have been counted before. A day is put whole, so
 * that it may be counted again. A day of which the log has no line at all was not logged: it is left out, and is not a day without reads. Throws for a day whose log has begun to go.
 */
export async function countReads(ports: CountPorts, now: Date, asked?: readonly string[]): Promise<CountedReads> {
  const days = [...(asked ?? daysDue(now))].sort();
  const [first] = days;
  if (first === undefined || days.some((day) => !isHeld(day, now))) throw new Error('The log holds no such day whole');
  const open = await openDatasets(ports, now);
  const counter = readCounter(
    open.map(({ dataset }) => dataset.datasetId),
    days,
  );
  // Lines of a day can't have been delivered before it began.
  const files = await ports.log.since(new Date(`${first}T00:00:00Z`));
  await readAll(ports.log, files, counter);
  const logged = days.filter((day) => counter.of(day).lines > 0);
  for (const day of logged) {
    const { datasets } = counter.of(day);
    await ports.counts.putDay({ day, countedAt: now.toISOString(), unreadLines: counter.unread(), datasets: [...datasets] });
  }
  if (logged.length > 0) await sumUp(ports.counts, logged);
  const reads = logged.flatMap((day) => counter.of(day).datasets).reduce((sum, { page, data }) => sum + page + data, 0);
  return { days: logged.length, files: files.length, lines: counter.lines(), unreadLines: counter.unread(), reads };
}

/** The days that the log has whole, and has not begun to lose. */
function daysDue(now: Date): string[] {
  const ages = Array.from({ length: limits.readLogDays - limits.readsCountedAfterDays + 1 }, (_, place) => limits.readLogDays - place);
  return ages.map((age) => dayBefore(now, age));
}

function isHeld(day: string, now: Date): boolean {
  return day >= dayBefore(now, limits.readLogDays) && day <= dayBefore(now, 0);
}

function dayBefore(now: Date, days: number): string {
  return new Date(now.getTime() - days * dayMilliseconds).toISOString().slice(0, 'yyyy-mm-dd'.length);
}

/** Several files side by side, each read to its end and none of them held. */
async function readAll(log: ReadLog, files: readonly string[], counter: ReadCounter): Promise<void> {
  const waiting = files.values();
  const readOn = async () => {
    for (const file of waiting)
      for await (const lines of linesOf(log.open(file), limits.maxReadLineCharacters)) for (const line of lines) counter.take(line);
  };
  await Promise.all(Array.from({ length: limits.readLogFilesAtOnce }, readOn));
}

/** The sum of the last days, up to the newest that was ever counted. */
async function sumUp(counts: ReadCounts, logged: readonly string[]): Promise<void> {
  const until = [...logged, (await counts.recent())?.until ?? ''].sort().at(-1) ?? '';
  const last = new Date(`${until}T00:00:00Z`);
  const days = Array.from({ length: limits.readsShownDays }, (_, place) => dayBefore(last, place));
  const counted = (await Promise.all(days.map((day) => counts.day(day)))).filter((day) => day !== undefined);
  await counts.putRecent({ until, days: counted.length, datasets: sumOfDays(counted) });
}
