import type { FieldType } from './column.ts';
import type { CellJson, Quantiles } from './version-summary.ts';

/** How many different values a column has, told to whoever may not read them. */
export const distinctBands = ['0', '1', '2–10', '11–100', '101–1000', '>1000'] as const;
export type DistinctBand = (typeof distinctBands)[number];

/** A count, or that it is kept back. */
export type ShownCount =
  | { readonly count: number; readonly suppressed?: undefined }
  | { readonly suppressed: true; readonly count?: undefined };
export type ShownValue = { readonly value: CellJson; readonly cut?: true | undefined } & ShownCount;
export type ShownBin = { readonly from: CellJson; readonly to: CellJson } & ShownCount;

/** What one reader is told of a column (rows/shown-columns.ts): pages draw from it, and the API answers with it. */
export type ShownColumn = {
  readonly name: string;
  readonly title: string;
  readonly type: FieldType;
  /** Between 0 and 1, to a hundredth. */
  readonly nullShare: number;
  readonly distinctBand: DistinctBand;
  /** These for who may read the column. */
  readonly nulls?: number | undefined;
  readonly distinct?: number | undefined;
  readonly min?: CellJson | undefined;
  readonly max?: CellJson | undefined;
  readonly quantiles?: Quantiles | undefined;
  readonly top?: readonly ShownValue[] | undefined;
  readonly histogram?: readonly ShownBin[] | undefined;
  /** Small counts of people are kept back, here or altogether. */
  readonly suppressed?: true | undefined;
};
