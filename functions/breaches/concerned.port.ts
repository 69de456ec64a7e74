import type { IdentifierColumns } from '../model/subject-index.ts';

/** A version on this machine: its parts, whom they name, and the columns by which these can be reached. */
export type NamedRows = { readonly paths: readonly string[]; readonly columns: IdentifierColumns; readonly reached: readonly string[] };

/** `persons`: different NIKs; `families`: different KKs; `unnamed`: rows with neither. */
export type ConcernedCounts = { readonly rows: number; readonly persons: number; readonly families: number; readonly unnamed: number };

export interface ConcernedLister {
  /**
   * Writes a CSV file (RFC 4180) to `target`: each person once, and each family that a row names without a person, with the first of what reaches them. A text that a
   * spreadsheet would run gets an apostrophe in front. Gives the counts.
   */
  write(named: NamedRows, target: string): Promise<ConcernedCounts>;
}
