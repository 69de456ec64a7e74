import type { Field, Report } from './answers.ts';
import { element, table } from './elements.ts';
import { titleIn } from './standard-words.ts';

/**
 * How the file was read: its first rows as they came beside the same rows as they will be, and where the header was found. Empty for whoever may not read
 * cells. It stops nothing.
 */
export function readingParts({ reading, columns }: Report, fields: readonly Field[]): HTMLElement[] {
  if (reading === undefined) return [];
  const { headerRows, before, after } = reading;
  const header = headerRows.length > 1 ? `baris ${headerRows.join(' dan ')}` : `baris ${headerRows[0] ?? '–'}`;
  const titles = columns.map(({ name }) => titleIn(fields, name));
  const width = Math.max(0, ...before.map((cells) => cells.length));
  const places = Array.from({ length: width }, (_, index) => (titles.length === width ? (titles[index] ?? '') : `Kolom ${index + 1}`));
  return [
    element(
      'details',
      { class: 'part', id: 'reading', open: '' },
      element('summary', {}, 'Bagaimana berkas ini dibaca'),
      element('p', {}, `Judul kolom ditemukan pada ${header}. Bandingkan beberapa baris pertamanya; bila keliru, jangan diterbitkan.`),
      element(
        'div',
        { class: 'pair' },
        table('Seperti di berkas Anda', places, before.map(texts)),
        ...(after.length > 0 ? [table('Seperti yang akan terbit', titles, after.map(texts))] : []),
      ),
    ),
  ];
}

function texts(cells: readonly (string | number | boolean | null)[]): string[] {
  return cells.map((cell) => (cell === null ? '' : String(cell)));
}
