import type { ShownColumn } from '../model/shown-column.ts';

/** A version that anyone may read, as a page draws it at first: exact, and read as one object. */
export type PublicSummary = {
  readonly version: number;
  readonly rows: number;
  readonly columns: readonly ShownColumn[];
  /** JSON texts in the form of the rows API, in the table's own order; absent where a row is too long to be kept. */
  readonly firstRows?: readonly string[];
};

export interface PublicSummaries {
  /**
   * Of the current version, or the one that is named. Undefined where anonymous callers may not read it (access/decide.ts: not public, held, withdrawn), where there is
   * no such version, and where no statistics were made yet: then `GET …/statistics` makes them.
   */
  get(datasetId: string, now: Date, version?: number): Promise<PublicSummary | undefined>;
}
