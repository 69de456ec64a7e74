import { compareDecimals, type Decimal, decimalText, floorAt, readDecimal } from '../standards/types/decimal.ts';

/**
 * Where a value that is asked for stands among the values that a stored type can hold: on one of them (`at`), or just above or below it with none between.
 * So a value of any length and size is compared with that one, and no cell is ever rounded to be compared.
 */
export type Place = { readonly at: string; readonly side: 'on' | 'above' | 'below' };

/** The place of a value that the type holds. */
export function on(at: string): Place {
  return { at, side: 'on' };
}

/** All multiples of 10^-`scale` from `least` to `most`, both counted in them. */
export type DecimalRange = { readonly scale: number; readonly least: bigint; readonly most: bigint };

/** The range of a type as DuckDB names it; undefined for one that isn't whole numbers or decimals. */
export function decimalRange(type: string): DecimalRange | undefined {
  if (type === 'SMALLINT') return binaryRange(16n);
  if (type === 'BIGINT') return binaryRange(64n);
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (width === undefined) return undefined;
  const most = 10n ** BigInt(width) - 1n;
  return { scale: Number(scale), least: -most, most };
}

function binaryRange(bits: bigint): DecimalRange {
  const half = 2n ** (bits - 1n);
  return { scale: 0, least: -half, most: half - 1n };
}

export function placeAmongDecimals(value: Decimal, { scale, least, most }: DecimalRange): Place {
  const { floor, isExact } = floorAt(value, scale);
  if (floor > most) return { at: decimalText(most, scale), side: 'above' };
  if (floor < least) return { at: decimalText(least, scale), side: 'below' };
  return { at: decimalText(floor, scale), side: isExact ? 'on' : 'above' };
}

/**
 * A DOUBLE is the number that it is shown as, the shortest decimal that reads back as it. Reading rounds and keeps order: only the nearest double can be
 * shown as the value or stand on either side of it.
 */
export function placeAmongDoubles(text: string, value: Decimal): Place {
  const nearest = Math.min(Math.max(Number(text), -Number.MAX_VALUE), Number.MAX_VALUE);
  const at = String(nearest);
  const shown = readDecimal(at);
  const difference = shown === undefined ? 0 : compareDecimals(value, shown);
  return { at, side: difference < 0 ? 'below' : difference > 0 ? 'above' : 'on' };
}
