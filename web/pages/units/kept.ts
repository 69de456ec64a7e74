import type { Delivery, KeptUnit } from '../../parts/api-nouns.ts';

/** What the page shows of an OPD. */
export type Kept = {
  readonly opdId: string;
  /** Those that ended, too. */
  readonly units: readonly KeptUnit[];
  readonly datasets: readonly Pick<Delivery, 'datasetId' | 'title' | 'cadence' | 'nextDue'>[];
  /** Loads the page again, and says what was done. */
  readonly done: (words: string) => Promise<void>;
};

/** What is shown stands in the address, so that it can be sent to somebody. */
export function writePlace(named: Readonly<Record<string, string>>): void {
  history.replaceState(null, '', `?${new URLSearchParams(named)}`);
}

/** What a dataset is called; its id where it is none of the OPD's any more. */
export function titleIn({ datasets }: Pick<Kept, 'datasets'>, datasetId: string): string {
  return datasets.find((dataset) => dataset.datasetId === datasetId)?.title ?? datasetId;
}
