/** A decimal number exactly as it is written, however long: `digits` × 10^`exponent`. */
export type Decimal = { readonly digits: bigint; readonly exponent: number };

const shape = /^([+-]?)([0-9]*)(?:\.([0-9]*))?(?:[eE]([+-]?[0-9]{1,3}))?$/;

/** Reads `-12`, `.5`, `5.` and `1e40`; undefined for any other text. */
export function readDecimal(text: string): Decimal | undefined {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = shape.exec(text) ?? [];
  const digits = `${whole}${fraction}`;
  if (digits === '') return undefined;
  return { digits: BigInt(`${sign.replace('+', '')}${digits}`), exponent: Number(exponent) - fraction.length };
}

/** Whether a number has no fraction: `12.0` and `1e3` have none. */
export function isWhole(number: Decimal): boolean {
  return floorAt(number, 0).isExact;
}

/** The largest whole multiple of 10^-`scale` that is not above the number, as a count of them; whether it is the number itself. */
export function floorAt({ digits, exponent }: Decimal, scale: number): { readonly floor: bigint; readonly isExact: boolean } {
  const places = exponent + scale;
  if (places >= 0) return { floor: digits * 10n ** BigInt(places), isExact: true };
  const unit = 10n ** BigInt(-places);
  const isExact = digits % unit === 0n;
  const truncated = digits / unit;
  return { floor: isExact || digits > 0n ? truncated : truncated - 1n, isExact };
}

/** Below 0, 0 or above 0, as the first is below, equal to or above the second. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const scale = Math.max(-one.exponent, -other.exponent, 0);
  const [a, b] = [floorAt(one, scale).floor, floorAt(other, scale).floor];
  return a < b ? -1 : a > b ? 1 : 0;
}

/** So many multiples of 10^-`scale`, written with a decimal point where the scale has one. */
export function decimalText(count: bigint, scale: number): string {
  const digits = String(count < 0n ? -count : count).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return `${count < 0n ? '-' : ''}${whole}${scale === 0 ? '' : `.${digits.slice(-scale)}`}`;
}
