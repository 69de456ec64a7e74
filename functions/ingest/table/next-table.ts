import type { MergedRange } from '../workbook/workbook.ts';
import { isName, isNumber } from './header-levels.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** Rows that tell a column of numbers. */
const judgedRows = 50;

/**
 * Knows when a row, after a gap and a heading, is the header of another table: all its cells are names, and some stand where
 * this table has numbers or no column, or name several columns at once.
 */
export function createNextTable(kept: readonly boolean[], merged: readonly MergedRange[]) {
  const numbers = kept.map(() => 0);
  const texts = kept.map(() => 0);
  const groupRows = new Set(merged.filter((range) => range.lastColumn > range.firstColumn).map(({ firstRow }) => firstRow));
  let learned = 0;
  return {
    learn(cells: readonly string[]): void {
      if (learned++ >= judgedRows) return;
      for (const [index, cell] of cells.entries()) {
        if (cell.trim() === '' || index >= kept.length) continue;
        const counts = isNumber(cell) ? numbers : texts;
        counts[index] = (counts[index] ?? 0) + 1;
      }
    },
    startsAt({ rowNumber, cells }: TableRow): boolean {
      const filled = cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ text: cell.trim(), index }]));
      if (filled.length < 2 || !filled.every(({ text }) => isName(text))) return false;
      if (new Set(filled.map(({ text }) => text)).size < filled.length) return false;
      return groupRows.has(rowNumber) || filled.some(({ text, index }) => kept[index] !== true || (isNumeric(index) && !isNumber(text)));
    },
  };

  function isNumeric(index: number): boolean {
    return (numbers[index] ?? 0) > 0 && texts[index] === 0;
  }
}

/** The rows under a header that come before the header of another table. */
export function rowsOfFirstTable(
  labels: readonly string[],
  data: readonly TableRow[],
  merged: readonly MergedRange[],
): readonly TableRow[] {
  const next = createNextTable(
    labels.map((label) => label !== ''),
    merged,
  );
  let gap = false;
  let heading = false;
  const end = data.findIndex((row, index) => {
    gap ||= isBlank(row) || row.rowNumber > (data[index - 1]?.rowNumber ?? row.rowNumber) + 1;
    if (isBlank(row)) return false;
    if (filledCells(row).length === 1) {
      heading = true;
      return false;
    }
    if (gap && heading && next.startsAt(row)) return true;
    gap = false;
    heading = false;
    next.learn(row.cells);
    return false;
  });
  return end < 0 ? data : data.slice(0, end);
}
