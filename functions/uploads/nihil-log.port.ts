import type { KeptNihil } from '../model/kept-nihil.ts';

/** Periods of a dataset for which there was nothing to report. META has the latest alone, and loses it to data of that period. */
export interface NihilLog {
  /** Puts it on absence of its period. */
  put(nihil: KeptNihil): Promise<void>;
  /** All of a dataset. */
  list(datasetId: string): Promise<readonly KeptNihil[]>;
}
