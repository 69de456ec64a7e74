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
    String.raw`(?<![0-9])(?=[0-9]{1,14}(?<sign>${within})[0-9])(?=(?:[0-9]\k<sign>){0,14}[0-9]{2})(?=([0-9](?:\k<sign>?[0-9]){15})(?![0-9]))`,
    'gu',
  ),
  // A sign between each two of sixteen digits, where neither before nor behind them one more digit stands so: then they are a list.
  new RegExp(
    String.raw`(?<![0-9])(?=[0-9](?<sign>${apart})[0-9])(?<!(?<![0-9])[0-9]\k<sign>)(?=([0-9](?:\k<sign>[0-9]){15})(?![0-9]|\k<sign>[0-9](?![0-9])))`,
    'gu',
  ),
];
/** As a column of numbers writes it: with a zero in front, or as an exponent that keeps all digits. */
const asNumbers = /(?<![0-9.,])(?:0([0-9]{16})(?![0-9])|([0-9])[.,]([0-9]{15})[eE][+]?15(?![0-9]))/g;
/** One number after the other without anything between. */
const numbersInARow = /(?<![0-9])(?:[0-9]{16}){2,}(?![0-9])/g;

/** A mobile telephone's number glued on, in front or behind: what forms without a separator write. Other digits beside sixteen say nothing of them (decision 0033). */
const besideTelephone = /(?<![0-9])(?:([0-9]{16})(?:0|62)8[1-9][0-9]{7,10}|(?:0|62)8[1-9][0-9]{7,10}([0-9]{16}))(?![0-9])/g;

/** Ids by lot (RFC 9562), of which the first sixteen hexadecimals may be digits. */
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;
/** What MD5, SHA-1, SHA-256 and SHA-512 give. */
const digest = /\b(?=[0-9]*[a-f])[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32}|[0-9a-f]{96})?\b/gi;

/** Where in a text sixteen digits stand that `isMeant`, together or parted by signs that are neither letter nor digit; in order, none over another. */
export function partedNumbers(text: string, isMeant: (digits: string) => boolean): Place[] {
  const seen = [uuid, digest].reduce((rest, ids) => rest.replace(ids, (id) => 'x'.repeat(id.length)), text);
  const written = [...seen.matchAll(asNumbers)].flatMap((match) => {
    const [all, behindZero = '', first = '', rest = ''] = match;
    return isMeant(behindZero || first + rest) ? [{ from: match.index, to: match.index + all.length }] : [];
  });
  if (isOneNumber(seen)) return written;
  const fractions = holdsFractions(seen);
  const found = sixteenDigits.flatMap((pattern) =>
    [...seen.matchAll(pattern)].flatMap((match) => {
      const place = placeOf(match, isMeant);
      if (place === undefined || (isQuantity(seen, match, place, fractions) && !isNamed(seen, place))) return [];
      return [place];
    }),
  );
  const rows = [...seen.matchAll(numbersInARow)].flatMap(({ 0: row, index }) =>
    (row.match(/.{16}/g) ?? []).every(isMeant) ? [{ from: index, to: index + row.length }] : [],
  );
  const glued = [...seen.matchAll(besideTelephone)].flatMap((match) => {
    const [all, first, last] = match;
    return isMeant(first ?? last ?? '') ? [{ from: match.index, to: match.index + all.length }] : [];
  });
  return [...written, ...found, ...rows, ...glued].toSorted((one, other) => one.from - other.from).reduce<Place[]>(withoutOverlap, []);
}

function placeOf(match: RegExpExecArray, isMeant: (digits: string) => boolean): Place | undefined {
  const written = match.at(-1) ?? '';
  const parts = written.split(/[^0-9]+/);
  const isEven = parts.length === 16 || parts.every(({ length }) => length > 1) || isGrouped(parts);
  if (!isEven || !isMeant(parts.join('')) || isList(parts)) return undefined;
  return { from: match.index, to: match.index + written.length };
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

function isQuantity(text: string, match: RegExpExecArray, place: Place, fractions: boolean): boolean {
  return isDecimal(match.at(-1) ?? '') || isFraction(text, place, fractions);
}

/** One mark, as in what programs write of a quantity: 33.18247011940765. */
function isDecimal(written: string): boolean {
  return /^[0-9]+[.][0-9]+$/.test(written);
}

const day = /^(0[1-9]|[12][0-9]|3[01])(0[1-9]|1[0-2])(19|20)[0-9]{2}$/;

/** Codes of one area (1101 1102 1103 1104), or two days. */
function isList(parts: readonly string[]): boolean {
  if (parts.length === 1) return false;
  const digits = parts.join('');
  const codes = parts.length === 4 && parts.every((part) => part.length === 4 && part.startsWith(digits.slice(0, 2)));
  return codes || (day.test(digits.slice(0, 8)) && day.test(digits.slice(8)));
}

/** What begins a text of coordinates: JSON, or WKT (OGC 06-103r4). */
const coordinates = /^\s*(?:[[{]|(?:SRID=\d+;)?(?:MULTI)?(?:POINT|LINESTRING|POLYGON|GEOMETRYCOLLECTION)\b)/i;

/** Digits behind a decimal mark: 0,3671014505900001. Behind `1.` they may be a person's number with its place in a list: unless all the text is such `fractions`. */
function isFraction(text: string, { from }: Place, fractions: boolean): boolean {
  const before = text.slice(Math.max(0, from - longestWhole - 3), from);
  const [, sign, whole = '', mark] = /(?<![\p{L}\p{N}])([+\-\u2212]?)([0-9]{1,6})([.,])$/u.exec(before) ?? [];
  if (mark === undefined) return false;
  return /^0+$/.test(whole) || sign !== '' || (mark === '.' && fractions);
}

/** Digits before the mark of a fraction whose own are sixteen. */
const longestWhole = 6;

/** Whether numbers with a point in a text are fractions: coordinates, or numbers alone that don't begin with 1., 2., 3. */
function holdsFractions(text: string): boolean {
  if (coordinates.test(text)) return true;
  if (/\p{L}/u.test(text)) return false;
  const places = [...text.matchAll(/(?<![0-9.])([0-9]{1,6})[.][0-9]{16}(?![0-9])/g)].map(([, place]) => Number(place));
  return places.length < 2 || places.some((place, index) => place !== index + 1);
}

/** A number with sixteen digits on one side of its mark, and nothing else; a fraction of zeros says nothing. */
function isOneNumber(text: string): boolean {
  if (text.length > 2 * 16) return false;
  return /^\s*[+-]?(?:[0-9]{1,6}[.,][0-9]{16}|[0-9]{16}[.,](?=0*[1-9])[0-9]{1,6})\s*$/.test(text);
}

function withoutOverlap(places: Place[], place: Place): Place[] {
  if (place.from >= (places.at(-1)?.to ?? 0)) places.push(place);
  return places;
}
