import type { CellMark, Finding } from '../../model/normal-form.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isNumber } from './cell-kind.ts';
import * as messages from './messages.ts';
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
  const numbers = new Map<number, { cells: number; readonly firstRow: number }>();

  function countNumber(column: number, rowNumber: number): void {
    const count = numbers.get(column);
    if (count === undefined) numbers.set(column, { cells: 1, firstRow: rowNumber });
    else count.cells++;
  }

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
          if (isNumber(text)) countNumber(column, rowNumber);
        }
      }
      return { rowNumber, cells, marks: filledMarks };
    },
    any: waiting.length > 0,
    /** `fields` are the columns of the file, from 1, of the table's labels. */
    warnings(fields: readonly number[], labels: readonly string[]): readonly Finding[] {
      if (firstRow === undefined) return [];
      const doubled = [...numbers].flatMap(([column, count]) => {
        const label = labels[fields.indexOf(column + 1)];
        return label === undefined ? [] : [messages.mergedNumber(count.cells, count.firstRow, column + 1, label)];
      });
      return [messages.filledDown(filledCells, firstRow), ...doubled];
    },
  };
}
