import * as z from 'zod';
import { limits } from '../limits.ts';
import { isSettled, newestSettledDay } from './archive-days.ts';
import { readStart } from './archive-start.ts';
import type { DayOutcome } from './compare-archive.ts';
import { type ArchivedDay, type ArchivePorts, compareRange, keepArchive } from './keep-archive.ts';
import type { RecordMetrics } from './record-metrics.port.ts';
import { countTampered, firstDay } from './tampered.ts';
import { countDays, daysFrom, utcDaySchema } from './utc-day.ts';

/** Days, counts and keys; never what a record says. */
export type ArchiveAnswer = {
  readonly archived?: readonly ArchivedDay[];
  /** Days that are still without an archive: the next runs make up for them. */
  readonly left?: readonly string[];
  readonly compared: readonly DayOutcome[];
  readonly tampered: number;
  /** The archive's first day; days before it can't be compared. */
  readonly begun?: string | undefined;
};

/** What the archive worker is called with: by the schedule, or by hand with nothing, or with the days to compare. */
const archiveEventSchema = z.union([
  z.strictObject({ compare: z.strictObject({ from: utcDaySchema, until: utcDaySchema.optional() }) }),
  z.object({ source: z.literal('aws.events') }),
  z.strictObject({}),
]);

type Ports = ArchivePorts & { readonly metrics: RecordMetrics };

/** Days that can't be compared, in a sentence. Lambda tells its name (`errorType`) to the one who called. */
class RefusedDays extends Error {
  override readonly name = 'RefusedDays';
}

/** The schedule's call archives and compares, and tells CloudWatch; `{ compare: { from, until? } }` compares those days alone. Throws a sentence on days that can't be. */
export async function answerArchiveEvent(ports: Ports, event: unknown): Promise<ArchiveAnswer> {
  const asked = archiveEventSchema.parse(event);
  if ('compare' in asked) {
    const compared = await compareRange(ports, daysAsked(asked.compare, ports.now()));
    const start = await readStart(ports.archive);
    return { compared, tampered: countTampered(compared, start), begun: firstDay(compared, start) };
  }
  const { start, missing, left, archived, compared } = await keepArchive(ports);
  const tampered = countTampered(compared, start);
  ports.metrics.tampered(tampered);
  // Neither the day that has just ended was left out, nor those before the archive began.
  ports.metrics.daysMissing(start === 'none' ? 0 : Math.max(0, missing.length - 1));
  return { archived, left, compared, tampered };
}

function daysAsked({ from, until: last }: { readonly from: string; readonly until?: string | undefined }, now: Date): string[] {
  const newest = newestSettledDay(now);
  const until = last ?? newest;
  const count = countDays(from, until);
  const early = [from, until].find((day) => !isSettled(day, now));
  if (early !== undefined)
    throw new RefusedDays(
      `Hari ${early} belum lewat atau belum mengendap: yang dapat dibandingkan ialah ${newest} dan sebelumnya (hari UTC).`,
    );
  if (count === 0) throw new RefusedDays(`Hari pertama, ${from}, sesudah hari terakhir, ${until}. Tukar keduanya.`);
  if (count > limits.maxCompareDays)
    throw new RefusedDays(`${count} hari terlalu banyak: bandingkan paling banyak ${limits.maxCompareDays} hari sekaligus.`);
  return daysFrom(from, until);
}
