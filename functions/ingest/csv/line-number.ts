const digitZero = 0x30;
const digitNine = 0x39;

/** A line number as decimal digits. Counting it up is several times cheaper than writing each number again. */
export type LineNumber = { readonly digits: Uint8Array; from: number; value: number };

export function createLineNumber(): LineNumber {
  const digits = new Uint8Array(16).fill(digitZero);
  return { digits, from: digits.length - 1, value: 0 };
}

/** Writes `line` into `output` at `to`; gives where it ends. */
export function writeLineNumber(number: LineNumber, line: number, output: Uint8Array, to: number): number {
  if (number.value > line) setValue(number, line);
  while (number.value < line) countUp(number);
  const { digits } = number;
  let end = to;
  for (let index = number.from; index < digits.length; index++) output[end++] = digits[index] ?? digitZero;
  return end;
}

function countUp(number: LineNumber): void {
  const { digits } = number;
  let index = digits.length - 1;
  while (digits[index] === digitNine) digits[index--] = digitZero;
  digits[index] = (digits[index] ?? digitZero) + 1;
  if (index < number.from) number.from = index;
  number.value++;
}

/** A record that was taken back starts on an earlier line. */
function setValue(number: LineNumber, value: number): void {
  const text = String(value);
  number.digits.fill(digitZero);
  number.from = number.digits.length - text.length;
  for (let index = 0; index < text.length; index++) number.digits[number.from + index] = text.charCodeAt(index);
  number.value = value;
}
