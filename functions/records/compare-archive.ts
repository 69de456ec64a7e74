import { canonicalLine, storedRecordSchema } from '../model/stored-record.ts';
import type { ArchiveStore } from './archive.port.ts';
import { sha256Of } from './archive-day.ts';
import { type ArchiveManifest, archiveManifestSchema, manifestKey } from './archive-manifest.ts';
import { type Comparison, compareDay, type KeyedLine } from './compare-day.ts';
import { partitionsOf } from './day-partitions.ts';
import { jsonOf } from './json-of.ts';
import type { RecordPartitions } from './record-partitions.port.ts';

type Ports = { readonly partitions: RecordPartitions; readonly archive: ArchiveStore };

/** What became of one day. `damaged`: the archive itself is not as its manifest says, by the key of the object. */
export type DayOutcome =
  | ({ readonly day: string; readonly state: 'compared' } & Comparison)
  | { readonly day: string; readonly state: 'not-archived' }
  | { readonly day: string; readonly state: 'damaged'; readonly key: string };

/** Compares an archived day with the records table as it stands: of every dataset that the archive or the catalog (`datasetIds`) knows. */
export async function compareArchivedDay(ports: Ports, day: string, datasetIds: readonly string[]): Promise<DayOutcome> {
  const found = await readManifest(ports.archive, day);
  if (found === 'none') return { day, state: 'not-archived' };
  if (found === 'damaged') return { day, state: 'damaged', key: manifestKey(day) };
  const every = new Set([...datasetIds, ...Object.keys(found.datasets)]);
  try {
    return {
      day,
      state: 'compared',
      ...(await compareDay(archivedLines(ports.archive, found), standingLines(ports.partitions, day, every))),
    };
  } catch (error) {
    if (error instanceof DamagedPart) return { day, state: 'damaged', key: error.key };
    throw error;
  }
}

/** The manifest of a day; `none` where that day is not archived, `damaged` where it is hidden, can't be read or is of another day. */
export async function readManifest(archive: ArchiveStore, day: string): Promise<ArchiveManifest | 'none' | 'damaged'> {
  const found = await archive.get(manifestKey(day));
  if (typeof found === 'string') return found === 'none' ? 'none' : 'damaged';
  const manifest = archiveManifestSchema.safeParse(jsonOf(found.text));
  return manifest.success && manifest.data.day === day ? manifest.data : 'damaged';
}

/** A part that is gone, or not what its manifest says. */
class DamagedPart extends Error {
  readonly key: string;

  constructor(key: string) {
    super('an archived part is not as its manifest says');
    this.key = key;
  }
}

async function* archivedLines(archive: ArchiveStore, { parts }: ArchiveManifest): AsyncGenerator<KeyedLine> {
  for (const { key, sha256, records } of parts) {
    const found = await archive.get(key);
    if (typeof found === 'string' || sha256Of(found.text) !== sha256) throw new DamagedPart(key);
    const lines = found.text.split('\n').slice(0, -1);
    if (lines.length !== records) throw new DamagedPart(key);
    for (const line of lines) yield keyedLine(key, line);
  }
}

function keyedLine(partKey: string, line: string): KeyedLine {
  const record = storedRecordSchema.safeParse(jsonOf(line));
  if (!record.success) throw new DamagedPart(partKey);
  return { pk: record.data.pk, sk: record.data.sk, line };
}

async function* standingLines(partitions: RecordPartitions, day: string, datasetIds: Iterable<string>): AsyncGenerator<KeyedLine> {
  for (const pk of partitionsOf(day, datasetIds)) {
    for await (const record of partitions.items(pk)) yield { pk: record.pk, sk: record.sk, line: canonicalLine(record) };
  }
}
