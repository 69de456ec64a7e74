import type { FileFormat } from '../model/file-format.ts';
import type { FilterOperator } from '../model/filter-operator.ts';
import type { Field } from '../standards/standard.ts';

export type Filter = { readonly column: string; readonly operator: FilterOperator; readonly values: readonly string[] };
export type Sort = { readonly column: string; readonly descending: boolean };

/** Rows of one area alone, whatever else is asked for; the columns may be ones that are not shown. */
export type Within = { readonly columns: readonly string[]; readonly digits: string };

/** A page of rows asked for: every name in it is a field of the standard; values are bound, never pasted into SQL. */
export type RowQuery = {
  readonly fields: readonly Field[];
  readonly columns: readonly string[];
  readonly filters: readonly Filter[];
  readonly sort: readonly Sort[];
  readonly offset: number;
  readonly limit: number;
  readonly within?: Within;
};

/** `rows` are JSON object texts (exact number literals), or CSV lines, in order. */
export type RowPage = { readonly total: number; readonly rows: readonly string[]; readonly header: string };

/** Key-value metadata of a Parquet file; a CSV file has no place for it. */
export type FileAbout = Readonly<Record<string, string>>;

/** Reads local copies of a version's parts. */
export interface RowReader {
  read(paths: readonly string[], query: RowQuery, form: 'json' | 'csv'): Promise<RowPage>;
  /** Writes all rows of the parts, in order, as one CSV (RFC 4180, UTF-8, LF) or Parquet file. */
  write(paths: readonly string[], fields: readonly Field[], format: FileFormat, target: string, about?: FileAbout): Promise<void>;
}
