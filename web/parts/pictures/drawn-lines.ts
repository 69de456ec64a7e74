import { descending, mean } from 'd3-array';
import { limits } from '../../../functions/limits.ts';
import { periodStart } from '../../../functions/model/period.ts';
import { type LineData, numberOf, type Value } from './picture.ts';
import { leftOutOf, noteOf, suppressedText } from './told.ts';

export type DrawnPoint = { readonly period: string; readonly at: number; readonly value: Value };
export type DrawnSeries = { readonly name: string; readonly points: readonly DrawnPoint[] };

export type DrawnLines = {
  readonly kind: 'line';
  readonly picture: LineData;
  /** At most six, the highest ones, in the order of their last values. */
  readonly series: readonly DrawnSeries[];
  /** Every one that has numbers, drawn or not. */
  readonly known: readonly DrawnSeries[];
  /** In order of time, each once. */
  readonly periods: readonly string[];
  /** What is not drawn, and why. */
  readonly notes: readonly string[];
};

/**
 * What of line data is drawn, and what is told as left out: series beyond six, those without numbers, texts that are no periods, second
 * values of a period.
 */
export function drawnLines(picture: LineData): DrawnLines {
  const { series } = picture;
  const known = series.map(({ name, points }) => ({ name, points: inOrder(points) }));
  const withNumbers = known.filter(({ points }) => points.some(({ value }) => numberOf(value) !== null));
  const ranked = withNumbers.toSorted((one, other) => descending(meanOf(one), meanOf(other)));
  const drawn = ranked.slice(0, limits.maxLines).toSorted((one, other) => descending(lastOf(one), lastOf(other)));
  const left = ranked.slice(limits.maxLines).map(({ name }) => name);
  const empty = known.filter((one) => !withNumbers.includes(one)).map(({ name }) => name);
  const given = series.reduce((sum, { points }) => sum + points.length, 0);
  const placed = known.reduce((sum, { points }) => sum + points.length, 0);
  const small = drawn.some(({ points }) => points.some(({ value }) => value === 'suppressed'));
  const starts = new Map(drawn.flatMap(({ points }) => points.map(({ period, at }) => [period, at] as const)));
  return {
    kind: 'line',
    picture,
    series: drawn,
    known: ranked,
    periods: [...starts].sort(([, one], [, other]) => one - other).map(([period]) => period),
    notes: [
      ...noteOf(left, (names) => leftOutOf(limits.maxLines, names)),
      ...noteOf(empty, (names) => `Tanpa nilai: ${names}.`),
      ...(given > placed ? [`${given - placed} nilai tidak digambar karena periodenya tidak terbaca atau ganda.`] : []),
      ...(small ? [`Nilai ${suppressedText} tidak digambar, agar tidak menunjuk seseorang.`] : []),
    ],
  };
}

/** The points by time; of a period that is there twice the first. */
function inOrder(points: LineData['series'][number]['points']): readonly DrawnPoint[] {
  const byStart = new Map<number, DrawnPoint>();
  for (const { period, value } of points) {
    const at = periodStart(period);
    if (at !== undefined && !byStart.has(at)) byStart.set(at, { period, at, value });
  }
  return [...byStart.values()].sort((one, other) => one.at - other.at);
}

function meanOf({ points }: DrawnSeries): number {
  return mean(points, ({ value }) => numberOf(value)) ?? 0;
}

/** The last number of a series. */
export function lastOf({ points }: DrawnSeries): number {
  return points.map(({ value }) => numberOf(value)).findLast((value) => value !== null) ?? 0;
}
