import { limits } from '../../limits.ts';
import type { CellMark } from '../../model/normal-form.ts';
import { plain } from '../../model/plain.ts';
import { createRowMarks, markOf } from './cell-mark.ts';
import { rowNumber } from './cell-ref.ts';
import { damagedCell, damagedRow, textTooLong, tooManyCharacters } from './messages.ts';
import { numberText } from './number-text.ts';
import { decodeEscapes } from './plain-text.ts';
import { serialText } from './serial-text.ts';
import { shownCell, shownTextCell } from './shown-cell.ts';
import type { ShownCell } from './shown-kind.ts';
import type { CellStyles } from './styles.ts';
import type { TextStore } from './text-store.ts';
import type { RowCounts, SheetRow } from './workbook.ts';
import { WorkbookFault } from './workbook-fault.ts';

/** What the cells of a sheet need of their workbook. */
export type CellSource = { readonly texts: TextStore; readonly styles: CellStyles; readonly date1904: boolean };

/** One cell as the sheet's XML writes it. `column` is 0 when it doesn't say; `type` is its `t`, '' for a number. `rich`: what is shown of a text of its own. */
export type StoredCell = { column: number; type: string; style: number; stored: string; formula: boolean; rich?: ShownCell | undefined };

/** The type of a cell from its `t`: a number when it says so, too. */
export function cellType(attribute: string | undefined): string {
  return attribute === undefined || attribute === 'n' ? '' : attribute;
}

/** Makes rows of text from what a sheet stores, no matter which reader. Throws `WorkbookFault` at what Excel would not open either. */
export type RowBuilder = {
  /** `number` as the row's `r` writes it; '' when it has none, and so follows the one before. `hidden`: whether it is not shown. */
  start(number: string, hidden?: boolean): void;
  cell(cell: StoredCell): void;
  end(): void;
  /** Forgets the row that was started. */
  discard(): void;
  /** True when the rows that wait to be taken hold as many cells as one batch may. */
  full(): boolean;
  /** The rows since the last call. */
  take(): readonly SheetRow[];
};

export function createRowBuilder(source: CellSource, counts: RowCounts): RowBuilder {
  let rows: SheetRow[] = [];
  let waitingCells = 0;
  let lastRow = 0;
  let row = 0;
  let column = 0;
  let cells: string[] = [];
  const marks = createRowMarks();
  let shown: (ShownCell | undefined)[] | undefined;
  let uncalculated = 0;
  let uncalculatedColumn = 0;
  let isHidden = false;
  let errors = 0;
  let errorColumn = 0;
  let characters = 0;

  function place(text: string, mark: CellMark, other: ShownCell | undefined): void {
    const index = Math.min(column - 1, limits.maxColumns);
    const width = cells.length;
    if (width < index) {
      cells.length = index;
      cells.fill('', width);
    }
    if (cells[index] !== undefined && cells[index] !== '' && column <= limits.maxColumns) throw twice(row, column);
    cells[index] = text;
    if (mark !== 0) marks.set(index, mark);
    if (other === undefined) return;
    shown ??= [];
    shown[index] = other;
  }

  return {
    start(number, hidden = false) {
      row = number === '' ? lastRow + 1 : (rowNumber(number) ?? 0);
      if (row <= lastRow || row > limits.maxSheetRows)
        throw new WorkbookFault(damagedRow(lastRow + 1, plain`diikuti nomor baris yang tidak urut`));
      column = 0;
      uncalculated = 0;
      isHidden = hidden;
      errors = 0;
      cells = [];
      shown = undefined;
      marks.clear();
    },
    cell(cell) {
      column = cell.column === 0 ? column + 1 : cell.column;
      if (column > limits.maxSheetColumns) throw new WorkbookFault(damagedCell(row, column, plain`berada di luar lembar`));
      if (cell.stored === '') {
        if (!cell.formula || cell.type !== '') return;
        if (uncalculated === 0) uncalculatedColumn = column;
        uncalculated++;
        return;
      }
      if (cell.stored.length > limits.maxWorkbookTextCharacters)
        throw new WorkbookFault({ ...textTooLong, rowNumber: row, fieldNumber: column });
      const text = cellText(cell, source);
      if (text === undefined) throw new WorkbookFault(damagedCell(row, column, plain`menunjuk teks yang tidak ada`));
      if (text === '') return;
      if (cell.type === 'e') {
        if (errors === 0) errorColumn = column;
        errors++;
      }
      characters += text.length;
      if (characters > limits.maxSheetCharacters) throw new WorkbookFault(tooManyCharacters);
      const format = source.styles[cell.style];
      place(text, markOf(cell.type, text, format), shownOf(cell, text, source));
    },
    end() {
      lastRow = row;
      const rowMarks = marks.ofRow();
      if (rowMarks !== undefined || shown !== undefined) rows.push(withFacts({ rowNumber: row, cells }, rowMarks, shown));
      else if (cells.length > 0) rows.push({ rowNumber: row, cells });
      else if (counts.blankRows !== undefined) counts.blankRows++;
      waitingCells += cells.length;
      if (isHidden && cells.length > 0) {
        counts.firstHiddenRow ??= row;
        counts.hiddenRows++;
      }
      if (uncalculated > 0) {
        counts.uncalculatedRow ??= row;
        counts.uncalculatedColumn ??= uncalculatedColumn;
        counts.uncalculated += uncalculated;
      }
      if (errors === 0) return;
      counts.firstErrorRow ??= row;
      counts.firstErrorColumn ??= errorColumn;
      counts.errorCells += errors;
    },
    discard() {
      cells = [];
      shown = undefined;
      marks.clear();
    },
    full: () => waitingCells >= limits.maxBatchCells,
    take() {
      const taken = rows;
      rows = [];
      waitingCells = 0;
      return taken;
    },
  };
}

