import { limits } from '../../limits.ts';
import type { Field } from '../standard.ts';
import { exponentSql, textFormat } from '../types/text-format.ts';

/** Excel keeps so many digits of a number that is typed and writes zeros after them, and shows no more of one that it calculates. */
export const excelDigits = 15;

/** How the cells of one column are written that may hold long numbers. */
type LongNumbers = {
  /** In Excel's exponent form of a long number. */
  readonly exponents: number;
  /** As long as the number should be. */
  readonly long: number;
  /** Those of them that end in the zeros that Excel writes. */
  readonly rounded: number;
};

/** Digits of a number that Excel would destroy; 0 where the field isn't such a number. */
export function longDigits({ type, format }: Field): number {
  return type === 'string' ? (textFormat(format ?? '')?.longDigits ?? 0) : 0;
}

/** SQL conditions whose counts are the `LongNumbers` of a column, in that order, over a number of so many digits. */
export function longNumbersSql(cell: string, digits: number): [exponent: string, long: string, rounded: string] {
  const long = `strlen(${cell}) = ${digits}`;
  return [exponentSql(cell), long, `${long} AND ends_with(${cell}, '${'0'.repeat(digits - excelDigits)}')`];
}

/** Whether Excel destroyed the column: exponent forms are damage wherever they stand, rounded ends when all long cells have them, and enough do to exclude chance. */
export function isDestroyed({ exponents, long, rounded }: LongNumbers): boolean {
  return exponents > 0 || (long === rounded && long >= limits.minRoundedCells);
}

/** How many cells Excel destroyed. */
export function destroyedCells(numbers: LongNumbers): number {
  if (!isDestroyed(numbers)) return 0;
  const { exponents, long, rounded } = numbers;
  return exponents + (long === rounded ? rounded : 0);
}
