import type { PlacedRecord } from '../normal-form/without-rows.ts';
import { isNumber } from './cell-kind.ts';
import { marksOf } from './signature.ts';
import { filledCells } from './table-row.ts';
import { beginsLikeTotal } from './total-name.ts';

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

/** What rows at a table's end look like that are no data: nothing of them is certain. */
export type Likeness = 'total' | 'closing';

/**
 * What the last rows of a table look like, by row number: a total, and the rows of words at its end that stand below a total or bear the
 * mark of a signature. One cell alone says so where it stands among other cells than its like, which `isMisplaced` knows of.
 */
export function likenessesOf(records: readonly PlacedRecord[], isMisplaced: (rowNumber: number) => boolean): ReadonlyMap<number, Likeness> {
  const end = partEnd(records);
  if (end === undefined) return new Map();
  const isTotal = beginsLikeTotal(end.last.cells);
  const isSigned = end.below.some(({ cells }) => cells.some((cell) => marksOf(cell).size > 0));
  const closing = end.below.filter(
    ({ cells, rowNumber }) => isTotal || isSigned || (filledCells({ rowNumber, cells }).length === 1 && isMisplaced(rowNumber)),
  );
  const rows = closing.map(({ rowNumber }): [number, Likeness] => [rowNumber, 'closing']);
  return new Map(isTotal ? [[end.last.rowNumber, 'total'], ...rows] : rows);
}
