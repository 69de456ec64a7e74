import { createHash } from 'node:crypto';
import type { Dataset } from '../model/dataset.ts';
import type { Destruction } from '../model/destruction.ts';
import type { Part } from '../model/manifest.ts';
import { history } from '../versions/history.ts';
import { mayHoldCells, prefixesOf } from './holds-cells.ts';
import type { ObjectCount, ObjectVersions } from './object-versions.port.ts';
import type { RetentionPorts } from './ports.ts';

type Ports = Pick<RetentionPorts, 'manifests' | 'published' | 'inbox'>;
export type Inventory = Pick<Destruction, 'versions' | 'periods' | 'parts' | 'rows' | 'checksum' | 'objects'>;

/** What there is of a dataset before it is destroyed: from its history, and from the buckets as they are. */
export async function takeInventory(ports: Ports, dataset: Dataset): Promise<Inventory> {
  const parts = new Map<string, Part>();
  const published: string[] = [];
  for await (const { manifest } of history(ports.manifests, dataset)) {
    published.push(manifest.publishedAt);
    for (const part of manifest.parts) parts.set(`${part.key} ${part.versionId}`, part);
  }
  const all = [...parts.values()];
  const { published: inPublished, inbox: inInbox } = prefixesOf(dataset.datasetId);
  return {
    versions: spanOf(published),
    periods: spanOf([...new Set(all.map(({ period }) => period))]),
    parts: all.length,
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    checksum: createHash('sha256').update(linesOf(all)).digest('hex'),
    objects: { published: await countAll(ports.published, inPublished), inbox: await countAll(ports.inbox, inInbox) },
  };
}

function linesOf(parts: readonly Part[]): string {
  return parts
    .map(({ sha256 }) => `${sha256}\n`)
    .sort()
    .join('');
}

function spanOf(values: readonly string[]): Destruction['periods'] {
  const sorted = values.toSorted();
  const [first, last] = [sorted.at(0), sorted.at(-1)];
  return { count: sorted.length, ...(first === undefined || last === undefined ? {} : { first, last }) };
}

async function countAll(objects: ObjectVersions, prefixes: readonly string[]): Promise<ObjectCount> {
  let [versions, bytes] = [0, 0];
  for (const prefix of prefixes) {
    const found = await objects.count(prefix, mayHoldCells);
    versions += found.versions;
    bytes += found.bytes;
  }
  return { versions, bytes };
}
