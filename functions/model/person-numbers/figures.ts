/** What a text stands among: in a column of `figures`, digits with a decimal mark are quantities; among `words`, and where nothing is known, they may be a person's number. */
export type Among = 'words' | 'figures';

/** Bytes or characters: what is longer is no figure. */
export const longestFigure = 200;
/** Numbers, days, times, a pair of coordinates: with a currency in front, an exponent, a unit behind (`m²`); or an id in hexadecimals. */
export const figureShape = [
  '[^\\p{L}0-9]*(?:(?:Rp|IDR|USD)[^\\p{L}0-9]*)?[0-9][^\\p{L}]*(?:[eE][+-]?[0-9]+\\s*)?(?:[a-z]{1,3}[^\\p{L}]*)?',
  '[0-9a-fA-F-]{32,128}',
].join('|');
const figure = new RegExp(`^(?:${figureShape})$`, 'u');

/** Whether a text is a figure and no words. */
export function isFigure(text: string): boolean {
  return text.length <= longestFigure && figure.test(text);
}

/** Digits with one mark, as in what programs write of a quantity: 33.18247011940765. */
export function isDecimal(written: string): boolean {
  return /^[0-9]+[.][0-9]+$/.test(written);
}

/** A number with sixteen digits on one side of its mark, and nothing else; a fraction of zeros says nothing. */
export function isOneNumber(text: string): boolean {
  if (text.length > 2 * 16) return false;
  return /^\s*[+-]?(?:[0-9]{1,6}[.,][0-9]{16}|[0-9]{16}[.,](?=0*[1-9])[0-9]{1,6})\s*$/.test(text);
}

/**
 * Digits behind a decimal mark: 0,3671014505900001. Behind another whole they may be a person's number with its place in a list (`1.`): among figures they are not, unless the text
 * is such a list.
 */
export function isFraction(text: string, from: number, among: Among): boolean {
  const before = text.slice(Math.max(0, from - longestWhole - 3), from);
  const [, sign, whole = '', mark] = /(?<![\p{L}\p{N}])([+\-\u2212]?)([0-9]{1,6})([.,])$/u.exec(before) ?? [];
  if (mark === undefined) return false;
  return /^0+$/.test(whole) || (among === 'figures' && (sign !== '' || (mark === '.' && !isNumberedList(text))));
}

/** Digits before the mark of a fraction whose own are sixteen. */
const longestWhole = 6;

/** Whether numbers with a point in a text begin with 1., 2., 3. and so on. */
function isNumberedList(text: string): boolean {
  const places = [...text.matchAll(/(?<![0-9.])([0-9]{1,6})[.][0-9]{16}(?![0-9])/g)].map(([, place]) => Number(place));
  return places.length > 1 && places.every((place, index) => place === index + 1);
}

/** Ids by lot (RFC 9562), of which the first sixteen hexadecimals may be digits. */
const uuid = /\b[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/gi;
/** What MD5, SHA-1, SHA-256 and SHA-512 give, and nothing else: behind a word, it is a number with letters behind it. */
const digest = /^\s*(?=[0-9]*[a-f])[0-9a-f]{32}(?:[0-9a-f]{8}|[0-9a-f]{32}|[0-9a-f]{96})?\s*$/i;
const longitude = '(?:9[5-9]|1[0-3][0-9]|14[01])[.][0-9]{1,30}';
const latitude = '-?(?:[0-9]|1[01])[.][0-9]{1,30}';
const point = new RegExp(`(?<![0-9.])(?:${longitude}[ ,;]\\s{0,3}${latitude}|(?<!-)${latitude}[ ,;]\\s{0,3}${longitude})(?![0-9])`, 'g');

const isoDay = '(?:19|20)[0-9]{2}[-/.](?:0[1-9]|1[0-2])[-/.](?:0[1-9]|[12][0-9]|3[01])';
/** Two days and more, one after the other: of three, the digits in the middle may look like a person's number. */
const days = new RegExp(`(?<![0-9])${isoDay}(?:[^\\p{L}\\p{N}]{1,5}${isoDay})+(?![0-9])`, 'gu');

/** The text with an x for each character of what is nobody's number whatever stands around it: UUIDs, points within Indonesia, lists of days in ISO 8601; among figures, digests. */
export function withoutIds(text: string, among: Among): string {
  if (among === 'figures' && digest.test(text)) return '';
  return [uuid, point, days].reduce((rest, ids) => rest.replace(ids, (id) => 'x'.repeat(id.length)), text);
}
