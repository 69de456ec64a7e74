import type { Note } from '../../excel-writer/notes.ts';
import type { NormalForm } from '../../model/normal-form.ts';
import type { Report, ReportError } from '../report.ts';

/** The colour of a cell that needs mending. No colour that Excel offers: a cell that wears it was marked by us, and may be unmarked. */
export const markFill = 'FFC8CD';

/** Where an error stands in the workbook that is given back, and the whole of what is said there. */
export type Mark = Note;

/** The column in the sheet (from 1) of a column of the clerk's file; undefined where the sheet doesn't have it. */
export type PlaceColumn = (fieldNumber: number) => number | undefined;

/** In the clerk's own sheet every column is where it was. */
export const inOwnSheet: PlaceColumn = (fieldNumber) => fieldNumber;

/** A sheet built again has the table's columns alone, behind `before` others: readers drop columns that are wholly empty. */
export function inNewSheet({ fileColumns }: Pick<NormalForm, 'fileColumns'>, before = 0): PlaceColumn {
  const places = new Map(fileColumns.map((column, index) => [column, before + index + 1]));
  return (fieldNumber) => places.get(fieldNumber);
}

/**
 * The cells to mark, one mark per cell however many errors are in it. An error of a whole column is marked at its label;
 * a column that the file does not have can't be marked.
 */
export function marksOf(report: Pick<Report, 'errors'>, headerRow: number, place: PlaceColumn): Mark[] {
  const marks = new Map<string, Mark>();
  for (const error of report.errors) {
    const at = placeOf(error, headerRow, place);
    if (!at) continue;
    const key = `${at.row} ${at.column}`;
    const before = marks.get(key);
    const words = `${error.message}\n${error.mend}`;
    marks.set(key, { ...at, text: before ? `${before.text}\n\n${words}` : words });
  }
  return [...marks.values()].sort((a, b) => a.row - b.row || a.column - b.column);
}

/** The row and column of an error in the sheet: the start of its row where its column is unknown or not there. */
export function placeOf(error: ReportError, headerRow: number, place: PlaceColumn): { row: number; column: number } | undefined {
  const { fieldNumber, rowNumber } = error;
  if (fieldNumber === undefined) return rowNumber === undefined ? undefined : { row: rowNumber, column: 1 };
  return { row: rowNumber ?? headerRow, column: place(fieldNumber) ?? 1 };
}
