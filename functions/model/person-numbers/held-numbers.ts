import { decodedText, withoutTags } from './decoded-text.ts';
import type { Among } from './figures.ts';
import { foldedText, partedKinds } from './folded-text.ts';
import { mostSignsApart, type Place, partedNumbers } from './parted-numbers.ts';
import { isPersonNumber, personNumberShape } from './person-number.ts';

/**
 * Whether a text has somebody's NIK or a family's KK in it: together or in groups, in digits of any script, with what nobody sees between them, among other words, in an address, in
 * JSON, in a page. For cells of columns that are not personal, and for what stands beside cells: names of files and sheets, titles, bodies of requests. Among `figures` (a cell of a
 * column of them), digits with a decimal mark are a quantity.
 */
export function holdsNik(text: string, among: Among = 'words'): boolean {
  for (const read of readings(text)) if (numbersIn(read, among).length > 0) return true;
  return false;
}

/** The text with every such number left out; one that has any comes as it shows: folded (`foldedText`), decoded, without blanks in a row. */
export function withoutNiks(text: string): string {
  let left = text;
  for (let turn = 0; turn < mostReadings; turn++) {
    const read = [...readings(left)].map((reading) => ({ reading, found: numbersIn(reading, 'words') }));
    const [most] = read.filter(({ found }) => found.length > 0).toSorted((one, other) => other.found.length - one.found.length);
    if (most === undefined) return left;
    left = leftOut(most.reading, most.found);
  }
  return holdsNik(left) ? '…' : left;
}

/** A number may show in one reading only, the next in another. */
const mostReadings = 8;

/** As it is written, and as it is decoded, with its tags and without; of each, as it is folded; of each, with long gaps made short. Most texts are all of these at once. */
function* readings(text: string): Generator<string> {
  const read = new Set<string>();
  for (const folded of foldings(text)) {
    for (const reading of [folded, shortGaps(folded)]) {
      if (read.has(reading)) continue;
      read.add(reading);
      yield reading;
    }
  }
}

function* foldings(text: string): Generator<string> {
  const written = [foldedText(text), partedKinds(text)];
  yield* written;
  if (!written.some((folded) => encoding.test(folded))) return;
  for (const decoded of written.map(decodedText)) {
    for (const shown of [decoded, withoutTags(decoded)]) {
      yield foldedText(shown);
      yield partedKinds(shown);
    }
  }
}

const encoding = /[%&<\\]/;
const longGap = new RegExp(String.raw`\s{${mostSignsApart + 1}}|([^\p{L}\p{N}])\1{${mostSignsApart}}`, 'u');

/** Blanks in a row, and one sign over and over (`.......`), part no more than one does. */
function shortGaps(folded: string): string {
  return longGap.test(folded) ? folded.replace(/\s{2,}/gu, ' ').replace(/([^\p{L}\p{N}])\1+/gu, '$1') : folded;
}

function leftOut(folded: string, found: readonly Place[]): string {
  const starts = [0, ...found.map(({ to }) => to)];
  return starts.map((start, n) => folded.slice(start, found[n]?.from)).join('…');
}

/** One pattern spares most texts the others. Gaps of any length: long ones are made short. */
export const personNumberAlike = personNumberShape('[^0-9A-Za-z]*');
const likely = new RegExp(personNumberAlike);
function numbersIn(folded: string, among: Among): Place[] {
  return likely.test(folded) ? partedNumbers(folded, isPersonNumber, among) : [];
}
