import type { About, Dataset } from '../model/dataset.ts';

/** Where datasets are kept. Every write is one conditional write (data-model.md, Rules). */
export interface DatasetStore {
  /** The dataset's META, strongly consistent. */
  get(datasetId: string): Promise<Dataset | undefined>;
  /** The METAs of these ids, each named once, in one strongly consistent read; a missing one is left out. What is found shows in neither the number nor the order of reads. */
  load(datasetIds: readonly string[]): Promise<ReadonlyMap<string, Dataset>>;
  /** The ABOUTs of these ids, as `load` reads METAs. */
  loadAbouts(datasetIds: readonly string[]): Promise<ReadonlyMap<string, About>>;
  getAbout(datasetId: string): Promise<About | undefined>;
  /** META and ABOUT in one strongly consistent read, whichever of them is there. */
  getWithAbout(datasetId: string): Promise<{ readonly dataset: Dataset | undefined; readonly about: About | undefined }>;
  /** Writes META on absence, then ABOUT. What this very request wrote before (its answer was lost, and the SDK asked again) counts as absent. */
  create(dataset: Dataset, about: About): Promise<'created' | 'exists'>;
  /** Writes `dataset` (whose revision is one above the stored one) if the stored revision is `dataset.revision - 1`. */
  replace(dataset: Dataset): Promise<'written' | 'stale'>;
  putAbout(about: About): Promise<void>;
  /** The datasets of one OPD: keys from the index, items from the table. */
  listByOpd(opdId: string): Promise<Dataset[]>;
  /**
   * Adds the id to `CATALOG/HIDDEN`, which every search, count and feed subtracts (access.md, "No oracle"), with the revision that the
   * coming change replaces: an index built from a later revision shows the change, and only then may the id come out again. An id that is hidden at a
   * later revision stays so.
   */
  hide(datasetId: string, revision: number): Promise<void>;
  /** Takes an id out of `CATALOG/HIDDEN`, unless it was hidden again at another revision meanwhile. */
  unhide(datasetId: string, revision: number): Promise<void>;
  /** The hidden ids, each with the revision it was hidden at; strongly consistent. */
  hidden(): Promise<ReadonlyMap<string, number>>;
}
