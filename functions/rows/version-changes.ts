import * as z from 'zod';
import type { Published } from '../datasets/published.port.ts';
import type { Dataset } from '../model/dataset.ts';
import type { Manifest } from '../model/manifest.ts';
import { rowCountsSchema } from '../model/row-counts.ts';
import type { StandardStore } from '../standards/standard.port.ts';
import type { Standard } from '../standards/standard.ts';
import type { ManifestStore } from '../versions/manifest.port.ts';
import { countPair, isReplaced, type PartPair, pairParts, sharedKey } from '../versions/pair-parts.ts';
import type { OpenDiffer, VersionDiffer } from '../versions/version-differ.port.ts';
import type { PartsCache } from './parts-cache.ts';

export type ChangePorts = {
  readonly manifests: ManifestStore;
  readonly standards: StandardStore;
  readonly published: Pick<Published, 'getText' | 'putText'>;
  readonly cache: PartsCache;
  readonly differ: VersionDiffer;
  /** Where parts lie; the differ reads nothing else. */
  readonly workspace: string;
};

/** Two versions that follow each other; the first has none before it. */
export type Succession = {
  readonly before: Manifest | undefined;
  readonly after: Manifest;
  readonly standardBefore: Standard | undefined;
  readonly standardAfter: Standard;
  readonly key: readonly string[];
  readonly pairs: readonly PartPair[];
};

const periodCountsSchema = rowCountsSchema.extend({ period: z.string(), replaced: z.boolean(), by: z.enum(['key', 'row']) });
const countsSchema = z.strictObject({ periods: z.array(periodCountsSchema) });
export type PeriodCounts = z.infer<typeof periodCountsSchema>;

export async function succession(ports: ChangePorts, dataset: Dataset, after: Manifest): Promise<Succession> {
  const { previous } = after;
  const before = previous && (await ports.manifests.get(dataset.datasetId, previous.n, previous.uploadId));
  if (previous && !before) throw new Error(`manifest ${previous.n} of dataset ${dataset.datasetId} is named but missing`);
  const standardAfter = await standardOf(ports, after);
  const standardBefore = before && (await standardOf(ports, before));
  const key = sharedKey(standardBefore, standardAfter);
  return { before, after, standardBefore, standardAfter, key, pairs: pairParts(before?.parts ?? [], after.parts) };
}

async function standardOf(ports: ChangePorts, { datasetId, standardVersion }: Manifest): Promise<Standard> {
  const standard = await ports.standards.get(datasetId, standardVersion);
  if (!standard) throw new Error(`standard ${standardVersion} of dataset ${datasetId} is missing`);
  return standard;
}

/** The counts of each pair, in their order. Versions never change, so they are counted once and kept beside the version's files. */
export async function countsOf(ports: ChangePorts, versions: Succession): Promise<readonly PeriodCounts[]> {
  const { datasetId, n, uploadId } = versions.after;
  const key = `datasets/${datasetId}/files/${n}/diff-${uploadId}.json`;
  const kept = await ports.published.getText(key);
  if (kept !== undefined) return countsSchema.parse(JSON.parse(kept)).periods;
  const periods = await withDiffer(ports, (differ) => countPairs(ports, differ, versions));
  await ports.published.putText(key, JSON.stringify({ periods }), 'application/json');
  return periods;
}

export async function withDiffer<T>(ports: ChangePorts, act: (differ: OpenDiffer) => Promise<T>): Promise<T> {
  const differ = await ports.differ.open(ports.workspace);
  try {
    return await act(differ);
  } finally {
    await differ.close();
  }
}

async function countPairs(ports: ChangePorts, differ: OpenDiffer, { pairs, key }: Succession): Promise<PeriodCounts[]> {
  const counted: PeriodCounts[] = [];
  for (const pair of pairs) counted.push(await countPeriod(ports, differ, pair, key));
  return counted;
}

async function countPeriod(ports: ChangePorts, differ: OpenDiffer, pair: PartPair, key: readonly string[]): Promise<PeriodCounts> {
  const { added, removed, changed, by } = await countPair(pair, async () => differ.count(await sidesOf(ports, pair), key));
  return { period: pair.period, replaced: isReplaced(pair), added, removed, changed, by };
}

/** Both sides at once, so that neither makes room for the other. */
export async function sidesOf({ cache }: ChangePorts, { before, after }: PartPair): Promise<{ before: string[]; after: string[] }> {
  const paths = await cache.paths([...before, ...after]);
  return { before: paths.slice(0, before.length), after: paths.slice(before.length) };
}
