import { isNumber } from './cell-kind.ts';

/** Digits after the point that count. */
const decimals = 9;
const one = 10n ** BigInt(decimals);
/** Sums of rounded fractions differ a little: by at most a part in a thousand, and never by more than one. */
const tolerance = 1_000n;
/** More digits without a mark between them are a code; a fraction may be as long as its double is. */
const code = /^\D*\d{16}/;

/** A column read with one decimal mark; `undefined` where a cell can't be. */
type Sum =
  | { readonly total: bigint; readonly least: bigint | undefined; readonly most: bigint | undefined; readonly whole: boolean }
  | undefined;
type Column = { filled: number; texts: number; codes: number; withPoint: Sum; withComma: Sum };

/**
 * Adds up the columns of a table, exactly. Whether a point is a decimal point or divides thousands is not known, so each column is
 * added both ways.
 */
export function createColumnSums(width: number) {
  const columns = Array.from({ length: width }, (): Column => ({ filled: 0, texts: 0, codes: 0, withPoint: empty(), withComma: empty() }));

  let rows = 0;

  return {
    add(cells: readonly string[]): void {
      rows++;
      for (const [index, column] of columns.entries()) {
        const cell = (cells[index] ?? '').trim();
        if (cell === '') continue;
        column.filled++;
        if (!isNumber(cell)) {
          column.texts++;
          continue;
        }
        if (code.test(cell)) column.codes++;
        column.withPoint = plus(column.withPoint, parse(cell, '.'));
        column.withComma = plus(column.withComma, parse(cell, ','));
      }
    },
    /** Some column is mostly names. */
    hasNames: (): boolean => columns.some(({ texts }) => texts * 2 > rows),
    /** Most of what stands in a column, by its index from 0, are numbers. */
    isNumeric: (index: number): boolean => columns.slice(index, index + 1).some(({ filled, texts }) => texts * 2 < filled),
    /**
     * Some number is the sum of its column, and each other lies among the values of its own, as shares and averages do. Zeros and columns
     * of codes tell nothing.
     */
    isSum(total: readonly string[]): boolean {
      let sums = 0;
      for (const [index, column] of columns.entries()) {
        const cell = (total[index] ?? '').trim();
        if (!isNumber(cell) || column.filled === column.texts || column.codes > 0) continue;
        const values = [compare(column.withPoint, parse(cell, '.')), compare(column.withComma, parse(cell, ','))];
        if (values.includes('sum')) sums++;
        else if (!values.includes('among')) return false;
      }
      return sums > 0;
    },
  };
}

function empty(): Sum {
  return { total: 0n, least: undefined, most: undefined, whole: true };
}

function plus(sum: Sum, value: bigint | undefined): Sum {
  if (sum === undefined || value === undefined) return undefined;
  return {
    total: sum.total + value,
    least: sum.least === undefined || value < sum.least ? value : sum.least,
    most: sum.most === undefined || value > sum.most ? value : sum.most,
    whole: sum.whole && value % one === 0n,
  };
}

/** What a number is to the column that stands above or below it. */
function compare(sum: Sum, total: bigint | undefined): 'sum' | 'among' | 'other' {
  if (sum === undefined || total === undefined) return 'other';
  if (total !== 0n && isClose(sum, total)) return 'sum';
  const { least, most } = sum;
  return least !== undefined && most !== undefined && total >= least && total <= most ? 'among' : 'other';
}

/** Whole numbers add up exactly; rounded ones nearly. */
function isClose({ total: sum, whole }: NonNullable<Sum>, total: bigint): boolean {
  const difference = sum > total ? sum - total : total - sum;
  if (whole && total % one === 0n) return difference === 0n;
  const allowed = (total > 0n ? total : -total) / tolerance;
  return difference <= (allowed > one ? one : allowed);
}

/** In billionths; undefined where the text is no number with this decimal mark. */
function parse(text: string, mark: '.' | ','): bigint | undefined {
  const negative = /^\D*[-(]/.test(text);
  const [whole = '', fraction = '', ...more] = text.replace(/^rp\.?/i, '').split(mark);
  if (more.length > 0) return undefined;
  const digits = whole.replaceAll(/\D/g, '') + fraction.replaceAll(/\D/g, '').slice(0, decimals).padEnd(decimals, '0');
  const value = BigInt(digits);
  return negative ? -value : value;
}
