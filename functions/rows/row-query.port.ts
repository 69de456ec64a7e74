import type { AggregateFunction } from '../model/aggregate-function.ts';
import type { CsvReader, FileFormat } from '../model/file-format.ts';
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

/** One figure of a group: `name` is the member of its item. */
export type Aggregate = { readonly name: string; readonly column: string; readonly apply: AggregateFunction };

/** Rows that are alike in the columns `by` are one item: these columns, how many rows (`count`), and the aggregates. */
export type Grouping = { readonly by: readonly string[]; readonly aggregates: readonly Aggregate[] };

/** A page of groups asked for; `sort` names members of their items. */
export type GroupQuery = Omit<RowQuery, 'columns'> & { readonly grouping: Grouping };

/** Columns of which a sum was asked that no decimal holds exactly: nothing is rounded in silence. */
export type InexactSums = { readonly inexact: readonly string[] };

/** All rows of a query, or all its groups. */
export type Selection = Omit<RowQuery, 'offset' | 'limit'> & { readonly grouping?: Grouping };

/** How a column stands in a workbook; `because` says why numbers or days of it are text: Excel would round or not know them. */
export type WorkbookColumn = {
  readonly title: string;
  readonly kind: 'text' | 'integer' | 'number' | 'date' | 'datetime';
  readonly because?: 'digits' | 'days';
};

/** Numbers are numbers of Excel, days and times its serial numbers; a column is all of one kind. */
export type WorkbookCells = {
  readonly columns: readonly WorkbookColumn[];
  readonly rows: AsyncIterable<readonly (string | number | null)[]>;
};

/** `rows` are JSON object texts (exact number literals), or CSV lines, in order. */
export type RowPage = { readonly total: number; readonly rows: readonly string[]; readonly header: string };

/** Key-value metadata of a Parquet file; a CSV file has no place for it. */
export type FileAbout = Readonly<Record<string, string>>;

/** Written by the reader itself; `excel-csv` is CSV for `excel` (model/file-format.ts). */
export type WrittenFormat = Exclude<FileFormat, 'xlsx'> | 'excel-csv';
/** Those that are their slices one after another. */
export type TextFormat = Exclude<WrittenFormat, 'parquet'>;

/** A stretch of a version's rows, in the order of its file: whole parts one after another, or rows of one part (`to` is not among them). */
export type Slice = {
  /** Places among the version's parts. */
  readonly firstPart: number;
  readonly lastPart: number;
  readonly rows?: { readonly from: number; readonly to: number };
  /** The file begins, or ends, with it. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

export type CsvLines = { readonly header: string; readonly lines: AsyncIterable<string> };

/** Reads local copies of a version's parts. */
export interface RowReader {
  read(paths: readonly string[], query: RowQuery, form: 'json' | 'csv'): Promise<RowPage>;
  /** Groups of the rows; `total` counts the groups. */
  group(paths: readonly string[], query: GroupQuery, form: 'json' | 'csv'): Promise<RowPage | InexactSums>;
  /** Writes all rows of the parts, in order, as one CSV (RFC 4180, UTF-8, LF), JSON (an array of rows) or Parquet file. */
  write(paths: readonly string[], fields: readonly Field[], format: WrittenFormat, target: string, about?: FileAbout): Promise<void>;
  /** The same CSV or JSON file in slices, each written to a file of its own: one after another they are what `write` writes, where the first holds a row if any does. */
  slices(paths: readonly string[], fields: readonly Field[], format: TextFormat): Promise<(slice: Slice, target: string) => Promise<void>>;
  /** The header and the lines of a CSV file of the selection, as they are read. */
  lines(paths: readonly string[], selection: Selection, reader?: CsvReader): Promise<CsvLines | InexactSums>;
  /** The cells of a workbook of the selection, as they are read. */
  cells(paths: readonly string[], selection: Selection): Promise<WorkbookCells | InexactSums>;
}
