import type { CellMark } from '../../model/normal-form.ts';

/** A row of the clerk's table as text, whatever it was read from. */
export type TableRow = {
  /** In the clerk's own file, from 1: physical line or Excel's row. */
  readonly rowNumber: number;
  readonly cells: readonly string[];
  /** By place, the mark of each cell; may be shorter than the row, or absent. */
  readonly marks?: readonly CellMark[];
};

/** True for a row that holds nothing but blanks. */
export function isBlank(row: TableRow): boolean {
  return row.cells.every((cell) => cell.trim() === '');
}

export function filledCells(row: TableRow): readonly string[] {
  return row.cells.filter((cell) => cell.trim() !== '');
}
