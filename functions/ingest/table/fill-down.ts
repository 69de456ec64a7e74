import type { CellMark } from '../normal-form/form.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import type { TableRow } from './table-row.ts';

type Open = { readonly lastRow: number; readonly text: string; readonly mark: CellMark };

/**
 * Gives the cells of a vertically merged cell its value: a province named once for its regencies names each of them. Rows
 * must come in order.
 */
export function createFillDown(merged: readonly MergedRange[], lastHeaderRow: number) {
  const waiting = merged
    .filter(({ firstRow, lastRow }) => firstRow > lastHeaderRow && lastRow > firstRow)
    .toSorted((one, other) => one.firstRow - other.firstRow);
  const open = new Map<number, Open>();
  let next = 0;
  let filledCells = 0;
  let firstRow: number | undefined;

  return {
    fill({ rowNumber, cells: own, marks = [] }: TableRow): TableRow {
      const cells = [...own];
      const filledMarks = cells.map((_, column) => marks[column] ?? 0);
      for (let range = waiting[next]; range !== undefined && range.firstRow <= rowNumber; range = waiting[++next]) {
        const text = range.firstRow === rowNumber ? (cells[range.firstColumn - 1] ?? '') : '';
        const mark = marks[range.firstColumn - 1] ?? 0;
        if (text.trim() !== '') open.set(range.firstColumn - 1, { lastRow: range.lastRow, text, mark });
      }
      for (const [column, { lastRow, text, mark }] of open) {
        if (rowNumber > lastRow) open.delete(column);
        else if ((cells[column] ?? '').trim() === '' && column < cells.length) {
          cells[column] = text;
          filledMarks[column] = mark;
          filledCells++;
          firstRow ??= rowNumber;
        }
      }
      return { rowNumber, cells, marks: filledMarks };
    },
    any: waiting.length > 0,
    filled: () => ({ cells: filledCells, firstRow }),
  };
}
