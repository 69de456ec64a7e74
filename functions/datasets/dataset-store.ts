import type { About, Dataset } from './dataset.ts';

/** Where datasets are kept. Every write is one conditional write (data-model.md, Rules). */
export interface DatasetStore {
  /** The dataset's META, strongly consistent. */
  get(datasetId: string): Promise<Dataset | undefined>;
  getAbout(datasetId: string): Promise<About | undefined>;
  /** Writes META on absence, then ABOUT. */
  create(dataset: Dataset, about: About): Promise<'created' | 'exists'>;
  /** Writes `dataset` (whose revision is one above the stored one) if the stored revision is `dataset.revision - 1`. */
  replace(dataset: Dataset): Promise<'written' | 'stale'>;
  putAbout(about: About): Promise<void>;
  /** The datasets of one OPD: keys from the index, items from the table. */
  listByOpd(opdId: string): Promise<Dataset[]>;
  /** Adds the id to `CATALOG/HIDDEN`, which every search, count and feed subtracts (access.md, "No oracle"). */
  hide(datasetId: string): Promise<void>;
  /** Takes ids out of `CATALOG/HIDDEN` once an index without them stands. */
  unhide(datasetIds: readonly string[]): Promise<void>;
  hidden(): Promise<ReadonlySet<string>>;
}
