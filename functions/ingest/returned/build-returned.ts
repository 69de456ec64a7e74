import type { Note } from '../../excel-writer/notes.ts';
import type { SheetPlan } from '../../excel-writer/sheet.ts';
import { badRowsSheetName, ownSheetNames, sheetNameOf } from '../../excel-writer/sheet-names.ts';
import { writeWorkbook } from '../../excel-writer/write-workbook.ts';
import { limits } from '../../limits.ts';
import { numberText } from '../../messages/number.ts';
import { fileColumnOf, type NormalForm } from '../../model/normal-form.ts';
import { matchLabels } from '../../standards/labels/match-labels.ts';
import type { StandardContent } from '../../standards/standard.ts';
import { textFormat } from '../../standards/types/text-format.ts';
import type { Report } from '../report.ts';
import { badRowsSheet } from './bad-rows-sheet.ts';
import type { JudgedTable } from './judged-table.ts';
import { markWorkbook } from './mark-workbook.ts';
import { inNewSheet, inOwnSheet, marksOf } from './marks.ts';
import { mendSheet, type Place } from './mend-sheet.ts';
import { readNormalForm } from './read-normal-form.ts';
import { tableSheet } from './table-sheet.ts';

export type RejectedFile = {
  /** The clerk's file, and its name as the clerk knows it. */
  readonly path: string;
  readonly fileName: string;
  readonly table: JudgedTable;
  readonly report: Report;
};

/**
 * Writes the returned workbook of a rejected file to `target`: the clerk's own workbook marked, or a text file's table as a new one. Gives
 * `too-large` for a workbook past the limits of `limits.ts`. Throws for one that can't be written.
 */
export async function buildReturned(file: RejectedFile, target: string): Promise<'written' | 'too-large'> {
  const { sheetName, container } = file.table.form.dialect;
  if (container === 'workbook') return markOwn(file, sheetName ?? '', target);
  await writeWorkbook(target, await sheetsOf(file));
  return 'written';
}

function markOwn({ path, table, report }: RejectedFile, sheetName: string, target: string): Promise<'written' | 'too-large'> {
  const { form, content } = table;
  const place: Place = { sheetName, headerRow: form.headerRow, column: inOwnSheet, row: (rowNumber) => rowNumber, remarks: [] };
  const marking = {
    sheetName,
    headerRow: form.headerRow,
    marks: marksOf(report, form.headerRow, inOwnSheet),
    corrections: table.corrections.map(({ rowNumber, column, value }) => ({ row: rowNumber, column: fileColumnOf(form, column), value })),
    textColumns: identifierColumns(content, form),
    firstSheet: mendSheet(report, place),
  };
  return markWorkbook(path, marking, target);
}

/** The columns in the clerk's own file that must keep every digit. */
function identifierColumns({ fields }: StandardContent, form: NormalForm): Set<number> {
  const { columns } = matchLabels(fields, form);
  const found = fields.flatMap(({ format = '', referenceCodes }, index) => {
    const column = columns[index];
    return column !== undefined && (textFormat(format)?.isCode || referenceCodes !== undefined) ? [fileColumnOf(form, column)] : [];
  });
  return new Set(found);
}

async function sheetsOf(file: RejectedFile): Promise<SheetPlan[]> {
  const { table, report } = file;
  const incomplete = whyIncomplete(file);
  if (incomplete !== undefined) return badRows(file, incomplete);
  const { form } = table;
  const sheetName = sheetNameOf(file.fileName.replace(/\.[^.]*$/, ''), ownSheetNames);
  const column = inNewSheet(form);
  const marks: Note[] = marksOf(report, form.headerRow, column);
  const place: Place = { sheetName, headerRow: form.headerRow, column, row: (rowNumber) => rowNumber, remarks: [] };
  const { labels, headerRow } = form;
  return [
    mendSheet(report, place),
    tableSheet({ name: sheetName, labels, headerRow, records: readNormalForm(table.path, table.corrections), marks }),
  ];
}

/** Why the workbook can't hold the whole table: then it holds the rows to correct, and must not be taken for the file. */
function whyIncomplete({ table, report }: RejectedFile): string | undefined {
  const { form } = table;
  const unread = report.stats.rows - form.rows;
  if (unread > 0) return `${numberText(unread)} baris tidak terbaca, sehingga tidak dapat disalin ke sini.`;
  if (form.bytes > limits.maxReturnedTableBytes) return 'Berkas Anda terlalu besar untuk disalin seluruhnya ke sini.';
  if (form.rows + form.headerRow > limits.maxExcelRows) return 'Baris berkas Anda lebih banyak daripada yang muat di satu lembar Excel.';
  return undefined;
}

async function badRows({ table, report }: RejectedFile, why: string): Promise<SheetPlan[]> {
  const sheet = await badRowsSheet(table, report);
  const remarks = [
    `${why} Lembar “${badRowsSheetName}” hanya memuat baris yang salah: perbaiki di berkas asli Anda, lalu unggah berkas itu.`,
  ];
  const place: Place = {
    sheetName: badRowsSheetName,
    headerRow: 1,
    column: sheet.column,
    row: (rowNumber) => sheet.places.get(rowNumber),
    remarks,
  };
  return [mendSheet(report, place), sheet.plan];
}
