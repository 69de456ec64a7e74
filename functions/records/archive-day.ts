import { createHash } from 'node:crypto';
import { limits } from '../limits.ts';
import { canonicalLine } from '../model/stored-record.ts';
import type { ArchiveStore } from './archive.port.ts';
import { type ArchiveManifest, type ArchivePart, manifestKey, partKey } from './archive-manifest.ts';
import { partitionsOf } from './day-partitions.ts';
import type { RecordPartitions } from './record-partitions.port.ts';

type Ports = { readonly partitions: RecordPartitions; readonly archive: ArchiveStore; readonly now: () => Date };

/**
 * Writes every record of a UTC day into the archive: a canonical line each, in parts of some megabytes, then the manifest that names them. A day that was archived
 * already stays as it is. A crash in between leaves parts that no manifest names; the next run writes the day whole.
 */
export async function archiveDay(ports: Ports, day: string, datasetIds: readonly string[]): Promise<ArchiveManifest | 'exists'> {
  const counts = new Map<string, number>();
  const parts: ArchivePart[] = [];
  let lines: string[] = [];
  let bytes = 0;
  const endPart = async () => {
    if (lines.length > 0) parts.push(await writePart(ports.archive, day, parts.length + 1, lines));
    lines = [];
    bytes = 0;
  };
  for (const pk of partitionsOf(day, datasetIds)) {
    counts.set(pk, 0);
    for await (const record of ports.partitions.items(pk)) {
      const line = canonicalLine(record);
      lines.push(line);
      bytes += Buffer.byteLength(line) + 1;
      counts.set(pk, (counts.get(pk) ?? 0) + 1);
      if (bytes >= limits.archivePartBytes) await endPart();
    }
  }
  await endPart();
  const manifest = manifestOf(day, ports.now(), parts, counts, datasetIds);
  const text = JSON.stringify(manifest);
  return (await ports.archive.putOnce(manifestKey(day), text, sha256Of(text))) === 'exists' ? 'exists' : manifest;
}

/** The digest that names a part, in hex. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** A part that exists under its name, which is its digest, is the same part. */
async function writePart(archive: ArchiveStore, day: string, place: number, lines: readonly string[]): Promise<ArchivePart> {
  const text = `${lines.join('\n')}\n`;
  const sha256 = sha256Of(text);
  const key = partKey(day, place, sha256);
  await archive.putOnce(key, text, sha256);
  return { key, records: lines.length, bytes: Buffer.byteLength(text), sha256 };
}

function manifestOf(
  day: string,
  now: Date,
  parts: readonly ArchivePart[],
  counts: ReadonlyMap<string, number>,
  datasetIds: readonly string[],
): ArchiveManifest {
  const countOf = (pk: string) => counts.get(pk) ?? 0;
  return {
    day,
    archivedAt: now.toISOString(),
    records: parts.reduce((sum, { records }) => sum + records, 0),
    parts: [...parts],
    accounts: countOf(`ACCOUNTS#${day}`),
    looks: countOf(`LOOKS#${day}`),
    datasets: Object.fromEntries([...datasetIds].sort().map((datasetId) => [datasetId, countOf(`AUDIT#${datasetId}#${day}`)])),
  };
}
