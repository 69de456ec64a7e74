import type { Row, SheetPlan } from '../../excel-writer/sheet.ts';
import { badRowsSheetName } from '../../excel-writer/sheet-names.ts';
import type { Look } from '../../excel-writer/styles.ts';
import type { FileRow } from '../normal-form/read-records.ts';
import type { Report } from '../report.ts';
import type { JudgedTable } from './judged-table.ts';
import { inNewSheet, markFill, marksOf, type PlaceColumn } from './marks.ts';
import { readNormalForm } from './read-normal-form.ts';

const text: Look = { text: true };
const label: Look = { text: true, bold: true, fill: 'D9E1F2', wrap: true };
const marked: Look = { text: true, fill: markFill };

/**
 * The rows that are wrong, with their numbers before them, of a file that is too long or too broken to be copied. It bears a name that readers pass
 * over: uploaded, it would stand in the place of the whole.
 */
export async function badRowsSheet(
  { form, path, corrections }: JudgedTable,
  report: Report,
): Promise<{ plan: SheetPlan; column: PlaceColumn; places: ReadonlyMap<number, number> }> {
  const wanted = new Set(report.errors.flatMap(({ rowNumber }) => (rowNumber === undefined ? [] : [rowNumber])));
  const records = await pick(readNormalForm(path, corrections), wanted);
  const places = new Map(records.map(({ rowNumber }, index) => [rowNumber, index + 2]));
  // Behind the row numbers.
  const column = inNewSheet(form, 1);
  const notes = marksOf(report, 1, column).flatMap((mark) => {
    const row = mark.row === 1 && !wanted.has(1) ? 1 : places.get(mark.row);
    return row === undefined ? [] : [{ ...mark, row }];
  });
  const isMarked = new Set(notes.map(({ row, column }) => `${row} ${column}`));
  const look = (row: number, column: number, other: Look) => (isMarked.has(`${row} ${column}`) ? marked : other);
  const labels = ['Baris', ...form.labels];
  const header: Row = { cells: labels.map((words, index) => ({ text: words, look: look(1, index + 1, label) })) };
  const rows = records.map(({ rowNumber, cells }, index): Row => {
    return { cells: [String(rowNumber), ...cells].map((cell, place) => ({ text: cell, look: look(index + 2, place + 1, text) })) };
  });
  const columns = labels.map((words) => ({ width: Math.min(40, Math.max(10, words.length + 2)), look: text }));
  return { plan: { name: badRowsSheetName, columns, rows: [header, ...rows], frozenRows: 1, notes, allText: true }, column, places };
}

/** The report lists a bounded number of rows, so that these fit in memory; reading ends with the last of them. */
async function pick(records: AsyncIterable<FileRow>, wanted: ReadonlySet<number>): Promise<FileRow[]> {
  const picked: FileRow[] = [];
  for await (const record of records) {
    if (!wanted.has(record.rowNumber)) continue;
    picked.push(record);
    if (picked.length === wanted.size) break;
  }
  return picked;
}
