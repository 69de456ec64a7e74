import type { SampleRow } from './sample.ts';

const enough = 2;
/** A table this narrow can't gather more than one sign. */
const narrow = 3;

/**
 * True when the row taken for the header is a record like those below it: it holds bare dashes, long or decimal numbers, a
 * number where the rows' names stand, or texts that come again as values of the same column. Years and small numbers are labels.
 */
export function isHeaderless(header: SampleRow, data: readonly SampleRow[]): boolean {
  let signs = 0;
  for (const [index, cell] of header.cells.entries()) {
    const label = cell.trim();
    if (label === '') continue;
    if (/^[-–—.…]+$/.test(label)) signs += 1;
    if (/^[-+]?(\d{5,}|\d*[.,]\d+|\d+([.,]\d+)+)$/.test(label)) signs += enough;
    else if (index === 0 && /^\d+$/.test(label)) signs += 1;
    if (data.some((row) => row.cells[index]?.trim() === label && !isSame(row, header))) signs += 1;
  }
  return signs >= (header.width <= narrow ? 1 : enough);
}

/** A header that is printed again lower down is no sign. */
function isSame(row: SampleRow, header: SampleRow): boolean {
  return row.cells.length === header.cells.length && row.cells.every((cell, index) => cell === header.cells[index]);
}
