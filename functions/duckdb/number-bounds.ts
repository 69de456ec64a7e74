import { compareDecimals, type Decimal, floorAt } from '../standards/types/decimal.ts';

/** A bin's width: `times` (1, 2 or 5) × 10^`exponent`. */
type Step = { readonly times: bigint; readonly exponent: number };

/**
 * Round bounds around numbers from `min` to `max`, as exact literals: at most `maxBins` bins of one width, 1, 2 or 5 times a power of ten. The last bound is above
 * `max`. Whole numbers have bins of whole numbers.
 */
export function numberBounds(min: Decimal, max: Decimal, { maxBins, isWhole }: { maxBins: number; isWhole: boolean }): string[] {
  for (const step of stepsFrom(firstExponent(min, max, maxBins, isWhole))) {
    const [first, last] = [floorOf(min, step), floorOf(max, step)];
    if (last - first >= BigInt(maxBins)) continue;
    const bounds: string[] = [];
    for (let place = first; place <= last + 1n; place += 1n) bounds.push(boundText(place * step.times, step.exponent));
    return bounds;
  }
  throw new Error('a width that is large enough is always found');
}

/** Where steps begin to be tried: so small that the first is certainly too small, or the only one that there is. */
function firstExponent(min: Decimal, max: Decimal, maxBins: number, isWhole: boolean): number {
  if (compareDecimals(min, max) === 0) return isWhole ? 0 : Math.min(0, min.exponent);
  const scale = Math.max(-min.exponent, -max.exponent, 0);
  const range = floorAt(max, scale).floor - floorAt(min, scale).floor;
  const exponent = String(range).length - scale - String(maxBins).length - 1;
  return isWhole ? Math.max(0, exponent) : exponent;
}

function* stepsFrom(exponent: number): Generator<Step, void, undefined> {
  for (let power = exponent; ; power += 1) for (const times of [1n, 2n, 5n]) yield { times, exponent: power };
}

/** The largest multiple of the step that is not above the number. */
function floorOf(number: Decimal, { times, exponent }: Step): bigint {
  const { floor } = floorAt(number, -exponent);
  return floor >= 0n || floor % times === 0n ? floor / times : floor / times - 1n;
}

/** A JSON number: with an exponent only where it would have very many zeros. */
function boundText(digits: bigint, exponent: number): string {
  if (digits === 0n) return '0';
  if (Math.abs(exponent) > mostZeros) return `${digits}e${exponent}`;
  if (exponent >= 0) return `${digits}${'0'.repeat(exponent)}`;
  const written = String(digits < 0n ? -digits : digits).padStart(1 - exponent, '0');
  const fraction = written.slice(exponent).replace(/0+$/, '');
  return `${digits < 0n ? '-' : ''}${written.slice(0, exponent)}${fraction === '' ? '' : `.${fraction}`}`;
}

const mostZeros = 40;
