import { limits } from '../../limits.ts';
import type { CellMark } from '../../model/normal-form.ts';
import type { ShownCell } from '../workbook/shown-kind.ts';
import type { MergedRange, SheetRow } from '../workbook/workbook.ts';
import type { PageCell } from './page-cell.ts';

/** The largest `rowspan` of the HTML standard (4.9.11). */
const mostRowSpan = 65_534;

/** Puts the cells of a table where a browser puts them: `colspan` and `rowspan` keep columns free. */
export type Grid = {
  /** `hidden`: whether the row is not shown. */
  readonly openRow: (hidden?: boolean) => void;
  readonly openCell: (columnSpan: number, rowSpan: number) => void;
  readonly closeCell: (cell: PageCell) => void;
  readonly closeRow: () => void;
  /** The cell that is open; undefined between rows. */
  readonly place: () => { readonly rowNumber: number; readonly column: number } | undefined;
};

/** A grid that tells each row when it ends, and each cell that spans more than one. */
export function createGrid(onRow: (row: SheetRow, hidden: boolean) => void, onMerged: (range: MergedRange) => void): Grid {
  /** For each column, from 0: the last row in which a cell from above covers it. */
  const coveredTo: number[] = [];
  let rowNumber = 0;
  let cells: string[] | undefined;
  let marks: CellMark[] = [];
  let shown: (ShownCell | undefined)[] = [];
  let isHidden = false;
  let place = 0;
  let columnSpan = 1;

  function closeRow(): void {
    if (cells === undefined) return;
    const filled = cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);
    const row = { rowNumber, cells: filled, ...(marks.length > 0 ? { marks } : {}), ...(shown.length > 0 ? { shown } : {}) };
    cells = undefined;
    onRow(row, isHidden);
  }

  function openRow(hidden = false): void {
    closeRow();
    rowNumber++;
    cells = [];
    marks = [];
    shown = [];
    isHidden = hidden;
    place = 0;
  }

  return {
    openRow,
    openCell(columns, rows) {
      if (cells === undefined) openRow();
      while (place <= limits.maxColumns && (coveredTo[place] ?? 0) >= rowNumber) place++;
      // One column more than a table may have is kept: it shows that there are too many.
      if (place > limits.maxColumns) return;
      columnSpan = Math.min(Math.max(columns, 1), limits.maxColumns + 1 - place);
      // Zero means "to the end of the table": as far as any may go.
      const rowSpan = Math.min(rows === 0 ? mostRowSpan : rows, mostRowSpan);
      if (rowSpan > 1) for (let column = place; column < place + columnSpan; column++) coveredTo[column] = rowNumber + rowSpan - 1;
      if (rowSpan > 1 || columnSpan > 1) {
        onMerged({ firstRow: rowNumber, lastRow: rowNumber + rowSpan - 1, firstColumn: place + 1, lastColumn: place + columnSpan });
      }
    },
    closeCell({ text, mark, shown: other }) {
      if (cells === undefined) return;
      if (place > limits.maxColumns) return;
      while (cells.length < place) cells.push('');
      cells.push(text);
      if (mark !== 0) setMark(marks, place, mark);
      if (other !== undefined) shown[place] = other;
      place += columnSpan;
    },
    closeRow,
    place: () => (cells === undefined ? undefined : { rowNumber, column: place }),
  };
}

function setMark(marks: CellMark[], place: number, mark: CellMark): void {
  while (marks.length < place) marks.push(0);
  marks[place] = mark;
}
