import { isBlank, type TableRow } from './table-row.ts';

/** Plain numbers count as numbering from so many columns on. */
const leastPlain = 4;

/** True for "(1)", "(2)", "(3)=(1)+(2)" … in column order, as official tables number their columns. */
export function hasBracketedNumbers(row: TableRow): boolean {
  const filled = filledTexts(row);
  return filled.length >= 2 && filled.every((cell, index) => new RegExp(`^\\(\\s*${index + 1}\\s*(\\)|[=:])`).test(cell));
}

/** True for such a row, in brackets or plain. */
export function looksNumbered(row: TableRow): boolean {
  return hasBracketedNumbers(row) || hasPlainNumbers(row);
}

/** True for a row of column numbers. A plain 1, 2, 3, 4 counts only when some column is text in every row below: else it may be data. */
export function isColumnNumbers(row: TableRow, below: readonly TableRow[]): boolean {
  if (hasBracketedNumbers(row)) return true;
  const rows = below.filter((other) => !isBlank(other));
  if (!hasPlainNumbers(row) || rows.length === 0) return false;
  return row.cells.some((cell, index) => cell.trim() !== '' && rows.every((other) => /\p{Letter}/u.test(other.cells[index] ?? '')));
}

/** 1, 2, 3, 4; one may be left out, where a column was taken away. */
function hasPlainNumbers(row: TableRow): boolean {
  const filled = filledTexts(row);
  if (filled.length < leastPlain || filled[0] !== '1' || !filled.every((cell) => /^\d{1,3}$/.test(cell))) return false;
  const numbers = filled.map((cell) => Number.parseInt(cell, 10));
  return numbers.every((number, index) => index === 0 || [1, 2].includes(number - (numbers[index - 1] ?? 0)));
}

function filledTexts(row: TableRow): string[] {
  return row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}
