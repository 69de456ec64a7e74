import { identifier, literal } from '../standards/sql-text.ts';
import type { Decimal } from '../standards/types/decimal.ts';

/**
 * A text that sorts as the number does, whatever its length: sign, size and digits. The size is the place of the first digit before the point; of a negative
 * number size and digits are turned round, and an end mark puts the longer one first.
 */
const [negative, zero, positive] = ['0', '1', '2'];
/** Above any place of a digit in a cell (`maxRecordBytes`), and its digits. */
const middle = 10_000_000;
const sizeDigits = 8;
const ascending = '0123456789';
const descending = '9876543210';
const endMark = '~';

/** The key of a number. */
export function numberKey({ digits, exponent }: Decimal): string {
  if (digits === 0n) return zero;
  const written = String(digits < 0n ? -digits : digits);
  const size = written.length + exponent;
  const significant = written.replace(/(?<!0)0+$/, '');
  if (digits > 0n) return `${positive}${sizeText(size)}${significant}`;
  return `${negative}${sizeText(-size)}${significant.replaceAll(/[0-9]/g, (digit) => descending[Number(digit)] ?? '')}${endMark}`;
}

function sizeText(size: number): string {
  return String(middle + size).padStart(sizeDigits, '0');
}

const numberShape = literal('[+-]?([0-9]+([.][0-9]*)?|[.][0-9]+)([eE][+-]?[0-9]{1,3})?');

/** Names within an expression that no column can have: they hold a space. */
const [text, split, whole] = [identifier('number text'), identifier('split number'), identifier('whole number')];

/** SQL: the key of the number that a text column holds, NULL where it holds none. It costs ten times what reading a DOUBLE does. */
export function numberKeySql(column: string): string {
  const parts = `{'mantissa': ltrim(split_part(${text}, 'e', 1), '+-'), 'exponent': coalesce(TRY_CAST(split_part(${text}, 'e', 2) AS INTEGER), 0)}`;
  const mantissa = `${split}.mantissa`;
  const digits = `{'digits': ltrim(replace(${mantissa}, '.', ''), '0'), 'exponent': ${split}.exponent - strlen(split_part(${mantissa}, '.', 2))}`;
  const sized = (sign: string) =>
    `lpad(CAST(${middle} ${sign} (strlen(${whole}.digits) + ${whole}.exponent) AS VARCHAR), ${sizeDigits}, '0')`;
  const significant = `rtrim(${whole}.digits, '0')`;
  const key = [
    `CASE WHEN ${whole}.digits = '' THEN '${zero}'`,
    `WHEN starts_with(${text}, '-') THEN '${negative}' || ${sized('-')} || translate(${significant}, '${ascending}', '${descending}') || '${endMark}'`,
    `ELSE '${positive}' || ${sized('+')} || ${significant} END`,
  ].join(' ');
  const named = letSql(`lower(${column})`, text, letSql(parts, split, letSql(digits, whole, key)));
  return `CASE WHEN regexp_full_match(${column}, ${numberShape}) THEN ${named} END`;
}

/** SQL: the number that a text column holds, rounded; NULL where it holds none. Rounding keeps order: only equal ones need a closer look. */
export function roundedSql(column: string): string {
  return `CASE WHEN regexp_full_match(${column}, ${numberShape}) THEN TRY_CAST(${column} AS DOUBLE) END`;
}

/** SQL has no name for a value within an expression, but a lambda of a list of one does. */
function letSql(value: string, name: string, body: string): string {
  return `list_transform([${value}], lambda ${name}: ${body})[1]`;
}
