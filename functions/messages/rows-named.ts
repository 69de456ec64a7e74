import { limits } from '../limits.ts';
import { numberText } from './number.ts';

/** Rows by their numbers, of many the first ones: `Baris 3, 7, 9 dan 1.204 baris lain`. */
export function rowsText(rows: readonly number[]): string {
  const more = rows.length > limits.maxRowsNamed ? ` dan ${numberText(rows.length - limits.maxRowsNamed)} baris lain` : '';
  return `Baris ${rows.slice(0, limits.maxRowsNamed).join(', ')}${more}`;
}
