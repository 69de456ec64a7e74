import { separator } from '../../model/normal-form.ts';
import { isNoteInTwoCells } from '../table/around-table.ts';
import { createNextTable } from '../table/next-table.ts';
import { textOf } from './spans.ts';
import type { TablePlan } from './table-plan.ts';
import type { Tokeniser } from './tokenise.ts';

/**
 * Where the reading is between two regular records: behind a blank row, behind a heading. While it is anywhere of note, the tokeniser sends
 * it every record; a usual row costs nothing.
 */
export function createPlace(plan: TablePlan) {
  const { regularWidth } = plan;
  const nextTable = createNextTable(plan.kept, [], plan.headerCells);
  for (const { cells } of plan.firstRows) nextTable.learn(cells);
  let gapAt = -1;
  let heading = '';
  /** Behind a note in two cells; and the line where another table begins, if that is none. */
  let inNotes = false;
  let tableLine: number | undefined;

  function startsTable({ output, recordLine: rowNumber, rows }: Tokeniser, from: number, to: number): boolean {
    return gapAt === rows && nextTable.startsAt({ rowNumber, cells: textOf(output, from, to).split(separator) }, heading);
  }

  return {
    blank(tokeniser: Tokeniser): void {
      gapAt = tokeniser.rows;
      tokeniser.width = -1;
    },
    lone(tokeniser: Tokeniser, text: string, written: boolean): void {
      if (gapAt === tokeniser.rows && written) gapAt++;
      heading = text;
      tokeniser.width = -1;
    },
    regular(tokeniser: Tokeniser): void {
      gapAt = -1;
      heading = '';
      inNotes = false;
      tableLine = undefined;
      tokeniser.width = regularWidth;
    },
    isAfterGap: (rows: number) => gapAt === rows,
    mayBeNote: ({ output, rows }: Tokeniser, from: number, to: number) =>
      (inNotes || gapAt === rows) && isNoteInTwoCells(textOf(output, from, to).split(separator)),
    note(tokeniser: Tokeniser, from: number, to: number): void {
      if (startsTable(tokeniser, from, to)) tableLine ??= tokeniser.recordLine;
      gapAt = -1;
      heading = '';
      inNotes = true;
      tokeniser.width = -1;
    },
    /** The line where another table begins, if this record, or a note in two cells above it, is its header. */
    nextTable: (tokeniser: Tokeniser, from: number, to: number): number | undefined =>
      tableLine ?? (startsTable(tokeniser, from, to) ? tokeniser.recordLine : undefined),
  };
}
