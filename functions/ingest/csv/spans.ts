import { cellSeparator } from '../../model/normal-form.ts';

/** Cells of a record as the tokeniser writes them, by their places in the output. */

/** Where the cell that begins at `from` ends. */
export function cellEnd(output: Uint8Array, from: number, to: number): number {
  let end = from;
  while (end < to && output[end] !== cellSeparator) end++;
  return end;
}

/** End of the first `cells` cells. */
export function endOfCells(output: Uint8Array, from: number, to: number, cells: number): number {
  let end = from - 1;
  for (let cell = 0; cell < cells; cell++) end = cellEnd(output, end + 1, to);
  return end;
}

/** True when nothing stands there but blanks, newlines and cell borders. */
export function isBlankSpan(output: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if ((output[at] ?? 0) > 0x20) return false;
  return true;
}

/** Where the first cell that holds something begins; `to` where none does. */
export function firstFilled(output: Uint8Array, from: number, to: number): number {
  let start = from;
  for (let at = from; at < to; at++) {
    const byte = output[at] ?? 0;
    if (byte === cellSeparator) start = at + 1;
    else if (byte > 0x20) return start;
  }
  return to;
}

/** In which column, from 0, the cell at `at` stands. */
export function columnOf(output: Uint8Array, from: number, at: number): number {
  let column = 0;
  for (let byte = from; byte < at; byte++) if (output[byte] === cellSeparator) column++;
  return column;
}

export function textOf(output: Uint8Array, from: number, to: number): string {
  return Buffer.from(output.subarray(from, to)).toString();
}
