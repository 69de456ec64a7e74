import type { PlacedRecord } from '../normal-form/without-rows.ts';
import { isNumber } from './header-levels.ts';
import { marksOf } from './signature.ts';

/** The records of a table's end that hold words alone, under the last one that holds a number. */
export type TableEnd = { readonly last: PlacedRecord; readonly below: readonly PlacedRecord[] };

/** What stands below a total: a closing block (a note, then a signature), or rows that may be data. */
export type Closing =
  | { readonly kind: 'block'; readonly notes: readonly PlacedRecord[]; readonly signature: readonly PlacedRecord[] }
  | { readonly kind: 'unclear' };

/** Parts the last records of a table at the last that holds a number; undefined where none of them does. */
export function partEnd(records: readonly PlacedRecord[]): TableEnd | undefined {
  const at = records.findLastIndex(({ cells }) => cells.some(isNumber));
  const last = records[at];
  return last && { last, below: records.slice(at + 1) };
}

/**
 * What the rows of words below a total are, where that total is the sum: data would stand above it. A word in a column of numbers, beside
 * others, may yet be a value ("belum ada"), unless an office or the like stands among these rows, and a signature is written anywhere.
 */
export function closingOf(below: readonly PlacedRecord[], isNumeric: (column: number) => boolean): Closing {
  const signed = below.findIndex(({ cells }) => cells.some((cell) => marksOf(cell).size > 0));
  if (signed < 0 && !below.every(({ cells }) => isOfWords(cells, isNumeric))) return { kind: 'unclear' };
  const end = signed < 0 ? below.length : signed;
  return { kind: 'block', notes: below.slice(0, end), signature: below.slice(end) };
}

/** One cell alone, wherever it stands; or several, none of them in a column of numbers. */
function isOfWords(cells: readonly string[], isNumeric: (column: number) => boolean): boolean {
  const filled = [...cells.keys()].filter((index) => (cells[index] ?? '').trim() !== '');
  return filled.length === 1 || !filled.some(isNumeric);
}
