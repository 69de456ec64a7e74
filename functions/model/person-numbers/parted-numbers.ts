import { type Among, isDecimal, isFraction, isOneNumber, withoutIds } from './figures.ts';

export type Place = { readonly from: number; readonly to: number };

/** Signs that may stand between two digits of a number: more of them are a gap between two things. */
export const mostSignsApart = 5;
const apart = String.raw`[^\p{L}\p{N}]{1,${mostSignsApart}}`;
/** A comma or a semicolon parts the numbers of a list, where nothing but it says that they are one. */
const within = String.raw`[^\p{L}\p{N},;]{1,${mostSignsApart}}`;
const alone = (digits: string) => new RegExp(`(?<![0-9])(?=(${digits})(?![0-9]))`, 'gu');
const inLengths = (...lengths: number[]) => alone(lengths.map((length) => `[0-9]{${length}}`).join(`(?:${apart})?`));
/** Each looks from where digits begin, and no further than sixteen of them: a long text is read once. */
const sixteenDigits: readonly RegExp[] = [
  inLengths(4, 4, 4, 4),
  // Area, birth, serial. Two dates of the same century have other lengths, as have the codes of villages.
  inLengths(6, 6, 4),
  inLengths(2, 2, 2, 6, 4),
  // The same with the day of birth taken apart, too: 36.71.01 45-05-90 0001.
  inLengths(2, 2, 2, 2, 2, 2, 4),
  // One sign all through, wherever it stands but between each two digits: those may be a list.
  new RegExp(
    String.raw`(?<![0-9])(?=[0-9]{1,15}(?<sign>${within})[0-9])(?=(?:[0-9]\k<sign>){0,14}[0-9]{2})(?=([0-9](?:\k<sign>?[0-9]){15})(?![0-9]))`,
    'gu',
  ),
  // Signs of several kinds, one at a time, between a few groups.
  /(?<![0-9])(?=[0-9]{3})(?=([0-9](?:[ _./:|·–—-]?[0-9]){15})(?![0-9]))/gu,
  // A sign between each two of sixteen digits, where neither before nor behind them one more digit stands so: then they are a list.
  new RegExp(
    String.raw`(?<![0-9])(?=[0-9](?<sign>${apart})[0-9])(?<!(?<![0-9])[0-9]\k<sign>)(?=([0-9](?:\k<sign>[0-9]){15})(?![0-9]|\k<sign>[0-9](?![0-9])))`,
    'gu',
  ),
];
/** As a column of numbers writes it: with zeros in front, or as an exponent that keeps all digits. */
const asNumbers =
  /(?<![0-9.,])(?:0{1,16}([1-9][0-9]{15})(?![0-9])|([0-9]{1,16})(?:[.,]([0-9]{0,15}))?\s?[eE][+]?0{0,2}([0-9]{1,2})(?![0-9]))/g;
/** More than one number after the other without anything between. */
const manyDigits = /(?<![0-9])[0-9]{32,}(?![0-9])/g;

const telephone = '(?:0|62)8[1-9][0-9]{7,10}';
/**
 * A mobile telephone's number glued on, in front or behind: what forms without a separator write. Each is looked for: in `08123456789` before `7371062810030008` the end looks like a
 * telephone, too. Other digits beside sixteen say nothing of them (decision 0033).
 */
const besideTelephone = [`([0-9]{16})${telephone}`, `${telephone}([0-9]{16})`].map(
  (digits) => new RegExp(`(?<![0-9])${digits}(?![0-9])`, 'g'),
);

/** Where in a text sixteen digits stand that `isMeant`, together or parted by signs that are neither letter nor digit; in order, none over another. */
export function partedNumbers(text: string, isMeant: (digits: string) => boolean, among: Among): Place[] {
  const seen = withoutIds(text, among);
  const written = [...seen.matchAll(asNumbers)].flatMap((match) => {
    const [all, behindZeros, first = '', rest = '', exponent] = match;
    const isWhole = behindZeros !== undefined || rest.length === Number(exponent);
    return isWhole && isMeant(behindZeros ?? first + rest) ? [{ from: match.index, to: match.index + all.length }] : [];
  });
  if (among === 'figures' && isOneNumber(seen)) return written;
  const found = sixteenDigits.flatMap((pattern) =>
    [...seen.matchAll(pattern)].flatMap((match) => {
      const place = placeOf(match, isMeant);
      if (place === undefined || (isQuantity(seen, match, place, among) && !isNamed(seen, place))) return [];
      return [place];
    }),
  );
  const rows = [...seen.matchAll(manyDigits)].flatMap(({ 0: row, index }) =>
    isRow(row, isMeant) ? [{ from: index, to: index + row.length }] : [],
  );
  const glued = besideTelephone.flatMap((pattern) =>
    [...seen.matchAll(pattern)].flatMap(({ 0: all, 1: digits = '', index }) =>
      isMeant(digits) ? [{ from: index, to: index + all.length }] : [],
    ),
  );
  return [...written, ...found, ...rows, ...glued].toSorted((one, other) => one.from - other.from).reduce<Place[]>(withoutOverlap, []);
}

/** Whether digits are such numbers and nothing else, but for fewer than sixteen in front and behind. */
function isRow(row: string, isMeant: (digits: string) => boolean): boolean {
  return Array.from({ length: (row.length % 16) + 1 }, (_, from) => row.slice(from).match(/.{16}/g) ?? []).some((parts) =>
    parts.every(isMeant),
  );
}

function placeOf(match: RegExpExecArray, isMeant: (digits: string) => boolean): Place | undefined {
  const written = match.at(-1) ?? '';
  const parts = written.split(/[^0-9]+/);
  const isEven = parts.length === 16 || isOneApart(parts) || isGrouped(parts) || parts.every(({ length }) => length > 1);
  if (!isEven || !isMeant(parts.join('')) || isList(parts)) return undefined;
  return { from: match.index, to: match.index + written.length };
}

/** Its first digit apart from all others. */
function isOneApart([first = '', ...others]: readonly string[]): boolean {
  return first.length === 1 && others.length === 1;
}

/** In threes, as thousands are, from either end; or with its last digit apart. */
function isGrouped(parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop() ?? '';
  const areThrees = others.every(({ length }) => length === 3);
  return (
    (first.length === 1 && areThrees && last.length === 3) ||
    (last.length === 1 && first.length > 1 && others.every(({ length }) => length > 1))
  );
}

/** What says of the digits behind it that they are a person's number. */
function isNamed(text: string, { from }: Place): boolean {
  return /(?<!\p{L})(?:nik|kk|ktp)(?!\p{L})[^\p{L}]{0,12}$/iu.test(text.slice(Math.max(0, from - longestName), from));
}

const longestName = 16;

function isQuantity(text: string, match: RegExpExecArray, place: Place, among: Among): boolean {
  return (among === 'figures' && isDecimal(match.at(-1) ?? '')) || isFraction(text, place.from, among);
}

const day = /^(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(19|20)[0-9]{2}$/;

/** Codes of one area (1101 1102 1103 1104), or two days. */
function isList(parts: readonly string[]): boolean {
  if (parts.length === 1) return false;
  const digits = parts.join('');
  const codes = parts.length === 4 && parts.every((part) => part.length === 4 && part.startsWith(digits.slice(0, 2)));
  return codes || (day.test(digits.slice(0, 8)) && day.test(digits.slice(8)));
}

function withoutOverlap(places: Place[], place: Place): Place[] {
  if (place.from >= (places.at(-1)?.to ?? 0)) places.push(place);
  return places;
}
