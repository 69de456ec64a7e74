import { limits } from '../limits.ts';
import type { DistinctBand, ShownColumn } from '../model/shown-column.ts';
import type { ColumnSummary, ColumnValues } from '../model/version-summary.ts';
import { withSmallBins, withSmallValues } from './small-counts-kept-back.ts';

export type Reader = {
  /** Columns that the reader may read; none where their rows are limited. */
  readonly readable: ReadonlySet<string>;
  /** Columns that tell of persons: of these values are told to nobody. */
  readonly personal: ReadonlySet<string>;
  /** The dataset is of a theme under which small counts tell of somebody (standards/rules/small-counts.ts). */
  readonly isSensitive: boolean;
};

type Summary = { readonly rows: number; readonly columns: readonly ColumnSummary[] };

/**
 * What a reader is told of each column. Who may see the dataset learns type, share of empty cells and a band of the number of values; who may read the column its
 * values, too, since least, greatest and most frequent values are cells (access.md, "Reading").
 */
export function shownColumns({ rows, columns }: Summary, { readable, personal, isSensitive }: Reader): ShownColumn[] {
  return columns.map((column) => {
    const { name, title, type, nulls, distinct, values } = column;
    const seen: ShownColumn = { name, title, type, nullShare: nullShareOf(nulls, rows), distinctBand: bandOf(distinct) };
    if (!readable.has(name) || personal.has(name)) return seen;
    if (isSensitive) return { ...seen, nulls, ...(values === undefined ? {} : carefulValues(column, values, rows)) };
    return { ...seen, nulls, distinct, ...(values ?? {}) };
  });
}

function nullShareOf(nulls: number, rows: number): number {
  return rows === 0 ? 0 : Math.round((100 * nulls) / rows) / 100;
}

function bandOf(distinct: number): DistinctBand {
  if (distinct === 0) return '0';
  if (distinct === 1) return '1';
  if (distinct <= 10) return '2–10';
  if (distinct <= 100) return '11–100';
  return distinct <= 1000 ? '101–1000' : '>1000';
}

type Careful = Pick<ShownColumn, 'min' | 'max' | 'top' | 'histogram' | 'suppressed'>;

/**
 * Under a sensitive theme a column has one list of counts, never two that could be subtracted from each other: bins where it has more values than are listed, else its
 * values. No exact number of values, and no quantiles, which are the values of single cells at known places.
 */
function carefulValues({ nulls, distinct }: ColumnSummary, { min, max, top, histogram }: ColumnValues, rows: number): Careful {
  const ends = { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
  if (histogram && distinct > limits.maxTopValues) {
    const bins = withSmallBins(histogram);
    return bins === undefined ? { suppressed: true } : { ...ends, histogram: bins, ...markOf(bins) };
  }
  const values = withSmallValues(top, { distinct, cells: rows - nulls });
  return values === undefined ? { suppressed: true } : { ...ends, top: values, ...markOf(values) };
}

function markOf(shown: readonly { readonly suppressed?: true | undefined }[]): { readonly suppressed?: true } {
  return shown.some(({ suppressed }) => suppressed) ? { suppressed: true } : {};
}
