import { literal } from './sql-text.ts';
import type { Field } from './standard.ts';

/** How a field's numbers are written. */
export type NumberStyle = { readonly decimalChar: '.' | ','; readonly groupChar: '.' | ',' | ' ' | ''; readonly rupiah: boolean };

/** Table Schema's defaults are a decimal point and no groups; `rupiah` is written the Indonesian way unless the field says otherwise. */
export function numberStyle(field: Field): NumberStyle {
  const rupiah = field.format === 'rupiah';
  const decimalChar = field.decimalChar ?? (rupiah ? ',' : '.');
  return { decimalChar, groupChar: field.groupChar ?? (rupiah ? '.' : ''), rupiah };
}

/** SQL: the number's canonical text (`-1234567.89`) from a trimmed text, or NULL where it isn't written in this style. */
export function numberSql(text: string, style: NumberStyle): string {
  const bare = style.rupiah ? withoutCurrency(text) : text;
  return `CASE WHEN regexp_full_match(${bare}, ${literal(numberShape(style))}) THEN ${canonical(bare, style)} END`;
}

/** SQL: the integer's canonical text from a trimmed text, or NULL. At most 38 digits: what HUGEINT holds. */
export function integerSql(text: string, style: NumberStyle): string {
  const bare = style.rupiah ? withoutCurrency(text) : text;
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
  return `regexp_replace(${bare}, ${literal(groupClass(groupChar))}, '', 'g')`;
}

function canonical(bare: string, { decimalChar, groupChar }: NumberStyle): string {
  const whole = withoutGroups(bare, groupChar);
  return decimalChar === '.' ? whole : `replace(${whole}, ',', '.')`;
}

/** `Rp 1.234.567,-` and `-Rp1.234,50` without the currency. */
function withoutCurrency(text: string): string {
  const head = `regexp_replace(${text}, ${literal('^(-?)[ \u00a0]*(?:[Rr][Pp]|IDR)[.]?[ \u00a0]*')}, '\\1')`;
  return `regexp_replace(${head}, '[,.]-$', '')`;
}
