import { decodedText } from './decoded-text.ts';
import { foldedText } from './folded-text.ts';
import { mostSignsApart, type Place, partedNumbers } from './parted-numbers.ts';
import { isPersonNumber, personNumberShape } from './person-number.ts';
import { literal } from './sql-text.ts';

/**
 * Whether a text has somebody's NIK or a family's KK in it: together or in groups, in digits of any script, with what nobody sees between them, among other words, in an address, in
 * JSON, in a page. For cells of columns that are not personal, and for what stands beside cells: names of files and sheets, titles, bodies of requests.
 */
export function holdsNik(text: string): boolean {
  return readings(text).some((read) => numbersIn(read).length > 0);
}

/** The text with every such number left out; one that has any comes folded (`foldedText`), and decoded where it shows but then. */
export function withoutNiks(text: string): string {
  const read = readings(text).map((folded) => ({ folded, found: numbersIn(folded) }));
  const [most] = read.filter(({ found }) => found.length > 0).toSorted((one, other) => other.found.length - one.found.length);
  return most === undefined ? text : leftOut(most.folded, most.found);
}

/** As it is written, and as it is decoded, where that is another. */
function readings(text: string): string[] {
  const folded = foldedText(text);
  const decoded = decodedText(folded);
  return decoded === folded ? [folded] : [folded, foldedText(decoded)];
}

function leftOut(folded: string, found: readonly Place[]): string {
  const starts = [0, ...found.map(({ to }) => to)];
  return starts.map((start, n) => folded.slice(start, found[n]?.from)).join('…');
}

/** One pattern spares most texts the others. Small classes: forty of all letters take seconds to compile. */
const alike = personNumberShape(`[^0-9A-Za-z]{0,${mostSignsApart}}`);
const likely = new RegExp(alike);
const digits = 16;

/**
 * SQL: whether `holdsNik` must be asked of a cell; it is false of all others, and NULL where the cell is. Other letters than ASCII's may be digits, and what begins an encoding may
 * hide some: of such cells only those are asked that are long enough for sixteen.
 */
export function mayHoldNikSql(cell: string): string {
  const shape = literal(`${alike}|[%&<\\\\]|[^\\x00-\\x7F]`);
  const room = `length(regexp_replace(${cell}, '[^0-9\\x{80}-\\x{10FFFF}]+', '', 'g')) >= ${digits}`;
  return `CASE WHEN strlen(${cell}) < ${digits} THEN FALSE WHEN NOT regexp_matches(${cell}, ${shape}) THEN FALSE ELSE ${room} END`;
}

function numbersIn(folded: string): Place[] {
  return likely.test(folded) ? partedNumbers(folded, isPersonNumber) : [];
}
