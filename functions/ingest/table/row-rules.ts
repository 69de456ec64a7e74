import { limits } from '../../limits.ts';
import type { Accounting, Finding, SetAsideReason, SkippedRow, SkipReason } from '../../model/normal-form.ts';
import { createSetAside, groupLine, setAsideRow, textOfRow } from '../accounting/set-aside.ts';
import type { RowSink } from '../normal-form/row-sink.ts';
import type { MergedRange } from '../workbook/workbook.ts';
import { isNoteInTwoCells } from './around-table.ts';
import { createFillDown } from './fill-down.ts';
import type { FindingLog } from './finding-log.ts';
import { findFooter, footerReason } from './footer.ts';
import { groupName, kindsOfLoneRows, type PlacedLoneRow } from './group-line.ts';
import { type GroupLabel, groupsRead } from './group-messages.ts';
import { createHeaderComparison } from './header-again.ts';
import { createMergedAcross } from './merged-across.ts';
import * as messages from './messages.ts';
import { createNextTable } from './next-table.ts';
import type { RowPlan } from './plan-rows.ts';
import { filledCells, isBlank, type TableRow } from './table-row.ts';

/** What becomes of each row below the header: data, blank, note, header once more, the start of another table. */
export type RowRules = {
  /** False once the rest can't belong to this table. */
  readonly take: (row: TableRow) => boolean;
  /** After the last row. */
  readonly finish: () => void;
  readonly skipped: () => { readonly listed: readonly SkippedRow[]; readonly count: number };
  /** `above` is how many rows that are not blank stand above the data, header and column numbers not counted. */
  readonly accounting: (above: number) => Accounting;
  readonly warnings: () => readonly Finding[];
};

/** A row with one filled cell: data, a heading of what follows, or a note at the end. */
type WaitingRow = PlacedLoneRow & { readonly row: TableRow };

