import { limits } from '../../limits.ts';
import type { Column } from '../../model/column.ts';
import { literal } from '../sql-text.ts';

/** Formats of numbers, both of them Indonesian extensions. */
export const numberFormats: readonly string[] = ['default', 'rupiah', 'percent'];

/** How a field's numbers are written. */
export type NumberStyle = {
  readonly decimalChar: '.' | ',';
  readonly groupChar: '.' | ',' | ' ' | '';
  readonly rupiah: boolean;
  /** `90%` is 0.9. */
  readonly percent: boolean;
  /** The unit is `%`: `90%` is 90, the number that was written. */
  readonly percentUnit: boolean;
  /** Text before and after the number is passed over (Table Schema's `bareNumber: false`). */
  readonly dressed: boolean;
};

type Written = Pick<Column, 'type' | 'format' | 'decimalChar' | 'groupChar' | 'bareNumber'> & { readonly unit?: string | undefined };

/** Whether a unit says that the numbers are percents. */
export function isPercentUnit(unit: string | undefined): boolean {
  return unit !== undefined && /^(%|persen)$/i.test(unit.trim());
}

/** Table Schema's defaults are a decimal point and no groups; `rupiah` is written the Indonesian way unless the field says otherwise. */
export function numberStyle(field: Written): NumberStyle {
  const rupiah = field.format === 'rupiah';
  const decimalChar = field.decimalChar ?? (rupiah ? ',' : '.');
  const percent = field.format === 'percent';
  const percentUnit = !percent && isPercentUnit(field.unit);
  return {
    decimalChar,
    groupChar: field.groupChar ?? (rupiah ? '.' : ''),
    rupiah,
    percent,
    percentUnit,
    dressed: field.bareNumber === false,
  };
}

/** SQL: the number's canonical text (`-1234567.89`) from a trimmed text, or NULL where it isn't written in this style. */
export function numberSql(text: string, style: NumberStyle): string {
  if (style.percent) return percentSql(text, style);
  const bare = bareSql(text, style);
  return `CASE WHEN regexp_full_match(${bare}, ${literal(numberShape(style))}) THEN ${writtenOutSql(canonical(bare, style), style)} END`;
}

/** SQL: the integer's canonical text from a trimmed text, or NULL. At most 38 digits: what HUGEINT holds. */
export function integerSql(text: string, style: NumberStyle): string {
  const bare = bareSql(text, style);
  return `CASE WHEN regexp_full_match(${bare}, ${literal(integerShape(style))}) THEN ${withoutGroups(bare, style.groupChar)} END`;
}

/** The same question of one text, in JavaScript, however many digits it has: whether it is written as such a number. */
export function isNumberText(text: string, style: NumberStyle): boolean {
  return new RegExp(`^(?:${numberShape(style)})$`).test(bareText(text.trim(), style));
}

/** The text without what may stand around its number, as `numberSql` takes it off. */
export function bareText(text: string, { rupiah, dressed, percent, percentUnit }: NumberStyle): string {
  const around = [...(percent || percentUnit ? [percentSign] : []), ...(rupiah ? currency : dressed ? dress : [])];
  return around.reduce((rest, { pattern, kept }) => rest.replace(new RegExp(pattern), kept.replaceAll('\\', '$')), text);
}

/** What may stand around a number, and what of it stays (as RE2 names it). */
type Around = { readonly pattern: string; readonly kept: string };
const currency: readonly Around[] = [
  { pattern: '^(-?)[ \u00a0]*(?:[Rr][Pp]|IDR)[.]?[ \u00a0]*', kept: '\\1' },
  { pattern: '[,.]-$', kept: '' },
];
/** What could be a sign stays: `(5)` and `5-` are not five. */
const sign = '+\u2212\u2013\u2014()-';
const dress: readonly Around[] = [
  { pattern: `^([+-]?)[^0-9${sign}]*([+-]?[.,]?[0-9])`, kept: '\\1\\2' },
  { pattern: `[^0-9${sign}]+$`, kept: '' },
];
const percentSign: Around = { pattern: '[ \u00a0]*%$', kept: '' };

function replacedSql(text: string, around: readonly Around[]): string {
  return around.reduce((rest, { pattern, kept }) => `regexp_replace(${rest}, ${literal(pattern)}, ${literal(kept)})`, text);
}

/** A pattern, for RE2 and JavaScript alike, of a whole number in this style. */
export function integerShape({ groupChar }: NumberStyle): string {
  return `[+-]?(${wholePart(groupChar)})`;
}

/** The same of any number. */
export function numberShape({ decimalChar, groupChar }: NumberStyle): string {
  const fraction = `[${decimalChar}][0-9]+`;
  const exponent = groupChar === '' ? '([eE][+-]?[0-9]{1,3})?' : '';
  return `[+-]?((${wholePart(groupChar)})(${fraction})?|${fraction})${exponent}`;
}

/** Groups are of three, and the first doesn't begin with zero: `0.857` is no group. */
function wholePart(groupChar: string): string {
  if (groupChar === '') return '[0-9]+';
  return `[1-9][0-9]{0,2}(${groupClass(groupChar)}[0-9]{3})+|[0-9]+`;
}

/** A space between groups may be any of those that typesetting uses. */
export function groupClass(groupChar: string): string {
  return groupChar === ' ' ? '[ \u00a0\u2009\u202f]' : `[${groupChar}]`;
}

