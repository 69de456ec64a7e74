import { limits } from '../../../functions/limits.ts';
import { numberText } from '../../../functions/messages/number.ts';

/** What stands for a count so small that it could tell of somebody. */
export const suppressedText = `<${limits.smallCountMaximum + 1}`;

/** `A, B dan C`, of many the first few: `A, B, C, D, E dan 12 lainnya`. */
export function namesText(names: readonly string[]): string {
  const shown = names.slice(0, names.length > limits.maxNamesInNote ? limits.maxNamesInNote : undefined);
  const rest = names.length - shown.length;
  const last = rest > 0 ? `${numberText(rest)} lainnya` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} dan ${last}`;
}

/** What of the names was left out, as only so many are drawn. */
export function leftOutOf(drawn: number, names: string): string {
  return `Digambar ${drawn} yang tertinggi; tidak digambar: ${names}.`;
}

/** A sentence about names, or none where there are no names. */
export function noteOf(names: readonly string[], sentence: (names: string) => string): string[] {
  return names.length === 0 ? [] : [sentence(namesText(names))];
}
