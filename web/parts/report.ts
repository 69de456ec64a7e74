import { columnTypeText } from '../../functions/messages/column-type.ts';
import { guidesFor } from '../../functions/messages/guide.ts';
import { numberText } from '../../functions/messages/number.ts';
import type { Field, Finding, Report } from './api-nouns.ts';
import { changesParts } from './changes.ts';
import { conservationText } from './conservation-text.ts';
import { element, stackedTable } from './elements.ts';
import { columnText, whyText } from './finding-words.ts';
import { guideLinks } from './guide-links.ts';
import { readingParts } from './reading.ts';
import { setAsideParts } from './set-aside.ts';
import { titleIn } from './standard-words.ts';

const shownFindings = 100;

/** What a page adds to a report: the columns' titles, an input for each bad cell with what sends them, and how many rows were left out. */
export type ReportExtras = {
  /** Of the standard that it was checked with, where there is one. */
  readonly fields?: readonly Field[];
  readonly periodField?: string | undefined;
  readonly inputOf?: (finding: Finding) => HTMLElement | undefined;
  readonly afterErrors?: readonly HTMLElement[];
  readonly leftOut?: number | undefined;
  /** Instead of how much is right, of a file about which something was asked. */
  readonly asked?: string | undefined;
};

/** Summary, errors, rows set aside, warnings, how the file was read; then the columns, folded. */
export function reportParts(report: Report, { fields = [], periodField, ...extras }: ReportExtras = {}): HTMLElement[] {
  const { inputOf, afterErrors = [], leftOut, asked } = extras;
  const { stats, errors, warnings = [], columns, personalColumns = [], dialect } = report;
  const list = { fields, isWorkbook: dialect?.container === 'workbook' };
  const personalTitles = personalColumns.map((name) => titleIn(fields, name));
  const personal = personalColumns.length > 0 ? [element('p', {}, `Kolom data pribadi: ${personalTitles.join(', ')}.`)] : [];
  const notes = warnings.filter((warning) => !isSetAside(report, warning));
  const caption = leftOut === undefined ? 'Yang harus diperbaiki' : 'Yang belum dimuat, dan mengapa';
  return [
    element('p', {}, [asked ?? summaryOf(report, leftOut), conservationText(report)].filter(Boolean).join(' ')),
    ...personal,
    ...findings({ ...list, caption, all: errors, total: stats.errors, inputOf }),
    ...guideLinks(guidesFor(errors.length > 0 ? errors : notes, personalColumns)),
    ...afterErrors,
    ...setAsideParts(report),
    ...findings({ ...list, caption: 'Catatan (tidak menghalangi)', all: notes, total: notes.length }),
    ...readingParts(report, { fields, periodField }),
    ...changesParts(report),
    ...(columns.length > 0 ? [columnsTable(columns, fields)] : []),
  ];
}

/** It is told among the rows that are no data already. */
function isSetAside({ setAside = [] }: Report, { type, rowNumber }: Finding): boolean {
  return type === 'total-row' && setAside.some((row) => row.rowNumber === rowNumber);
}

/** Where every row that was read is sound, the fault is in the form of the file. */
function summaryOf({ valid, stats: { rows, validRows, errors } }: Report, leftOut: number | undefined): string {
  if (valid) return `Semua ${numberText(rows)} baris sah.`;
  if (leftOut !== undefined) {
    return `${numberText(rows - leftOut)} dari ${numberText(rows)} baris sah dan dimuat; ${numberText(leftOut)} baris belum dimuat.`;
  }
  if (validRows === rows)
    return `${numberText(errors)} kesalahan pada susunan berkas. Seluruh berkas ditolak; tidak ada yang berubah pada dataset.`;
  const counted = `${numberText(errors)} kesalahan; ${numberText(validRows)} dari ${numberText(rows)} baris sah.`;
  return `${counted} Seluruh berkas ditolak; tidak ada yang berubah pada dataset.`;
}

type List = {
  readonly caption: string;
  readonly all: readonly Finding[];
  readonly total: number;
  readonly fields: readonly Field[];
  /** Whose columns have letters. */
  readonly isWorkbook: boolean;
  readonly inputOf?: ReportExtras['inputOf'];
};

function findings({ caption, all, total, fields, isWorkbook, inputOf }: List): HTMLElement[] {
  if (all.length === 0) return [];
  const shown = all.slice(0, shownFindings);
  const rest =
    total > shown.length ? [element('p', {}, `Ditampilkan ${numberText(shown.length)} yang pertama dari ${numberText(total)}.`)] : [];
  const headers = ['Baris', 'Kolom', 'Mengapa', 'Cara memperbaiki'];
  const cells = shown.map((finding) => {
    const { rowNumber, mend } = finding;
    const words = [
      rowNumber === undefined ? 'semua' : String(rowNumber),
      columnCell(finding, fields, isWorkbook),
      whyText(finding, fields),
      mend,
    ];
    return inputOf ? [...words, inputOf(finding) ?? 'di berkasnya'] : words;
  });
  return [stackedTable(caption, inputOf ? [...headers, 'Perbaiki di sini'] : headers, cells), ...rest];
}

function columnCell(finding: Finding, fields: readonly Field[], isWorkbook: boolean): HTMLElement {
  const { title, place } = columnText(finding, fields, isWorkbook);
  return element('span', {}, title, ...(place === undefined ? [] : [element('span', { class: 'meta' }, ` ${place}`)]));
}

function columnsTable(columns: Report['columns'], fields: readonly Field[]): HTMLElement {
  const cells = columns.map(({ name, type, errors, missing }) => [
    titleIn(fields, name),
    columnTypeText(type),
    numberText(errors),
    numberText(missing),
  ]);
  return element(
    'details',
    { class: 'part' },
    element('summary', {}, `Kolom yang diperiksa (${numberText(columns.length)})`),
    stackedTable('Kolom', ['Kolom', 'Jenis', 'Kesalahan', 'Kosong'], cells),
  );
}
