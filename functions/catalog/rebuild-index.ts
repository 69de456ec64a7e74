import type { DatasetStore } from '../datasets/dataset-store.ts';
import { limits } from '../limits.ts';
import type { CatalogIndexStore, IndexEntry } from './catalog-index.ts';

type Ports = {
  readonly datasets: DatasetStore;
  readonly index: CatalogIndexStore;
  readonly opdIds: readonly string[];
  readonly now: () => Date;
};

/**
 * Reads every OPD's datasets and writes the search index anew, on the index that stood before the first read: of two rebuilds at once, the one that
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
  const perOpd = await Promise.all(ports.opdIds.map((opdId) => entriesOf(ports.datasets, opdId)));
  const entries = perOpd.flat().sort((a, b) => (a.dataset.datasetId < b.dataset.datasetId ? -1 : 1));
  if ((await ports.index.replace({ builtAt: ports.now().toISOString(), entries }, etag)) === 'stale') return 'stale';
  const revisions = new Map(entries.map(({ dataset }) => [dataset.datasetId, dataset.revision]));
  for (const [datasetId, revision] of hidden) {
    if ((revisions.get(datasetId) ?? revision) > revision) await ports.datasets.unhide(datasetId, revision);
  }
  return { entries: entries.length };
}

async function entriesOf(datasets: DatasetStore, opdId: string): Promise<IndexEntry[]> {
  const found = await datasets.listByOpd(opdId);
  return Promise.all(
    found.map(async (dataset) => {
      const about = await datasets.getAbout(dataset.datasetId);
      return { dataset, about: about ?? { datasetId: dataset.datasetId, description: '', themes: [], tags: [] } };
    }),
  );
}
