import type { UnitNihil } from '../model/unit-nihil.ts';

/** Units that had nothing to report for a period of a dataset. */
export interface UnitNihils {
  /** Puts it; over an earlier one of its unit and period, never over a later one. */
  put(nihil: UnitNihil): Promise<void>;
  /** Those of these periods, by unit; strongly consistent. */
  list(datasetId: string, periods: readonly string[]): Promise<readonly UnitNihil[]>;
}
