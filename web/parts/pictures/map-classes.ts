import { max, quantileSorted, rollup, ticks } from 'd3-array';
import { limits } from '../../../functions/limits.ts';
import { shortNumberText, tickTexts } from '../../../functions/messages/number.ts';

export type MapClass = { readonly from: number; readonly to: number /** Of the five tints. */; readonly step: number };

export type MapClasses = {
  readonly classes: readonly MapClass[];
  /** The bounds from the least value to the greatest, one more than classes. */
  readonly texts: readonly string[];
  readonly stepOf: (value: number) => number;
};

/** Which tints are taken for so many classes: as far apart as they are. */
const stepsFor: readonly (readonly number[])[] = [[], [3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]];

/**
 * With a greater share of the areas in one class, the others are hardly told apart, so that classes of about as many areas each say more.
 */
const greatestShare = 0.6;

/**
 * At most five classes of the values of a map: equal, round steps where they spread the areas, else as many areas in each, with rounded
 * bounds. A value on a bound belongs to the class above.
 */
export function mapClasses(values: readonly number[]): MapClasses {
  const sorted = values.toSorted((one, other) => one - other);
  const [least = 0, greatest = 0] = [sorted[0], sorted.at(-1)];
  const inside = (bounds: readonly number[]) => [...new Set(bounds)].filter((bound) => bound > least && bound <= greatest);
  const equal = inside(roundSteps(least, greatest));
  const alike = inside([0.2, 0.4, 0.6, 0.8].map((share) => rounded(quantileSorted(sorted, share) ?? least)));
  const thresholds = isLopsided(sorted, equal) && alike.length > 1 ? alike : equal;
  const bounds = [least, ...thresholds, greatest];
  const steps = stepsFor[bounds.length - 1] ?? [];
  const classes =
    sorted.length === 0 ? [] : steps.map((step, place) => ({ from: bounds[place] ?? least, to: bounds[place + 1] ?? greatest, step }));
  const short = bounds.map(shortNumberText);
  return {
    classes,
    texts: new Set(short).size < new Set(bounds).size ? tickTexts(bounds) : short,
    stepOf: (value) => steps[classPlace(thresholds, value)] ?? 3,
  };
}

function roundSteps(least: number, greatest: number): number[] {
  for (let count: number = limits.maxMapClasses; count > 0; count -= 1) {
    const bounds = ticks(least, greatest, count).filter((bound) => bound > least && bound < greatest);
    if (bounds.length < limits.maxMapClasses) return bounds;
  }
  return [];
}

function isLopsided(values: readonly number[], thresholds: readonly number[]): boolean {
  const counts = rollup(
    values,
    (ones) => ones.length,
    (value) => classPlace(thresholds, value),
  );
  return (max(counts.values()) ?? 0) > values.length * greatestShare;
}

function classPlace(thresholds: readonly number[], value: number): number {
  return thresholds.filter((bound) => bound <= value).length;
}

/** Two digits that say something. */
function rounded(value: number): number {
  return Number(value.toPrecision(2));
}