function withoutGroups(bare: string, groupChar: string): string {
  if (groupChar === '') return bare;
  if (groupChar !== ' ') return `replace(${bare}, ${literal(groupChar)}, '')`;
  return `regexp_replace(${bare}, ${literal(groupClass(groupChar))}, '', 'g')`;
}

function canonical(bare: string, { decimalChar, groupChar }: NumberStyle): string {
  const whole = withoutGroups(bare, groupChar);
  return decimalChar === '.' ? whole : `replace(${whole}, ',', '.')`;
}

/** `Rp 1.234.567,-` and `-Rp1.234,50` without the currency. */
export function withoutCurrency(text: string): string {
  return replacedSql(text, currency);
}

function bareSql(cell: string, { rupiah, dressed, percentUnit }: NumberStyle): string {
  const text = percentUnit ? replacedSql(cell, [percentSign]) : cell;
  if (rupiah) return withoutCurrency(text);
  return dressed ? replacedSql(text, dress) : text;
}

/** A share as Excel stores it has no sign and is at most 1; more than that without a sign could mean either. */
function percentSql(text: string, style: NumberStyle): string {
  const bare = replacedSql(text, [percentSign]);
  const plain = { ...style, percent: false };
  const share = numberSql(text, plain);
  const number = numberSql(bare, plain);
  const hundredth = `regexp_replace(regexp_replace(${number}, '^([+-]?)', '\\1000'), '^([+-]?)([0-9]*)([0-9]{2})([.]([0-9]*))?$', '\\1\\2.\\3\\5')`;
  return `CASE WHEN ends_with(${text}, '%') THEN CASE WHEN NOT contains(lower(${text}), 'e') THEN ${hundredth} END WHEN abs(TRY_CAST(${share} AS DOUBLE)) <= 1 THEN ${share} END`;
}

/** SQL: a canonical number times a hundred, digit by digit: `0.875` is `87.5`. */
export function hundredfoldSql(number: string): string {
  const padded = `regexp_replace(${number}, '^([+-]?[0-9]*)[.]?([0-9]*)$', '\\1.\\200')`;
  return `regexp_replace(regexp_replace(${padded}, '^([+-]?[0-9]*)[.]([0-9]{2})([0-9]*)$', '\\1\\2.\\3'), '[.]0*$', '')`;
}

/** SQL: a canonical number without its exponent: `1.5e3` is `1500`, digit by digit. */
function writtenOutSql(number: string, { groupChar }: NumberStyle): string {
  if (groupChar !== '') return number;
  const parts = `regexp_extract(${number}, '^([+-]?)([0-9]*)[.]?([0-9]*)[eE]([+-]?[0-9]+)$', ['sign', 'whole', 'fraction', 'exponent'])`;
  const point = '(strlen(p.whole) + CAST(p.exponent AS INTEGER))';
  const digits = 'concat(p.whole, p.fraction)';
  const small = `concat(p.sign, '0.', repeat('0', -${point}), ${digits})`;
  const large = `concat(p.sign, ${digits}, repeat('0', ${point} - strlen(${digits})))`;
  const between = `concat(p.sign, left(${digits}, ${point}), '.', substr(${digits}, ${point} + 1))`;
  const writtenOut = `CASE WHEN ${point} <= 0 THEN ${small} WHEN ${point} >= strlen(${digits}) THEN ${large} ELSE ${between} END`;
  return `CASE WHEN contains(${number}, 'e') OR contains(${number}, 'E') THEN list_transform([${parts}], lambda p: ${writtenOut})[1] ELSE ${number} END`;
}

/** SQL: digits of a canonical number before its point, and after it. Zeros at either end say nothing. */
export function wholeDigitsSql(number: string): string {
  return `strlen(ltrim(split_part(${number}, '.', 1), '+-0'))`;
}
export function scaleSql(number: string): string {
  return `CASE WHEN contains(${number}, '.') THEN strlen(rtrim(split_part(${number}, '.', 2), '0')) ELSE 0 END`;
}

/** SQL: one text for each value of a canonical number: no plus sign, no zeros at either end, no sign of zero. */
export function exactTextSql(number: string): string {
  const whole = `ltrim(split_part(${number}, '.', 1), '+-0')`;
  const fraction = `rtrim(split_part(${number}, '.', 2), '0')`;
  const bare = `(${whole} || '.' || ${fraction})`;
  return `CASE WHEN starts_with(${number}, '-') AND ${bare} <> '.' THEN '-' || ${bare} ELSE ${bare} END`;
}

/**
 * SQL: the canonical number, or NULL where no decimal keeps all its digits. `number` is written twice, once of them for texts that are short enough without counting (a percentage adds two
 * digits); DuckDB evaluates one of them.
 */
export function keptNumberSql(text: string, number: string): string {
  const isShort = `strlen(${text}) < ${limits.maxNumberDigits - 2} AND NOT contains(${text}, 'e') AND NOT contains(${text}, 'E')`;
  const digits = `greatest(1, ${wholeDigitsSql('n')}) + ${scaleSql('n')}`;
  const kept = `list_transform([${number}], lambda n: CASE WHEN ${digits} <= ${limits.maxNumberDigits} THEN n END)[1]`;
  return `CASE WHEN ${isShort} THEN ${number} ELSE ${kept} END`;
}
