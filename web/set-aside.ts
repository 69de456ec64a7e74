import type { Report } from './answers.ts';
import { element, stackedTable } from './elements.ts';
import { numberText } from './words.ts';

const shownRows = 100;

/** Where each row that was read has gone, in one sentence; empty where the file is no table. */
export function conservationText({ conservation }: Report): string {
  if (conservation === undefined) return '';
  const { read, published, refused, setAside } = conservation;
  const parts = [
    `${numberText(published)} menjadi data`,
    ...(refused > 0 ? [`${numberText(refused)} ditolak`] : []),
    ...(setAside > 0 ? [`${numberText(setAside)} disisihkan`] : []),
  ];
  return `Dari ${numberText(read)} baris yang terbaca: ${parts.join(', ')}.`;
}

/** The rows that are no data, each with its number, its text (for who may read cells) and why. */
export function setAsideParts({ setAside = [], conservation }: Report): HTMLElement[] {
  if (setAside.length === 0) return [];
  const shown = setAside.slice(0, shownRows);
  const hasTexts = shown.some(({ text }) => text !== undefined);
  const headers = hasTexts ? ['Baris', 'Isi', 'Mengapa'] : ['Baris', 'Mengapa'];
  const cells = shown.map(({ rowNumber, text = '', message }) => [String(rowNumber), ...(hasTexts ? [text] : []), message]);
  const total = Math.max(conservation?.setAside ?? 0, setAside.length);
  const rest =
    total > shown.length ? [element('p', {}, `Ditampilkan ${numberText(shown.length)} yang pertama dari ${numberText(total)}.`)] : [];
  const hint =
    'Bila salah satunya sebenarnya data, beri tahu lewat berkas yang diperbaiki: letakkan barisnya di dalam tabel dan isi kolomnya.';
  return [stackedTable('Baris yang disisihkan karena bukan data', headers, cells), ...rest, element('p', { class: 'hint' }, hint)];
}
