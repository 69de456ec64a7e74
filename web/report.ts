import type { Finding, Report } from './answers.ts';
import { call } from './api.ts';
import { element, show, stackedTable } from './elements.ts';
import { notice } from './notice.ts';
import { numberText, typeText } from './words.ts';

const shownFindings = 100;

/** The report of an upload, for a person: how much is right, what is wrong where, how to mend it. */
export async function showReport(place: HTMLElement, path: string, fileName: string): Promise<void> {
  const report = await call<Report>('GET', path);
  if (!report.ok) return show(place, notice(report.problem));
  show(place, element('h2', {}, `Hasil validasi ${fileName}`), ...reportParts(report.value));
}

/** Summary, errors, warnings; then the columns, folded. */
export function reportParts({ stats, errors, warnings = [], valid, columns, personalColumns = [] }: Report): HTMLElement[] {
  const summary = summaryOf(valid, stats);
  const personal = personalColumns.length > 0 ? [element('p', {}, `Kolom data orang: ${personalColumns.join(', ')}.`)] : [];
  return [
    element('p', {}, summary),
    ...personal,
    ...findings('Yang harus diperbaiki', errors, stats.errors),
    ...findings('Catatan (tidak menghalangi)', warnings, warnings.length),
    ...(columns.length > 0 ? [columnsTable(columns)] : []),
  ];
}

/** Where every row that was read is sound, the fault is in the form of the file. */
function summaryOf(valid: boolean, { rows, validRows, errors }: Report['stats']): string {
  if (valid) return `Semua ${numberText(rows)} baris sah.`;
  if (validRows === rows)
    return `${numberText(errors)} kesalahan pada susunan berkas. Seluruh berkas ditolak; tidak ada yang berubah pada dataset.`;
  const counted = `${numberText(errors)} kesalahan; ${numberText(validRows)} dari ${numberText(rows)} baris sah.`;
  return `${counted} Seluruh berkas ditolak; tidak ada yang berubah pada dataset.`;
}

function findings(caption: string, list: readonly Finding[], total: number): HTMLElement[] {
  if (list.length === 0) return [];
  const shown = list.slice(0, shownFindings);
  const rest =
    total > shown.length ? [element('p', {}, `Ditampilkan ${numberText(shown.length)} yang pertama dari ${numberText(total)}.`)] : [];
  const cells = shown.map(({ rowNumber, fieldName, message, mend }) => [
    rowNumber === undefined ? 'semua' : String(rowNumber),
    fieldName ?? '–',
    message,
    mend,
  ]);
  return [stackedTable(caption, ['Baris', 'Kolom', 'Mengapa', 'Cara memperbaiki'], cells), ...rest];
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
