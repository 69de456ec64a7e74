import type { Verdict } from '../model/verdict.ts';

/** What the Inspektorat found of looks. */
export interface VerdictStore {
  /** Those of the looks of that month (`YYYY-MM`), strongly consistent. */
  ofMonth(month: string): Promise<readonly Verdict[]>;
  /** Writes the verdict if the look has none; gives what stands afterwards. */
  put(verdict: Verdict): Promise<Verdict>;
}
