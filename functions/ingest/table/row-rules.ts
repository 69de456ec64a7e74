import { limits } from '../../limits.ts';
import type { Finding, SkippedRow, SkipReason } from '../normal-form/form.ts';
import type { RowSink } from '../normal-form/row-sink.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isNote } from './around-table.ts';
import { createFillDown } from './fill-down.ts';
import type { FindingLog } from './finding-log.ts';
import { isNumber } from './header-levels.ts';
import { labelText } from './label-text.ts';
import { createNextTable } from './next-table.ts';
import type { RowPlan } from './plan-rows.ts';
import type { TableRow } from './table-row.ts';
import * as words from './words.ts';

/** What becomes of each row below the header: data, blank, note, header once more, the start of another table. */
export type RowRules = {
  /** False once the rest can't belong to this table. */
  readonly take: (row: TableRow) => boolean;
  /** After the last row. */
  readonly finish: () => void;
  readonly skipped: () => { readonly listed: readonly SkippedRow[]; readonly count: number };
  readonly warnings: () => readonly Finding[];
};

/** A row with one filled cell: data, a heading of what follows, or a note at the end. */
type LoneRow = { readonly row: TableRow; readonly text: string; readonly afterGap: boolean };

/** A note in free words directly under the data is a sentence; fewer words may be the last row's name. */
const sentenceWords = 4;

/** Rules for the rows under the header of `plan`, writing to `sink`; what is wrong goes to `log`. */
export function createRowRules(plan: RowPlan, merged: readonly MergedRange[], sink: RowSink, log: FindingLog): RowRules {
  const skipped: SkippedRow[] = [];
  let skippedCount = 0;
  const skip = ({ rowNumber }: TableRow, reason: SkipReason) => {
    if (skipped.length < limits.maxSkippedListed) skipped.push({ rowNumber, reason });
    skippedCount++;
  };
  const keep = createColumnFilter(plan, log);
  const fillDown = createFillDown(merged, plan.lastRow);
  const nextTable = createNextTable(plan.kept, merged);
  const isHeaderAgain = createHeaderComparison(plan);
  const wide = merged.filter(({ firstColumn, lastColumn }) => lastColumn > firstColumn);
  const mergedRows = new Set(wide.map(({ firstRow }) => firstRow));
  const fields = plan.kept.flatMap((kept, index) => (kept ? [index + 1] : []));
  let waiting: LoneRow[] = [];
  let previous = plan.lastRow;
  let gap = false;
  let heading = false;

  function write(row: TableRow): void {
    const { rowNumber } = row;
    const own = keep(row.cells, rowNumber);
    const { cells, marks } = fillDown.any ? fillDown.fill({ ...row, cells: own }) : { cells: own, marks: row.marks };
    const fault = sink.write(rowNumber, keptOf(cells), marks && keptOf(marks));
    if (fault === undefined) nextTable.learn(row.cells);
    else if (fault.kind === 'too-long') log.add(words.longRecord(rowNumber, limits.maxRecordBytes));
    else log.add(words.controlByte(rowNumber, fields[fault.field - 1] ?? fault.field));
  }

  function keptOf<T>(items: readonly T[]): readonly T[] {
    return plan.labels.length === plan.kept.length ? items : items.filter((_, index) => plan.kept[index]);
  }

  function writeWaiting(): void {
    for (const { row } of waiting) write(row);
    waiting = [];
  }

  function wait(row: TableRow, text: string): void {
    heading = true;
    if (isNote(text)) {
      skip(row, 'note');
      return;
    }
    waiting.push({ row, text, afterGap: gap });
    if (waiting.length > limits.maxFooterRows) writeWaiting();
  }

  return {
    take(row) {
      const first = row.cells.findIndex((cell) => cell.trim() !== '');
      gap ||= row.rowNumber > previous + 1;
      previous = row.rowNumber;
      if (first < 0) {
        skip(row, 'blank');
        gap = true;
        return true;
      }
      const lone = row.cells.every((cell, index) => index <= first || cell.trim() === '');
      if (lone && plan.labels.length > 1) {
        wait(row, row.cells[first] ?? '');
        return true;
      }
      if (isHeaderAgain(row, first)) {
        for (const { row: title } of waiting) skip(title, 'title');
        waiting = [];
        skip(row, 'repeated-header');
        return true;
      }
      if (gap && heading && nextTable.startsAt(row)) {
        log.add(words.severalTables(plan.headerRow, row.rowNumber));
        return false;
      }
      writeWaiting();
      write(row);
      gap = false;
      heading = false;
      return true;
    },
    finish() {
      const from = waiting.findIndex(
        ({ row, text, afterGap }) => sink.rows() > 0 && !isNumber(text) && (afterGap || mergedRows.has(row.rowNumber) || isSentence(text)),
      );
      const notes = from < 0 ? [] : waiting.splice(from);
      writeWaiting();
      for (const { row } of notes) skip(row, 'note');
    },
    skipped: () => ({ listed: skipped.toSorted((one, other) => one.rowNumber - other.rowNumber), count: skippedCount }),
    warnings: () => {
      const { cells, firstRow } = fillDown.filled();
      return firstRow === undefined ? [] : [words.filledDown(cells, firstRow)];
    },
  };
}

function isSentence(text: string): boolean {
  return text.trim().split(/\s+/, sentenceWords).length === sentenceWords;
}

/** Cuts or lengthens a row to the table's columns; the first data found outside them, or in a column left out, is a finding. */
function createColumnFilter({ kept, headerRow }: RowPlan, log: FindingLog) {
  const reported = new Set<number>();
  const width = kept.length;
  const allKept = kept.every(Boolean);
  const check = (cell: string | undefined, index: number, rowNumber: number) => {
    if (cell === undefined || cell.trim() === '' || reported.has(index)) return;
    log.add(words.blankLabel(headerRow, index + 1, rowNumber));
    reported.add(index);
  };
  return (cells: readonly string[], rowNumber: number): readonly string[] => {
    if (allKept && cells.length === width) return cells;
    for (let index = width; index < cells.length; index++) check(cells[index], index, rowNumber);
    if (!allKept) for (let index = 0; index < width; index++) if (kept[index] === false) check(cells[index], index, rowNumber);
    const own = cells.slice(0, width);
    while (own.length < width) own.push('');
    return own;
  };
}

/** True for a row that says the same as a row of the header: printed again on each page. */
function createHeaderComparison({ header }: RowPlan) {
  const texts = header.map(({ cells }) => cells.map(labelText));
  // Asked of every row, so without making a label of its text.
  const firstCells = header.map(({ cells }) => cells.find((cell) => cell.trim() !== '') ?? '');
  const starts = new Set(firstCells.flatMap((cell) => [cell, labelText(cell)]));
  return ({ cells }: TableRow, first: number): boolean => {
    if (!starts.has(cells[first] ?? '')) return false;
    return texts.some((labels) => {
      const width = Math.max(labels.length, cells.length);
      return Array.from({ length: width }, (_, index) => labelText(cells[index] ?? '') === (labels[index] ?? '')).every(Boolean);
    });
  };
}
