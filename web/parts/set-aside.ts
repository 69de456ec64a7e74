import { numberText } from '../../functions/messages/number.ts';
import type { Report } from './api-nouns.ts';
import { element, stackedTable } from './elements.ts';

const shownRows = 100;

/** The rows that are no data, each with its number, its text (for who may read cells) and why. */
export function setAsideParts({ setAside = [], conservation }: Report): HTMLElement[] {
  if (setAside.length === 0) return [];
  const shown = setAside.slice(0, shownRows);
  const hasTexts = shown.some(({ text }) => text !== undefined);
  const headers = hasTexts ? ['Baris', 'Isi', 'Mengapa'] : ['Baris', 'Mengapa'];
  const cells = shown.map((row) => [String(row.rowNumber), ...(hasTexts ? [row.text ?? ''] : []), reasonText(row)]);
  const total = Math.max(conservation?.setAside ?? 0, setAside.length);
  const rest =
    total > shown.length ? [element('p', {}, `Ditampilkan ${numberText(shown.length)} yang pertama dari ${numberText(total)}.`)] : [];
  const hint =
    'Bila salah satunya sebenarnya data, perbaiki berkasnya: letakkan baris itu di dalam tabel, isi kolom-kolomnya, lalu unggah lagi.';
  return [
    stackedTable('Baris yang disisihkan karena bukan data', headers, cells),
    ...rest,
    ...(hasTexts ? [element('p', { class: 'hint' }, hint)] : []),
  ];
}

/** Without the row's number, which stands beside it. */
function reasonText({ rowNumber, message }: { readonly rowNumber: number; readonly message: string }): string {
  const beginning = `Baris ${rowNumber} `;
  const rest = message.startsWith(beginning) ? message.slice(beginning.length) : message;
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
