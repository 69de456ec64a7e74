import type { ReadCounts } from '../catalog/read-counts.port.ts';
import { dayAfter } from './utc-day.ts';

/** Where each run keeps what it saw open. */
export type SeenOpen = Pick<ReadCounts, 'openOn' | 'putOpen'>;

/** Keeps what a run sees open. Of a day's runs all must have seen it: one that is done again adds nothing that was opened meanwhile. */
export async function keepOpen(seen: SeenOpen, today: string, open: readonly string[]): Promise<void> {
  const before = await seen.openOn(today);
  await seen.putOpen({ day: today, datasetIds: open.filter((datasetId) => before?.datasetIds.includes(datasetId) ?? true) });
}

/**
 * The datasets that runs saw open before that day began, while it lasted and after it ended: the run of the day before, the day's own where there was one, and that of the day after, which is still to
 * come for today. Undefined where the first or the last is missing: nobody knows then what was read by insiders alone. With `firstRunServes` the day's own run stands for a missing one before it.
 */
export async function openThroughout(
  seen: SeenOpen,
  day: string,
  { today, firstRunServes }: { readonly today: string; readonly firstRunServes: boolean },
): Promise<ReadonlySet<string> | undefined> {
  const [before, own, after] = await Promise.all([seen.openOn(dayAfter(day, -1)), seen.openOn(day), seen.openOn(dayAfter(day, 1))]);
  const first = before ?? (firstRunServes ? own : undefined);
  const last = day === today ? own : after;
  if (first === undefined || last === undefined) return undefined;
  const others = [own ?? last, last].map(({ datasetIds }) => new Set(datasetIds));
  return new Set(first.datasetIds.filter((datasetId) => others.every((other) => other.has(datasetId))));
}
