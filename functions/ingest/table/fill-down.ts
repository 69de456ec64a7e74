import type { MergedRange } from '../workbook/workbook.ts';

/**
 * Gives the cells of a vertically merged cell its value: a province named once for its regencies names each of them. Rows
 * must come in order.
 */
export function createFillDown(merged: readonly MergedRange[], lastHeaderRow: number) {
  const waiting = merged
    .filter(({ firstRow, lastRow }) => firstRow > lastHeaderRow && lastRow > firstRow)
    .toSorted((one, other) => one.firstRow - other.firstRow);
  const open = new Map<number, { readonly lastRow: number; readonly text: string }>();
  let next = 0;
  let filledCells = 0;
  let firstRow: number | undefined;

  return {
    fill(rowNumber: number, row: readonly string[]): readonly string[] {
      const cells = [...row];
      for (let range = waiting[next]; range !== undefined && range.firstRow <= rowNumber; range = waiting[++next]) {
        const text = range.firstRow === rowNumber ? (cells[range.firstColumn - 1] ?? '') : '';
        if (text.trim() !== '') open.set(range.firstColumn - 1, { lastRow: range.lastRow, text });
      }
      for (const [column, { lastRow, text }] of open) {
        if (rowNumber > lastRow) open.delete(column);
        else if ((cells[column] ?? '').trim() === '' && column < cells.length) {
          cells[column] = text;
          filledCells++;
          firstRow ??= rowNumber;
        }
      }
      return cells;
    },
    any: waiting.length > 0,
    filled: () => ({ cells: filledCells, firstRow }),
  };
}