function withFacts(row: SheetRow, marks: SheetRow['marks'], shown: SheetRow['shown']): SheetRow {
  return { ...row, ...(marks === undefined ? {} : { marks }), ...(shown === undefined ? {} : { shown }) };
}

function twice(row: number, column: number): WorkbookFault {
  return new WorkbookFault(damagedCell(row, column, plain`tercantum dua kali`));
}

function shownOf({ type, style, stored, rich }: StoredCell, text: string, { texts, styles }: CellSource): ShownCell | undefined {
  const format = styles[style];
  if (type === '') return shownCell(text, format, stored);
  if (type === 's') return texts.shown(textNumber(stored)) ?? shownTextCell(text, format);
  return type === 'str' || type === 'inlineStr' ? (rich ?? shownTextCell(text, format)) : undefined;
}

/** Undefined when the cell names a shared text that isn't there. Types: ECMA-376 part 1, 18.18.11 (ST_CellType). */
function cellText({ type, style, stored }: StoredCell, { texts, styles, date1904 }: CellSource): string | undefined {
  switch (type) {
    case 's':
      return texts.get(textNumber(stored));
    case 'str':
    case 'inlineStr':
      return decodeEscapes(stored);
    case 'b':
      return booleanText(stored.trim());
    case 'e':
      return stored.trim();
    case 'd':
      return isoText(stored.trim());
    default: {
      const format = styles[style];
      const dated = format?.kind === 'date' ? serialText(stored.trim(), format, date1904) : undefined;
      return dated ?? numberText(stored);
    }
  }
}

const [zero, nine] = [0x30, 0x39];

/** The number of a shared text; -1 for what is none. */
function textNumber(stored: string): number {
  const digits = stored.trim();
  if (digits.length === 0 || digits.length > 9) return -1;
  let number = 0;
  for (let at = 0; at < digits.length; at++) {
    const code = digits.charCodeAt(at);
    if (code < zero || code > nine) return -1;
    number = number * 10 + code - zero;
  }
  return number;
}

function booleanText(stored: string): string {
  if (stored === '1' || stored === 'true') return 'TRUE';
  return stored === '0' || stored === 'false' ? 'FALSE' : stored;
}

/** A date cell of the strict form (ISO 8601) as a serial number's text is written: midnight is a date alone, seconds are always there. */
function isoText(stored: string): string {
  const [, date = '', time = '', seconds = ':00'] = /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d)?(:\d\d)?(?:\.\d+)?Z?$/.exec(stored) ?? [];
  if (date === '' && time === '') return stored;
  if (time === '' || (date !== '' && `${time}${seconds}` === '00:00:00')) return date;
  return `${date}${date === '' ? '' : 'T'}${time}${seconds}`;
}
