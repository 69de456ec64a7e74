import { limits } from '../limits.ts';
import { literal } from './sql-text.ts';
import type { Field } from './standard.ts';

/** Formats of numbers, both of them Indonesian extensions. */
export const numberFormats: readonly string[] = ['default', 'rupiah', 'percent'];

/** How a field's numbers are written. */
export type NumberStyle = {
  readonly decimalChar: '.' | ',';
  readonly groupChar: '.' | ',' | ' ' | '';
  readonly rupiah: boolean;
  /** `90%` is 0.9. */
  readonly percent: boolean;
  /** Text before and after the number is passed over (Table Schema's `bareNumber: false`). */
  readonly dressed: boolean;
};

/** Table Schema's defaults are a decimal point and no groups; `rupiah` is written the Indonesian way unless the field says otherwise. */
export function numberStyle(field: Pick<Field, 'type' | 'format' | 'decimalChar' | 'groupChar' | 'bareNumber'>): NumberStyle {
  const rupiah = field.format === 'rupiah';
  const decimalChar = field.decimalChar ?? (rupiah ? ',' : '.');
  const percent = field.format === 'percent';
  return { decimalChar, groupChar: field.groupChar ?? (rupiah ? '.' : ''), rupiah, percent, dressed: field.bareNumber === false };
}

/** SQL: the number's canonical text (`-1234567.89`) from a trimmed text, or NULL where it isn't written in this style. */
export function numberSql(text: string, style: NumberStyle): string {
  if (style.percent) return percentSql(text, style);
  const bare = bareSql(text, style);
  return `CASE WHEN regexp_full_match(${bare}, ${literal(numberShape(style))}) THEN ${canonical(bare, style)} END`;
}

/** SQL: the integer's canonical text from a trimmed text, or NULL. At most 38 digits: what HUGEINT holds. */
export function integerSql(text: string, style: NumberStyle): string {
  const bare = bareSql(text, style);
  const shape = `[+-]?(${wholePart(style.groupChar)})`;
  return `CASE WHEN regexp_full_match(${bare}, ${literal(shape)}) THEN ${withoutGroups(bare, style.groupChar)} END`;
}

function numberShape({ decimalChar, groupChar }: NumberStyle): string {
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
function groupClass(groupChar: string): string {
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
  const head = `regexp_replace(${text}, ${literal('^(-?)[ \u00a0]*(?:[Rr][Pp]|IDR)[.]?[ \u00a0]*')}, '\\1')`;
  return `regexp_replace(${head}, '[,.]-$', '')`;
}

function bareSql(text: string, { rupiah, dressed }: NumberStyle): string {
  if (rupiah) return withoutCurrency(text);
  return dressed ? undressed(text) : text;
}

/** What could be a sign stays: `(5)` and `5-` are not five. */
function undressed(text: string): string {
  const sign = '+\u2212\u2013\u2014()-';
  return `regexp_replace(regexp_replace(${text}, '^([+-]?)[^0-9${sign}]*([+-]?[.,]?[0-9])', '\\1\\2'), '[^0-9${sign}]+$', '')`;
}

/** A share as Excel stores it has no sign and is at most 1; more than that without a sign could mean either. */
function percentSql(text: string, style: NumberStyle): string {
  const bare = `regexp_replace(${text}, '[ \u00a0]*%$', '')`;
  const plain = { ...style, percent: false };
  const share = numberSql(text, plain);
  const number = numberSql(bare, plain);
  const hundredth = `regexp_replace(regexp_replace(${number}, '^([+-]?)', '\\1000'), '^([+-]?)([0-9]*)([0-9]{2})([.]([0-9]*))?$', '\\1\\2.\\3\\5')`;
  return `CASE WHEN ends_with(${text}, '%') THEN CASE WHEN NOT contains(lower(${text}), 'e') THEN ${hundredth} END WHEN abs(TRY_CAST(${share} AS DOUBLE)) <= 1 THEN ${share} END`;
}

/** SQL: whether a number, however it is written, has no more digits than are kept exactly; zeros in front don't count. */
export function hasKeptDigitsSql(text: string): string {
  const digits = `strlen(ltrim(regexp_replace(${text}, '[eE][+-]?[0-9]+$|[^0-9]', '', 'g'), '0'))`;
  return `CASE WHEN strlen(${text}) <= ${limits.maxNumberDigits} THEN TRUE ELSE ${digits} <= ${limits.maxNumberDigits} END`;
}
