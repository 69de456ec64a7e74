import { archiveDay } from './archive-day.ts';
import { daysToCompare, daysToLookBack } from './archive-days.ts';
import type { ArchiveStore } from './archive-store.ts';
import { compareArchivedDay, type DayOutcome, readManifest } from './compare-archive.ts';
import { partitionsOf } from './day-partitions.ts';
import type { DatasetIds, RecordPartitions } from './record-partitions.ts';

export type ArchivePorts = {
  /** The OPDs of the city file. */
  readonly opdIds: readonly string[];
  readonly datasets: DatasetIds;
  readonly partitions: RecordPartitions;
  readonly archive: ArchiveStore;
  readonly now: () => Date;
};

/** Days that were archived now, and what comparing the last days found. */
export type Kept = { readonly archived: readonly ArchivedDay[]; readonly compared: readonly DayOutcome[] };
export type ArchivedDay = { readonly day: string; readonly records: number };

/** The daily run: archives every settled day that has no archive yet, oldest first, then compares the last days with the table. */
export async function keepArchive(ports: ArchivePorts): Promise<Kept> {
  const { missing, known } = await lookBack(ports);
  const datasetIds = await everyDatasetId(ports, known);
  const archived = await archiveMissing(ports, missing, datasetIds, known !== undefined);
  return { archived, compared: await compareDays(ports, daysToCompare(ports.now()), datasetIds) };
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

/** The days after the newest archived one, and the datasets that its manifest knows. Days are archived in order, so that there are no holes before it. */
async function lookBack({ archive, now }: ArchivePorts): Promise<{ missing: string[]; known: readonly string[] | undefined }> {
  const missing: string[] = [];
  for (const day of daysToLookBack(now()).reverse()) {
    const manifest = await readManifest(archive, day);
    if (manifest !== 'none') return { missing: missing.reverse(), known: manifest === 'damaged' ? [] : Object.keys(manifest.datasets) };
    missing.push(day);
  }
  return { missing: missing.reverse(), known: undefined };
}

/** Of every OPD, and what was known before: one that is gone from the catalog or the city's file keeps its records. */
async function everyDatasetId({ opdIds, datasets }: ArchivePorts, known: readonly string[] = []): Promise<string[]> {
  const all = new Set(known);
  for (const opdId of opdIds) for (const datasetId of await datasets.ofOpd(opdId)) all.add(datasetId);
  return [...all].sort();
}

/** Where nothing was archived before, the days before the first record need no archive, but the newest: from it on there is one for each day. */
async function archiveMissing(
  ports: ArchivePorts,
  days: readonly string[],
  datasetIds: readonly string[],
  hasBegun: boolean,
): Promise<ArchivedDay[]> {
  const archived: ArchivedDay[] = [];
  let begun = hasBegun;
  for (const day of days) {
    begun ||= day === days.at(-1) || (await hasRecords(ports, day, datasetIds));
    if (!begun) continue;
    const manifest = await archiveDay(ports, day, datasetIds);
    if (manifest !== 'exists') archived.push({ day, records: manifest.records });
  }
  return archived;
}

async function hasRecords({ partitions }: ArchivePorts, day: string, datasetIds: readonly string[]): Promise<boolean> {
  for (const pk of partitionsOf(day, datasetIds)) for await (const _record of partitions.items(pk)) return true;
  return false;
}
