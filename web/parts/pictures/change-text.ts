import { shortNumberText } from '../../../functions/messages/number.ts';
import { isPercent } from './measure-text.ts';
import type { Measure } from './picture.ts';

/** Shares that people say as words, if a change is this near to one. */
const fractions: readonly (readonly [number, string])[] = [
  [1 / 4, 'seperempat'],
  [1 / 3, 'sepertiga'],
  [1 / 2, 'setengah'],
  [2 / 3, 'dua pertiga'],
];
const nearFraction = 0.02;
const multiples: readonly (readonly [number, string])[] = [
  [2, 'dua'],
  [3, 'tiga'],
  [4, 'empat'],
  [5, 'lima'],
];
const nearMultiple = 0.08;
/** Less is no change to speak of. */
const unchanged = 0.02;
/** Of counts that begin below this, a share says more than they do. */
const smallBase = 20;

/** How something changed: `naik sepertiga`, `turun 12 %`, `hampir tetap`, `naik dari 2 menjadi 5`; of percentages in points. */
export function changeText(before: number, after: number, { aggregate, unit }: Measure): string {
  const verb = after > before ? 'naik' : 'turun';
  if (before === after) return 'tetap';
  if (isPercent(unit)) return Math.abs(after - before) < 0.1 ? 'hampir tetap' : `${verb} ${shortNumberText(Math.abs(after - before))} poin`;
  const isCount = aggregate === 'sum' || aggregate === 'count';
  if (before <= 0 || after < 0 || (isCount && before < smallBase)) {
    return `${verb} dari ${shortNumberText(before)} menjadi ${shortNumberText(after)}`;
  }
  const share = Math.abs(after / before - 1);
  if (share < unchanged) return 'hampir tetap';
  const multiple = multiples.find(([times]) => Math.abs(after / before - times) < nearMultiple);
  if (multiple !== undefined) return `naik menjadi ${multiple[1]} kali lipat`;
  if (after / before > 2) return `naik menjadi ${shortNumberText(after / before)} kali lipat`;
  const fraction = fractions.find(([known]) => Math.abs(share - known) < nearFraction);
  return `${verb} ${fraction?.[1] ?? `${Math.round(share * 100)} %`}`;
}
