import { numberText } from './number.ts';

/** What every page says of a dataset whose head published the valid rows alone. */
export function leftOutText(leftOut: number): string {
  return `${numberText(leftOut)} baris belum dimuat karena belum sesuai standar.`;
}
