import { limits } from '../limits.ts';
import { withoutNiks } from '../model/person-numbers/held-numbers.ts';

/** What else stands beside the digits of a number that is cut off. */
const cutNumber = /(?<![\p{Nd}\s.,/-])[\p{Nd}\s.,/-]+$/u;

/**
 * A text of the file as a report shows it beside what is wrong: the numbers of persons are left out, no matter which reader. A longer text than is shown is cut, or was before (`limits.keptCellCharacters`): a number at
 * its end may be the beginning of such a one, and goes as well.
 */
export function shownText(text: string): string {
  const whole = withoutNiks(text);
  if ([...text].length <= limits.maxReportedCellCharacters) return whole;
  const kept = firstCharacters(whole, limits.keptCellCharacters).replace(cutNumber, '');
  return `${firstCharacters(kept, limits.maxReportedCellCharacters)}…`;
}

/** As SQL counts them: no character is cut in two. */
export function firstCharacters(text: string, most: number): string {
  return text.length <= most ? text : [...text].slice(0, most).join('');
}

/** The same of a text that may have been cut at its last character. */
export function shownCut(text: string): string {
  return withoutNiks(text).replace(cutNumber, '');
}
