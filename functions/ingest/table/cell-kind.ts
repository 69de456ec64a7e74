import { limits } from '../../limits.ts';

/** A year, also with a note's stars: `2020*`. */
export const year = /^(19|20)\d\d\s*\*{0,2}$/;

/** Digits with signs, points, blanks, a currency or a percent sign. */
export function isNumber(text: string): boolean {
  const trimmed = text.trim();
  if (trimmed.length > limits.maxNumberCharacters || !/\d/.test(trimmed)) return false;
  return /^(rp\.?)?[-+(]?[\d.,]+\)?%?$/i.test(trimmed.replaceAll(/\s/g, ''));
}

/** A word, a year, a sign: no value. */
export function isName(text: string): boolean {
  if (text.length > limits.maxLabelCharacters) return false;
  return year.test(text) || (!isNumber(text) && /[\p{Letter}%]/u.test(text));
}

/** Nothing, or the dashes and dots that official tables write where there is no value. */
export function isMissing(text: string): boolean {
  return /^[-–—.…]*$/.test(text);
}
