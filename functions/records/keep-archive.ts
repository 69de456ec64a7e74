import { limits } from '../limits.ts';
import type { ArchiveStore } from './archive.port.ts';
import { archiveDay } from './archive-day.ts';
import { daysToCompare, daysToLookBack, newestSettledDay } from './archive-days.ts';
import { type ArchiveStart, readStart, writeStart } from './archive-start.ts';
import { compareArchivedDay, type DayOutcome, readManifest } from './compare-archive.ts';
import { partitionsOf } from './day-partitions.ts';
import type { DatasetIds, RecordPartitions } from './record-partitions.port.ts';
import { daysFrom } from './utc-day.ts';

export type ArchivePorts = {
  /** The OPDs of the city file. */
  readonly opdIds: readonly string[];
  readonly datasets: DatasetIds;
  readonly partitions: RecordPartitions;
  readonly archive: ArchiveStore;
  readonly now: () => Date;
};

/** What a run found and did. */
export type Kept = {
  /** The archive's first day, as it was told when the run began. */
  readonly start: ArchiveStart;
  /** Days that had no archive when the run began, and those that still have none. */
  readonly missing: readonly string[];
  readonly left: readonly string[];
  /** Days that were archived now, and what comparing the last days found. */
  readonly archived: readonly ArchivedDay[];
  readonly compared: readonly DayOutcome[];
};
export type ArchivedDay = { readonly day: string; readonly records: number };

/** The daily run: archives the settled days that have no archive yet, oldest first and so many a run (`archiveLookBackDays`), then compares the last days with the table. */
export async function keepArchive(ports: ArchivePorts): Promise<Kept> {
  const start = await readStart(ports.archive);
  const { without, known } = await lookBack(ports, start);
  const datasetIds = await everyDatasetId(ports, known);
  const missing = start === 'none' && known === undefined ? await sinceFirstRecord(ports, without, datasetIds) : without;
  if (start === 'none') await writeStart(ports.archive, missing[0] ?? newestSettledDay(ports.now()), ports.now());
  const archived: ArchivedDay[] = [];
  for (const day of missing.slice(0, limits.archiveLookBackDays)) {
    const manifest = await archiveDay(ports, day, datasetIds);
    if (manifest !== 'exists') archived.push({ day, records: manifest.records });
  }
  const left = missing.slice(limits.archiveLookBackDays);
  const toCompare = daysToCompare(ports.now()).filter((day) => !left.includes(day));
  return { start, missing, left, archived, compared: await compareDays(ports, toCompare, datasetIds) };
}

/** Compares these days; gives what became of each. */
export async function compareRange(ports: ArchivePorts, days: readonly string[]): Promise<DayOutcome[]> {
  return compareDays(ports, days, await everyDatasetId(ports, undefined));
}

async function compareDays(ports: ArchivePorts, days: readonly string[], datasetIds: readonly string[]): Promise<DayOutcome[]> {
  const outcomes: DayOutcome[] = [];
  for (const day of days) outcomes.push(await compareArchivedDay(ports, day, datasetIds));
  return outcomes;
}

/**
 * The days after the newest archived one, and the datasets that its manifest knows. Days are archived in order, so that there are no holes before it. Once the archive
 * has begun no day is too old to be made up for.
 */
async function lookBack({ archive, now }: ArchivePorts, start: ArchiveStart): Promise<{ without: string[]; known?: readonly string[] }> {
  const days = typeof start === 'string' ? daysToLookBack(now()) : daysFrom(start.from, newestSettledDay(now()));
  const without: string[] = [];
  for (const day of days.reverse()) {
    const manifest = await readManifest(archive, day);
    if (manifest !== 'none') return { without: without.reverse(), known: manifest === 'damaged' ? [] : Object.keys(manifest.datasets) };
    without.push(day);
  }
  return { without: without.reverse() };
}

/** Of every OPD, and what was known before: one that is gone from the catalog or the city's file keeps its records. */
async function everyDatasetId({ opdIds, datasets }: ArchivePorts, known: readonly string[] = []): Promise<string[]> {
  const all = new Set(known);
  for (const opdId of opdIds) for (const datasetId of await datasets.ofOpd(opdId)) all.add(datasetId);
  return [...all].sort();
}

/** Where nothing was archived before, the days before the first record need no archive, but the newest: from it on there is one for each day. */
async function sinceFirstRecord(ports: ArchivePorts, days: readonly string[], datasetIds: readonly string[]): Promise<string[]> {
  for (const [place, day] of days.entries()) {
    if (place === days.length - 1 || (await hasRecords(ports, day, datasetIds))) return days.slice(place);
  }
  return [];
}

async function hasRecords({ partitions }: ArchivePorts, day: string, datasetIds: readonly string[]): Promise<boolean> {
  for (const pk of partitionsOf(day, datasetIds)) for await (const _record of partitions.items(pk)) return true;
  return false;
}
