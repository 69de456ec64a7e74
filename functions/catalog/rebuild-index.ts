import type { DatasetStore } from '../datasets/dataset.port.ts';
import { limits } from '../limits.ts';
import type { IndexEntry } from '../model/catalog-index.ts';
import { type Dataset, emptyAbout } from '../model/dataset.ts';
import type { CatalogIndexStore } from './catalog-index.port.ts';

type Ports = {
  readonly datasets: DatasetStore;
  readonly index: CatalogIndexStore;
  readonly opdIds: readonly string[];
  readonly now: () => Date;
  /** Datasets just changed: read by their ids, since the table's index shows a new one only after a while (DynamoDB, "Eventually consistent reads"). */
  readonly changed?: readonly string[];
};

/**
 * Reads every OPD's datasets and writes the search index again, on the index that stood before the first read: of two rebuilds at once, the one that
 * read earlier never replaces the other, but begins again. An id leaves `CATALOG/HIDDEN` only when the index just written holds a later revision
 * than the one it was hidden at, so that a search never shows a level that is being tightened (access.md, "No oracle"). Throws when it loses too often.
 */
export async function rebuildIndex(ports: Ports): Promise<{ entries: number }> {
  for (let attempt = 0; attempt < limits.maxChangeAttempts; attempt += 1) {
    const rebuilt = await attemptRebuild(ports);
    if (rebuilt !== 'stale') return rebuilt;
  }
  throw new Error(`the search index was replaced by others ${limits.maxChangeAttempts} times`);
}

async function attemptRebuild(ports: Ports): Promise<{ entries: number } | 'stale'> {
  const etag = await ports.index.etag();
  const hidden = await ports.datasets.hidden();
  const entries = (await readEntries(ports)).sort((a, b) => (a.dataset.datasetId < b.dataset.datasetId ? -1 : 1));
  if ((await ports.index.replace({ builtAt: ports.now().toISOString(), entries }, etag)) === 'stale') return 'stale';
  const revisions = new Map(entries.map(({ dataset }) => [dataset.datasetId, dataset.revision]));
  for (const [datasetId, revision] of hidden) {
    if ((revisions.get(datasetId) ?? revision) > revision) await ports.datasets.unhide(datasetId, revision);
  }
  return { entries: entries.length };
}

async function readEntries({ datasets, opdIds, changed = [] }: Ports): Promise<IndexEntry[]> {
  const listed = (await Promise.all(opdIds.map((opdId) => datasets.listByOpd(opdId)))).flat();
  const known = new Set(listed.map(({ datasetId }) => datasetId));
  const missed = await Promise.all(changed.filter((datasetId) => !known.has(datasetId)).map((datasetId) => datasets.get(datasetId)));
  const all = [...listed, ...missed.filter((dataset) => dataset !== undefined)].toSorted((one, other) => one.revision - other.revision);
  // One that went to another OPD between two reads was read of both.
  const once = new Map(all.map((dataset) => [dataset.datasetId, dataset]));
  return Promise.all([...once.values()].map((dataset) => entryOf(datasets, dataset)));
}

async function entryOf(datasets: DatasetStore, dataset: Dataset): Promise<IndexEntry> {
  return { dataset, about: (await datasets.getAbout(dataset.datasetId)) ?? emptyAbout(dataset.datasetId) };
}
