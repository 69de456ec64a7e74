/** Excel keeps so many digits of a number, and shows no more. */
const significantDigits = 15;
const stored = /^([+-]?)(?=\.?\d)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

/**
 * The text of a number cell, from what the file stores: plain digits, without the noise beyond the fifteenth digit that binary fractions
 * leave (`29.350000000000001` → `29.35`), and never an exponent, but for whole numbers of sixteen digits and more: those are written as
 * Excel shows them (`3.67101520590001E+15`), because Excel keeps fifteen digits and a NIK in such a cell is destroyed. Works on digits
 * alone: nothing here is ever a JS number. What is no number stays as it is.
 */
export function numberText(raw: string): string {
  if (isPlainInteger(raw)) return raw;
  const trimmed = raw.trim();
  const match = stored.exec(trimmed);
  if (match === null) return trimmed;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = (whole + fraction).replace(/^0+/, '');
  if (digits === '') return '0';
  const leadingZeros = whole.length + fraction.length - digits.length;
  const point = whole.length - leadingZeros + Number(exponent);
  return (sign === '-' ? '-' : '') + write(round({ digits, point }));
}

/** The number 0.`digits` times ten to the `point`. */
type Decimal = { readonly digits: string; readonly point: number };

/** Whether it is a number in digits alone, of at most fifteen and without zeros in front: most numbers are. */
export function isPlainInteger(raw: string): boolean {
  if (raw.length === 0 || raw.length > significantDigits) return false;
  const first = raw.charCodeAt(0);
  if (first === 48) return raw.length === 1;
  for (let at = 0; at < raw.length; at++) {
    const code = raw.charCodeAt(at);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** Rounds half up at the fifteenth digit, and drops zeros at the end. */
function round({ digits, point }: Decimal): Decimal {
  if (digits.length <= significantDigits) return { digits: digits.replace(/(?<!0)0+$/, ''), point };
  const kept = digits.slice(0, significantDigits);
  if (digits.charCodeAt(significantDigits) < 53) return { digits: kept.replace(/(?<!0)0+$/, ''), point };
  const nines = /(?<!9)9+$/.exec(kept)?.[0].length ?? 0;
  if (nines === significantDigits) return { digits: '1', point: point + 1 };
  const last = kept.charCodeAt(significantDigits - nines - 1) + 1;
  return { digits: kept.slice(0, significantDigits - nines - 1) + String.fromCharCode(last), point };
}

function write({ digits, point }: Decimal): string {
  if (point > significantDigits) {
    const mantissa = digits.length === 1 ? digits : `${digits[0]}.${digits.slice(1)}`;
    return `${mantissa}E+${point - 1}`;
  }
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`;
  if (digits.length <= point) return digits + '0'.repeat(point - digits.length);
  return `${digits.slice(0, point)}.${digits.slice(point)}`;
}
