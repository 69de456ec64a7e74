import { excelDigits } from '../../standards/rules/destroyed-numbers.ts';

const stored = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The text of a number cell, from what the file stores, and never another number: whole numbers in all their digits, however many; fractions in
 * the fewest digits that are the same double, which is all that a spreadsheet keeps of them (`29.350000000000001` → `29.35`,
 * decision 0030). Exponents are written out, but those of whole numbers of sixteen digits and more: `3.1710700050091E+15` is what the
 * file holds, and its last digits are unknown. What is no number stays as it is.
 */
export function numberText(raw: string): string {
  if (isPlainInteger(raw)) return raw;
  const trimmed = raw.trim();
  const number = parse(trimmed);
  if (number === undefined) return trimmed;
  if (number.digits === '') return '0';
  const isWhole = number.digits.length <= number.point;
  const short = isWhole || number.digits.length <= excelDigits ? number : sameDouble(number, trimmed);
  return (short.negative ? '-' : '') + (isWhole && number.hasExponent && short.point > excelDigits ? asExponent(short) : plain(short));
}

/** The number 0.`digits` times ten to the `point`; no zeros at either end. */
type Decimal = { readonly negative: boolean; readonly digits: string; readonly point: number; readonly hasExponent: boolean };

/** Whether it is a number in digits alone, of at most fifteen and without zeros in front: most numbers are. */
export function isPlainInteger(raw: string): boolean {
  if (raw.length === 0 || raw.length > excelDigits) return false;
  const first = raw.charCodeAt(0);
  if (first === 48) return raw.length === 1;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** A whole number of sixteen digits and more as Excel shows it, of whom the rest is unknown: `3.67101520590001E+15`. Undefined for any other text. */
export function longNumberShown(text: string): string | undefined {
  if (text.length <= excelDigits || (text.includes('.') && !text.includes('E'))) return undefined;
  const number = parse(text);
  if (number === undefined || number.point <= excelDigits || number.digits.length > number.point) return undefined;
  const digits = number.digits.slice(0, excelDigits).replace(/(?<!0)0+$/, '');
  return (number.negative ? '-' : '') + asExponent({ ...number, digits });
}

/** Whether Excel keeps all digits of this whole number: those behind the fifteenth are zeros, as they are in every number typed there. */
export function isWithinExcelDigits(text: string): boolean {
  return (parse(text)?.digits.length ?? 0) <= excelDigits;
}

function parse(text: string): Decimal | undefined {
  const match = stored.exec(text);
  if (match === null) return undefined;
  const [, sign = '', whole = '', fraction = '', exponent] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  const leadingZeros = whole.length + fraction.length - digits.length;
  const point = whole.length - leadingZeros + Number(exponent ?? 0);
  return { negative: sign === '-', digits: digits.replace(/(?<!0)0+$/, ''), point, hasExponent: exponent !== undefined };
}

/** What is beyond a double's range stays as it is written. */
function sameDouble(number: Decimal, text: string): Decimal {
  const double = Number(text);
  return double === 0 ? number : (parse(String(double)) ?? number);
}

function asExponent({ digits, point }: Decimal): string {
  const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
  return `${mantissa}E+${point - 1}`;
}

function plain({ digits, point }: Decimal): string {
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
