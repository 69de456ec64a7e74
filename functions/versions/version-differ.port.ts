import type { RowCounts } from '../model/row-counts.ts';
import type { Field } from '../standards/standard.ts';

/** The same rows' parts in two versions, as local Parquet files; a side that a version does not have is empty. */
export type Sides = { readonly before: readonly string[]; readonly after: readonly string[] };

export type CountedRows = RowCounts & {
  /** `key`: rows were told apart by their key. `row`: by the whole row, so that a changed row counts as one removed and one added. */
  readonly by: 'key' | 'row';
  /** The first places (from 0) of such rows in the newer part, where that is one file. */
  readonly addedAt: readonly number[];
  readonly changedAt: readonly number[];
};

/** One row that differs, as JSON texts with exact number literals. */
export type RowChange =
  | { readonly change: 'added'; readonly after: string }
  | { readonly change: 'removed'; readonly before: string }
  | { readonly change: 'changed'; readonly before: string; readonly after: string };

export type ListQuery = {
  readonly by: 'key' | 'row';
  readonly key: readonly string[];
  readonly fieldsBefore: readonly Field[];
  readonly fieldsAfter: readonly Field[];
  readonly offset: number;
  readonly limit: number;
};

/** What a column says of itself before and after; values stand as text. */
export type ColumnFacts = {
  readonly name: string;
  /** Cells that hold something. */
  readonly filledBefore: number;
  readonly filledAfter: number;
  /** Of a column of numbers: smallest and largest. */
  readonly range?: {
    readonly before: readonly [string, string];
    readonly after: readonly [string, string];
    /** The middle of the sizes; absent where a side has no number. */
    readonly middle?: { readonly before: number; readonly after: number };
    /** Of the numbers before, the share that needs exactly three decimals and has at most three digits before them: `1.234`. */
    readonly thousandths: number;
  };
  /** Of a column of dates: how many different days there are, and how many of them come after the twelfth of their month. */
  readonly days?: { readonly before: DayCounts; readonly after: DayCounts };
  /** Of a text column with many values: how many different ones the first rows of each side have, and how many rows those are. */
  readonly variety?: { readonly before: Variety; readonly after: Variety };
  /** Of a text column that had few values. */
  readonly values?: {
    /** Distinct values before, and how many of them still stand. */
    readonly known: number;
    readonly kept: number;
    /** New ones: how many, and the most frequent, cut short. */
    readonly fresh: number;
    readonly samples: readonly string[];
  };
};

export type DayCounts = { readonly distinct: number; readonly afterTwelfth: number };
export type Variety = { readonly distinct: number; readonly cells: number };

export type DriftFacts = { readonly rowsBefore: number; readonly rowsAfter: number; readonly columns: readonly ColumnFacts[] };

/** How the fractions of one column are written in a file: cells with a decimal mark, and those of them that could as well be thousands (`1.250`). */
export type FractionShape = { readonly marked: number; readonly likeThousands: number };

/** Compares parts that lie in one directory; memory is bounded, what is more spills there. */
export interface OpenDiffer {
  /**
   * Rows added, removed and changed. Without a key, and for rows whose key has a gap, whole rows are compared, each as often as it stands there. Columns
   * that one side alone has are no change. Rests on a 64-bit hash of the key, and one of the other columns.
   */
  count(sides: Sides, key: readonly string[]): Promise<CountedRows>;
  /** The rows that differ: in the newer part's order, removed ones last. */
  list(sides: Sides, query: ListQuery): Promise<RowChange[]>;
  /** What the columns that both sides have say of themselves. */
  profile(sides: Sides): Promise<DriftFacts>;
  /** How many cells of each of these columns are a number from 1 to `maximum`; columns that no part has are left out. */
  smallCells(paths: readonly string[], columns: readonly string[], maximum: number): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

export interface VersionDiffer {
  /** Reads only below `directory`. `close` what it gives. */
  open(directory: string): Promise<OpenDiffer>;
}
