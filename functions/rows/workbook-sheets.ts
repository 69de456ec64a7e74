import { meaningOf, typeNoun } from '../datasets/template/field-messages.ts';
import type { Cell, Row, SheetPlan } from '../excel-writer/sheet.ts';
import { sheetNameOf } from '../excel-writer/sheet-names.ts';
import type { Look } from '../excel-writer/styles.ts';
import { limits } from '../limits.ts';
import { knownLicence } from '../model/metadata/licence.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { FileAbout, WorkbookCells, WorkbookColumn } from './row-query.port.ts';

/** What a workbook holds of a version. */
export type WorkbookContent = {
  readonly cells: WorkbookCells;
  readonly about: FileAbout;
  /** When the version was published. */
  readonly publishedAt: string;
  readonly fields: readonly Field[];
  /** What was chosen of its rows; the whole where nothing is said. */
  readonly chosen?: string;
};

const guideName = 'Keterangan';
const label: Look = { text: true, bold: true, fill: 'D9E1F2', wrap: true };
const wrapped: Look = { text: true, wrap: true };
const heading: Look = { text: true, bold: true, size: 16 };

/** Days and months as they are written in Indonesia; whole numbers without groups, since codes and years have none. */
const looks: Readonly<Record<WorkbookColumn['kind'], Look>> = {
  text: { text: true },
  integer: { numberFormat: '0' },
  number: { numberFormat: 'General' },
  date: { numberFormat: 'dd/mm/yyyy' },
  datetime: { numberFormat: 'dd/mm/yyyy hh:mm:ss' },
};

const becauseWords: Readonly<Record<NonNullable<WorkbookColumn['because']>, string>> = {
  digits: `Disimpan sebagai teks: ada angka dengan lebih dari ${limits.maxExcelDigits} angka, yang akan dibulatkan Excel.`,
  days: 'Disimpan sebagai teks: ada tanggal di luar yang dikenal Excel (1 Maret 1900 sampai 9999), atau waktu dengan pecahan detik.',
};

/** The rows, and a sheet that says what they are. Every cell is a text, a number or a day, never a formula (T25). */
export function workbookSheets(content: WorkbookContent): SheetPlan[] {
  return [dataSheet(content), guideSheet(content)];
}

function dataSheet({ cells: { columns, rows }, about }: WorkbookContent): SheetPlan {
  const notes = columns.flatMap(({ because }, index) =>
    because === undefined ? [] : [{ row: 1, column: index + 1, text: becauseWords[because] }],
  );
  return {
    name: sheetNameOf(about.title ?? '', [guideName]),
    columns: columns.map(({ title, kind }) => ({ width: widthOf(title), look: looks[kind] })),
    rows: dataRows(columns, rows),
    frozenRows: 1,
    notes,
    allText: true,
    printWide: true,
  };
}

function widthOf(title: string): number {
  return Math.min(limits.maxTemplateColumnWidth, Math.max(12, title.length + 4));
}

async function* dataRows(columns: readonly WorkbookColumn[], rows: WorkbookCells['rows']): AsyncGenerator<Row> {
  yield { cells: columns.map(({ title }) => ({ text: title, look: label })) };
  const lookOf = columns.map(({ kind }) => looks[kind]);
  for await (const row of rows) yield { cells: row.map((value, index) => dataCell(value, lookOf[index])) };
}

function dataCell(value: string | number | null, look: Look | undefined): Cell | undefined {
  if (value === null || look === undefined) return undefined;
  return typeof value === 'number' ? { number: value, look } : { text: value, look };
}

const columnLabels = ['Kolom', 'Nama di API', 'Jenis', 'Arti', 'Catatan'];
const widths = [30, 24, 18, 60, 50];

function guideSheet({ about, publishedAt, cells, fields, chosen }: WorkbookContent): SheetPlan {
  const facts: [string, string | undefined][] = [
    ['OPD', about.publisher],
    ['Versi', about.version],
    ['Diterbitkan', publishedAt.slice(0, 10)],
    ['Lisensi', about.licence === undefined ? undefined : licenceWords(about.licence)],
    ['Alamat sumber', about.homepage],
    ['Pilihan', chosen],
  ];
  const rows: Row[] = [
    { cells: [{ text: about.title ?? '', look: heading }], height: 24 },
    ...facts.flatMap(([name, words]) => (words === undefined ? [] : [{ cells: [textCell(name, label), textCell(words)] }])),
    { cells: [] },
    { cells: columnLabels.map((text) => textCell(text, label)) },
    ...cells.columns.map((column) => ({ cells: columnTexts(column, fields).map((text) => textCell(text)) })),
  ];
  return { name: guideName, columns: widths.map((width) => ({ width })), rows, printWide: true };
}

function textCell(text: string, look: Look = wrapped): Cell {
  return { text, look };
}

function columnTexts({ title, because }: WorkbookColumn, fields: readonly Field[]): string[] {
  const field = fields.find((known) => titleOf(known) === title);
  const note = because === undefined ? '' : becauseWords[because];
  return field ? [title, field.name, typeNoun(field), meaningOf(field), note] : [title, title, '', '', note];
}

function licenceWords(licence: string): string {
  const known = knownLicence(licence);
  return known ? `${known.name} (${known.path})` : licence;
}
