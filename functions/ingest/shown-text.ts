import { limits } from '../limits.ts';
import { withoutNiks } from '../standards/text-format.ts';

/** What else stands beside the digits of a number that is cut off. */
const cutNumber = /(?<![\p{Nd}\s.,/-])[\p{Nd}\s.,/-]+$/u;

/**
 * A text of the file as a report shows it beside what is wrong: the numbers of persons are left out, whoever reads it. Where the text was cut, a number at its
 * end may be the beginning of such a one, and goes as well.
 */
export function shownText(text: string): string {
  const whole = withoutNiks(text);
  return text.length < limits.maxReportedCellCharacters ? whole : `${whole.replace(cutNumber, '')}…`;
}
