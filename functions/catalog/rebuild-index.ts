import type { DatasetStore } from '../datasets/dataset-store.ts';
import type { CatalogIndexStore, IndexEntry } from './catalog-index.ts';

type Ports = {
  readonly datasets: DatasetStore;
  readonly index: CatalogIndexStore;
  readonly opdIds: readonly string[];
  readonly now: () => Date;
};

/**
 * Reads every OPD's datasets and writes the search index anew. An id leaves `CATALOG/HIDDEN` only when the index just written holds a later
 * revision than the one it was hidden at, so that a search never shows a level that is being tightened (access.md, "No oracle").
 */
export async function rebuildIndex(ports: Ports): Promise<{ entries: number }> {
  const hidden = await ports.datasets.hidden();
  const perOpd = await Promise.all(ports.opdIds.map((opdId) => entriesOf(ports.datasets, opdId)));
  const entries = perOpd.flat().sort((a, b) => (a.dataset.datasetId < b.dataset.datasetId ? -1 : 1));
  await ports.index.write({ builtAt: ports.now().toISOString(), entries });
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
