import { descending, sum } from 'd3-array';
import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';
import { type BarData, numberOf } from './picture.ts';
import { leftOutOf, noteOf, suppressedText } from './told.ts';

export type DrawnBars = {
  readonly kind: 'bar';
  readonly picture: BarData;
  readonly bars: readonly DrawnBar[];
  /** Every category that has a number, the highest first, drawn or not. */
  readonly known: readonly Omit<DrawnBar, 'isRest'>[];
  readonly notes: readonly string[];
};

export type DrawnBar = { readonly name: string; readonly value: number; readonly isRest: boolean };

/**
 * What is drawn of categories: the highest twelve from the highest down, and the others as one bar where numbers of several may be added;
 * what is not drawn is told.
 */
export function drawnBars(picture: BarData): DrawnBars {
  const { categories, measure } = picture;
  const known = categories.flatMap(({ name, value }) => {
    const number = numberOf(value);
    return number === null ? [] : [{ name, value: number, isRest: false }];
  });
  const sorted = known.sort((one, other) => descending(one.value, other.value));
  const fits = sorted.length <= limits.maxBars;
  const shown = fits ? sorted : sorted.slice(0, limits.maxBars - 1);
  const rest = sorted.slice(shown.length);
  const isSummed = measure.aggregate === 'sum' || measure.aggregate === 'count';
  const restBar = { name: `${numberText(rest.length)} lainnya`, value: sum(rest, ({ value }) => value), isRest: true };
  const missing = categories.filter(({ value }) => numberOf(value) === null);
  const namesOf = (isSmall: boolean) => missing.filter(({ value }) => (value === 'suppressed') === isSmall).map(({ name }) => name);
  return {
    kind: 'bar',
    picture,
    known: sorted,
    bars: rest.length > 0 && isSummed ? [...shown, restBar] : shown,
    notes: [
      ...noteOf(
        rest.map(({ name }) => name),
        (text) => (isSummed ? `“${restBar.name}” adalah jumlah ${text}.` : leftOutOf(shown.length, text)),
      ),
      ...noteOf(namesOf(true), (text) => `Bernilai ${suppressedText}, tidak digambar: ${text}.`),
      ...noteOf(namesOf(false), (text) => `Tanpa nilai: ${text}.`),
    ],
  };
}
