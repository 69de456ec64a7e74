import { isNumber } from './header-levels.ts';

/** Digits after the point that count. */
const decimals = 9;
const one = 10n ** BigInt(decimals);
/** Sums of rounded numbers differ a little: by at most a part in a thousand, and never by more than one. */
const tolerance = 1_000n;
/** More digits without a mark between them are a code; a fraction may be as long as its double is. */
const code = /^\D*\d{16}/;

type Column = { filled: number; texts: number; codes: number; withPoint: bigint | undefined; withComma: bigint | undefined };

/**
 * Adds up the columns of a table, exactly. Whether a point is a decimal point or divides thousands is not known, so each column is
 * added both ways.
 */
export function createColumnSums(width: number) {
  const columns = Array.from({ length: width }, (): Column => ({ filled: 0, texts: 0, codes: 0, withPoint: 0n, withComma: 0n }));
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
    /** Columns of names are filled in the rows, and empty here, but for the one that says "Total". */
    leavesNamesEmpty(total: readonly string[]): boolean {
      const names = columns.flatMap((column, index) => (column.texts * 2 > rows ? [index] : []));
      const empty = names.filter((index) => (total[index] ?? '').trim() === '');
      return names.length > 1 && empty.length === names.length - 1;
    },
    /** At least half of the numbers are the sums of their columns; shares and averages are not. */
    isSum(total: readonly string[]): boolean {
      const compared = compareSums(columns, total);
      const equal = compared.filter(Boolean);
      return equal.length > 0 && equal.length * 2 >= compared.length;
    },
    /** There are columns of names, all of them empty here, and every number but 0 is the sum of its column. */
    isUnnamedSum(total: readonly string[]): boolean {
      const names = columns.flatMap((column, index) => (column.texts * 2 > rows ? [index] : []));
      if (names.length === 0 || names.some((index) => (total[index] ?? '').trim() !== '')) return false;
      const withoutZeros = total.map((cell) => (/[1-9]/.test(cell) ? cell : ''));
      const compared = compareSums(columns, withoutZeros);
      return compared.length > 0 && compared.every(Boolean);
    },
  };
}

/** For each number of `total` whose column can be added up: whether it is the sum. */
function compareSums(columns: readonly Column[], total: readonly string[]): boolean[] {
  return columns.flatMap((column, index) => {
    const cell = (total[index] ?? '').trim();
    if (!isNumber(cell) || column.filled === column.texts || column.codes > 0) return [];
    return [isClose(column.withPoint, parse(cell, '.')) || isClose(column.withComma, parse(cell, ','))];
  });
}

function plus(sum: bigint | undefined, value: bigint | undefined): bigint | undefined {
  return sum === undefined || value === undefined ? undefined : sum + value;
}

function isClose(sum: bigint | undefined, total: bigint | undefined): boolean {
  if (sum === undefined || total === undefined || total === 0n) return false;
  const difference = sum > total ? sum - total : total - sum;
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
