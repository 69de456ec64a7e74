import type { Finding, Report } from './answers.ts';
import { changesParts } from './changes.ts';
import { element, stackedTable } from './elements.ts';
import { numberText, typeText } from './words.ts';

const shownFindings = 100;

/** What a page adds to a report: an input for each bad cell with what sends them, and how many rows were left out. */
export type ReportExtras = {
  readonly inputOf?: (finding: Finding) => HTMLElement | undefined;
  readonly afterErrors?: readonly HTMLElement[];
  readonly leftOut?: number | undefined;
};

/** Summary, errors, warnings; then the columns, folded. */
export function reportParts(report: Report, { inputOf, afterErrors = [], leftOut }: ReportExtras = {}): HTMLElement[] {
  const { stats, errors, warnings = [], columns, personalColumns = [] } = report;
  const personal = personalColumns.length > 0 ? [element('p', {}, `Kolom data pribadi: ${personalColumns.join(', ')}.`)] : [];
  const caption = leftOut === undefined ? 'Yang harus diperbaiki' : 'Yang belum dimuat, dan mengapa';
  return [
    element('p', {}, summaryOf(report, leftOut)),
    ...personal,
    ...findings(caption, errors, stats.errors, inputOf),
    ...afterErrors,
    ...findings('Catatan (tidak menghalangi)', warnings, warnings.length),
    ...changesParts(report),
    ...(columns.length > 0 ? [columnsTable(columns)] : []),
  ];
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

function findings(caption: string, list: readonly Finding[], total: number, inputOf?: ReportExtras['inputOf']): HTMLElement[] {
  if (list.length === 0) return [];
  const shown = list.slice(0, shownFindings);
  const rest =
    total > shown.length ? [element('p', {}, `Ditampilkan ${numberText(shown.length)} yang pertama dari ${numberText(total)}.`)] : [];
  const headers = ['Baris', 'Kolom', 'Mengapa', 'Cara memperbaiki'];
  const cells = shown.map((finding) => {
    const { rowNumber, fieldName, message, mend } = finding;
    const words = [rowNumber === undefined ? 'semua' : String(rowNumber), fieldName ?? '–', message, mend];
    return inputOf ? [...words, inputOf(finding) ?? 'di berkasnya'] : words;
  });
  return [stackedTable(caption, inputOf ? [...headers, 'Perbaiki di sini'] : headers, cells), ...rest];
}

function columnsTable(columns: Report['columns']): HTMLElement {
  const cells = columns.map(({ name, type, errors, missing }) => [name, typeText[type] ?? type, numberText(errors), numberText(missing)]);
  return element(
    'details',
    { class: 'part' },
    element('summary', {}, `Kolom yang diperiksa (${numberText(columns.length)})`),
    stackedTable('Kolom', ['Kolom', 'Jenis', 'Kesalahan', 'Kosong'], cells),
  );
}