/** Rules for the rows under the header of `plan`, writing to `sink`; what is wrong goes to `log`. */
export function createRowRules(plan: RowPlan, merged: readonly MergedRange[], sink: RowSink, log: FindingLog): RowRules {
  const skipped: SkippedRow[] = [];
  let skippedCount = 0;
  const skip = ({ rowNumber }: TableRow, reason: SkipReason) => {
    if (skipped.length < limits.maxSkippedListed) skipped.push({ rowNumber, reason });
    skippedCount++;
  };
  const aside = createSetAside(plan.setAside);
  const setAside = (row: TableRow, reason: SetAsideReason) => {
    skip(row, reason);
    aside.add(setAsideRow(row.rowNumber, reason, row.cells));
  };
  const keep = createColumnFilter(plan, log);
  const fillDown = createFillDown(merged, plan.lastRow);
  const mergedAcross = createMergedAcross(merged, plan.lastRow);
  const header = plan.header.map(({ cells }) => cells);
  const nextTable = createNextTable(plan.kept, merged, header);
  const isHeaderAgain = createHeaderComparison(header);
  const spansTable = createSpans(plan, merged);
  const fields = plan.kept.flatMap((kept, index) => (kept ? [index + 1] : []));
  const counts = { read: 0, refused: 0 };
  let waiting: WaitingRow[] = [];
  /** From a note in two cells on, what may be notes: data where a row of data follows. */
  const notes: TableRow[] = [];
  let previous = plan.lastRow;
  let gap = false;
  let heading = '';
  let group = plan.groups?.first ?? '';
  let lines = group === '' ? 0 : 1;

  function write(row: TableRow): void {
    const { rowNumber } = row;
    const own = keep(row.cells, rowNumber);
    const { cells, marks } = fillDown.any ? fillDown.fill({ ...row, cells: own }) : { cells: own, marks: row.marks };
    const kept = keptOf(cells);
    const fault = sink.write(rowNumber, plan.groups === undefined ? kept : [...kept, group], marks && keptOf(marks));
    if (fault === undefined) {
      nextTable.learn(row.cells);
      mergedAcross.learn(row);
      return;
    }
    counts.refused++;
    if (fault.kind === 'too-long') log.add(messages.longRecord(rowNumber, limits.maxRecordBytes));
    else log.add(messages.controlByte(rowNumber, fields[fault.field - 1] ?? fault.field));
  }

  function keptOf<T>(items: readonly T[]): readonly T[] {
    return plan.labels.length === plan.kept.length ? items : items.filter((_, index) => plan.kept[index]);
  }

  /** A line of its own becomes the group of the rows below it. */
  function beginGroup({ row, text }: WaitingRow, label: GroupLabel): void {
    group = groupName(text);
    lines++;
    skip(row, 'title');
    aside.add(groupLine(row.rowNumber, row.cells, label));
  }

  function settleWaiting(below: 'row' | 'header'): void {
    if (waiting.length === 0) return;
    const { groups } = plan;
    const kinds = kindsOfLoneRows(waiting, groups, below, plan.setAside);
    for (const [index, one] of waiting.entries()) {
      const kind = kinds[index] ?? 'data';
      if (kind === 'data') write(one.row);
      else if (kind !== 'group') setAside(one.row, kind);
      else if (groups !== undefined) beginGroup(one, groups.label);
    }
    waiting = [];
  }

  function writeWaiting(): void {
    for (const { row } of waiting) write(row);
    waiting = [];
  }

  function wait(row: TableRow, column: number): void {
    const text = row.cells[column] ?? '';
    heading = text;
    if (waiting.length >= limits.maxFooterRows) writeWaiting();
    waiting.push({ row, text, column, afterGap: gap, spansTable: spansTable(row.rowNumber, column), whole: true });
  }

  function mayBeNote(row: TableRow): boolean {
    if (notes.length >= limits.maxFooterRows) return false;
    if (notes.length > 0 && filledCells(row).length < 2) return true;
    return (notes.length > 0 || gap || row.rowNumber > previous + 1) && isNoteInTwoCells(row.cells);
  }

  function waitAsNotes(): void {
    for (const row of notes) {
      if (isBlank(row)) {
        skip(row, 'blank');
        continue;
      }
      counts.read++;
      const column = row.cells.findIndex((cell) => cell.trim() !== '');
      const inTwoCells = filledCells(row).length > 1;
      waiting.push({ row, text: textOfRow(row.cells), column, afterGap: true, spansTable: false, whole: true, inTwoCells });
    }
  }

  function take(row: TableRow): boolean {
    const first = row.cells.findIndex((cell) => cell.trim() !== '');
    gap ||= row.rowNumber > previous + 1;
    previous = row.rowNumber;
    if (first < 0) {
      skip(row, 'blank');
      gap = true;
      return true;
    }
    counts.read++;
    const lone = row.cells.every((cell, index) => index <= first || cell.trim() === '');
    if (lone && plan.labels.length > 1) {
      wait(row, first);
      return true;
    }
    if (isHeaderAgain(row.cells, row.cells[first])) {
      settleWaiting('header');
      setAside(row, 'repeated-header');
      return true;
    }
    if (gap && nextTable.startsAt(row, heading)) {
      log.add(messages.severalTables(plan.headerRow, row.rowNumber));
      return false;
    }
    settleWaiting('row');
    write(row);
    gap = false;
    heading = '';
    return true;
  }

  return {
    take(row) {
      if (mayBeNote(row)) {
        notes.push(row);
        return true;
      }
      return notes.splice(0).every(take) && take(row);
    },
    finish() {
      waitAsNotes();
      const { from, signed } = findFooter(waiting, plan.nameWords);
      const footer = waiting.splice(from);
      writeWaiting();
      for (const [index, { row }] of footer.entries()) setAside(row, footerReason(from + index, signed));
    },
    skipped: () => ({ listed: skipped.toSorted((one, other) => one.rowNumber - other.rowNumber), count: skippedCount }),
    accounting: (above) => ({ read: above + counts.read, refused: counts.refused, setAside: aside.result() }),
    warnings: () => [
      ...fillDown.warnings(fields, plan.labels),
      ...mergedAcross.warnings(),
      ...(plan.groups === undefined ? [] : [groupsRead(plan.groups.label, lines)]),
    ],
  };
}

/** True for a cell that the file itself says spans the table from there to its last column: a heading or a note, no record. */
function createSpans(plan: RowPlan, merged: readonly MergedRange[]) {
  const width = plan.kept.length;
  const spans = new Map(
    merged.filter(({ lastColumn, firstColumn }) => lastColumn > firstColumn && lastColumn >= width).map((range) => [range.firstRow, range]),
  );
  return (rowNumber: number, index: number): boolean => spans.get(rowNumber)?.firstColumn === index + 1;
}

/** Cuts or lengthens a row to the table's columns; the first data found outside them, or in a column left out, is a finding. */
function createColumnFilter({ kept, headerRow }: RowPlan, log: FindingLog) {
  const reported = new Set<number>();
  const width = kept.length;
  const allKept = kept.every(Boolean);
  const check = (cell: string | undefined, index: number, rowNumber: number) => {
    if (cell === undefined || cell.trim() === '' || reported.has(index)) return;
    log.add(messages.blankLabel(headerRow, index + 1, rowNumber));
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
