/** How the numbers of several rows become one. */
export type Aggregate = 'sum' | 'avg' | 'median' | 'count';

/** What a picture draws numbers of. */
export type Measure = {
  /** As its column is called (`Harga`); of counts, what a row is (`sekolah`). */
  readonly name: string;
  readonly unit?: string | undefined;
  readonly aggregate: Aggregate;
};

/** A number; null where there is none; `suppressed` where it is so small that it could tell of somebody. */
export type Value = number | null | 'suppressed';

/** Values over periods, in one series or several. */
export type LineData = {
  readonly kind: 'line';
  readonly measure: Measure;
  /** What tells the series apart: `Komoditas`; without it there is one. */
  readonly seriesName?: string | undefined;
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly period: string; readonly value: Value }[];
  }[];
};

/** A value for each category. */
export type BarData = {
  readonly kind: 'bar';
  readonly measure: Measure;
  /** What the categories are: `Perangkat Daerah`. */
  readonly categoryName: string;
  readonly categories: readonly { readonly name: string; readonly value: Value }[];
  /** Which period the values are of, where it is one of several. */
  readonly period?: string | undefined;
};

/** How many rows have a value between two bounds; the upper one belongs to the next bin, but for the last. */
export type HistogramData = {
  readonly kind: 'histogram';
  readonly measure: Pick<Measure, 'name' | 'unit'>;
  readonly bins: readonly { readonly from: number; readonly to: number; readonly count: Value }[];
  /** Rows without a value, which no bin counts. */
  readonly empty?: number | undefined;
};

export type AreaLevel = 'kecamatan' | 'kelurahan';

/** A value for each area of a city. */
export type MapData = {
  readonly kind: 'map';
  readonly measure: Measure;
  readonly level: AreaLevel;
  /** By code, with points or without, or by name. */
  readonly areas: readonly { readonly area: string; readonly value: Value }[];
  /** Which period the values are of, where it is one of several. */
  readonly period?: string | undefined;
};

/** Places, over the outlines of a city's kecamatan. */
export type PointsData = {
  readonly kind: 'points';
  /** What a point is: `posyandu`. */
  readonly name: string;
  readonly points: readonly { readonly name?: string | undefined; readonly longitude: number | null; readonly latitude: number | null }[];
  /** Which period they are of, where it is one of several. */
  readonly period?: string | undefined;
};

/** Everything that a data picture is drawn from, in plain values, so that it can be made once and kept. */
export type Picture = LineData | BarData | HistogramData | MapData | PointsData;

/** Which one of several periods a picture is of; undefined where it is of all. */
export function periodOf(picture: Picture): string | undefined {
  return 'period' in picture ? picture.period : undefined;
}

/** Beyond these powers of ten doubles are no amounts, and scales between them overflow. */
const [tiniest, greatest] = [1e-100, 1e100];

/** The number of a value; null where there is none that could be drawn. */
export function numberOf(value: Value): number | null {
  if (typeof value !== 'number' || !(Math.abs(value) <= greatest)) return null;
  return Math.abs(value) < tiniest ? 0 : value;
}
