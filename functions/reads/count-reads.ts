import { type OpenPorts, openDatasets } from '../catalog/open-datasets.ts';
import type { ReadCounts } from '../catalog/read-counts.port.ts';
import { limits } from '../limits.ts';
import { linesOf } from './lines-of.ts';
import { keepOpen, openThroughout } from './open-throughout.ts';
import { type ReadCounter, readCounter } from './read-counter.ts';
import type { ReadLog } from './read-log.port.ts';
import { sumOfDays } from './sum-of-days.ts';
import { dayAfter, utcDay } from './utc-day.ts';

export type CountPorts = OpenPorts & { readonly log: ReadLog; readonly counts: ReadCounts };

/** What is asked for by hand: other days than those that are due, and whether the first run of a day may stand for a missing one before it (a laptop is started when it is needed). */
export type AskedCount = { readonly days?: readonly string[] | undefined; readonly firstRunServes?: boolean | undefined };

/** What a run did, in numbers. */
export type CountedReads = {
  readonly days: number;
  readonly files: number;
  readonly lines: number;
  readonly unreadLines: number;
  readonly reads: number;
  /** How many counts, of a dataset on a day, are missing of what is open now: they are not zero. */
  readonly notCounted: number;
};

/**
 * Counts what was read, on these days of UTC, of each dataset that is open now and that runs saw open before and after; without any days on those that the log has whole by now, the last of which may have
 * been counted before. A day is put whole, so that it may be counted again. A day of which the log has no line at all was not logged, and one around which a run is missing is of no dataset: they are left
 * out, and are no days without reads. Throws for a day whose log has begun to go.
 */
export async function countReads(ports: CountPorts, now: Date, asked: AskedCount = {}): Promise<CountedReads> {
  const today = utcDay(now);
  const days = [...(asked.days ?? daysDue(today))].sort();
  const [first] = days;
  if (first === undefined || days.some((day) => !isHeld(day, today))) throw new Error('The log holds no such day whole');
  const open = (await openDatasets(ports, now)).map(({ dataset }) => dataset.datasetId);
  // Before the log is read: whatever is wrong with it, the days around have been looked at.
  await keepOpen(ports.counts, today, open);
  const counted = await countedOn(ports.counts, days, { today, open, firstRunServes: asked.firstRunServes ?? false });
  const counter = readCounter(counted);
  // Lines of a day can't have been delivered before it began.
  const files = await ports.log.since(new Date(`${first}T00:00:00Z`));
  await readAll(ports.log, files, counter);
  const logged = days.filter((day) => counter.of(day).lines > 0);
  const known = logged.filter((day) => counted.get(day) !== undefined);
  for (const day of known) {
    const { datasets } = counter.of(day);
    await ports.counts.putDay({ day, countedAt: now.toISOString(), unreadLines: counter.unread(), datasets: [...datasets] });
  }
  if (known.length > 0) await sumUp(ports.counts, known);
  const all = known.flatMap((day) => counter.of(day).datasets);
  return {
    days: known.length,
    files: files.length,
    lines: counter.lines(),
    unreadLines: counter.unread(),
    reads: all.reduce((sum, { page, data }) => sum + page + data, 0),
    notCounted: logged.length * open.length - all.length,
  };
}

type Known = { readonly today: string; readonly open: readonly string[]; readonly firstRunServes: boolean };

/** Of which datasets each day is counted; undefined where that can't be known. */
async function countedOn(counts: ReadCounts, days: readonly string[], { open, ...known }: Known) {
  const found = days.map(async (day) => {
    const throughout = await openThroughout(counts, day, known);
    return [day, throughout && open.filter((datasetId) => throughout.has(datasetId))] as const;
  });
  return new Map(await Promise.all(found));
}

/** The days that the log has whole, and has not begun to lose. */
function daysDue(today: string): string[] {
  const ages = Array.from({ length: limits.readLogDays - limits.readsCountedAfterDays + 1 }, (_, place) => limits.readLogDays - place);
  return ages.map((age) => dayAfter(today, -age));
}

function isHeld(day: string, today: string): boolean {
  return day >= dayAfter(today, -limits.readLogDays) && day <= today;
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
  const days = Array.from({ length: limits.readsShownDays }, (_, place) => dayAfter(until, -place));
  const counted = (await Promise.all(days.map((day) => counts.day(day)))).filter((day) => day !== undefined);
  await counts.putRecent({ until, days: counted.length, datasets: sumOfDays(counted) });
}
