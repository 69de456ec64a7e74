import { limits } from '../../limits.ts';
import type { MergedRange } from './workbook.ts';

const [letterA, letterZ] = [0x41, 0x5a];
const smallLetter = 0x20;

/** The column, from 1, that a reference such as `AB12` names at `from`; 0 when no letters stand there or they name none of Excel's columns. */
export function columnAt(text: string, from: number): number {
  let column = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at) & ~smallLetter;
    if (code < letterA || code > letterZ) break;
    column = column * 26 + code - letterA + 1;
    if (column > limits.maxSheetColumns) return 0;
  }
  return column;
}

/** The row of a reference such as `AB12`; undefined when it has none that Excel has. */
function rowOf(reference: string): number | undefined {
  return rowNumber(/^[A-Za-z]+(\d{1,7})$/.exec(reference)?.[1] ?? '');
}

/** A row number as the file writes it; undefined when Excel has no such row. */
export function rowNumber(digits: string): number | undefined {
  const row = /^\d{1,7}$/.test(digits) ? Number(digits) : 0;
  return row >= 1 && row <= limits.maxSheetRows ? row : undefined;
}

/** A range such as `A1:C3`; undefined when it is none. */
export function parseRange(reference: string): MergedRange | undefined {
  const [first = '', last = first] = reference.replaceAll('$', '').split(':');
  const [firstRow, lastRow] = [rowOf(first), rowOf(last)];
  const [firstColumn, lastColumn] = [columnAt(first, 0), columnAt(last, 0)];
  if (firstRow === undefined || lastRow === undefined || firstColumn === 0 || lastColumn === 0) return undefined;
  if (firstRow > lastRow || firstColumn > lastColumn) return undefined;
  return { firstRow, lastRow, firstColumn, lastColumn };
}
