import type { Field, Report } from './answers.ts';
import { element, table } from './elements.ts';
import { titleIn } from './standard-words.ts';
import { numberText } from './words.ts';

type Reading = NonNullable<Report['reading']>;

/**
 * How the file was read: its first rows as they came beside the same rows as they will be, and where the header was found. Empty for whoever may not read
 * cells. It stops nothing.
 */
export function readingParts(report: Report, fields: readonly Field[]): HTMLElement[] {
  const { reading, columns } = report;
  if (reading === undefined) return [];
  const { labels, fieldNames, before } = reading;
  const titles = fieldNames.map((name) => titleIn(fields, name));
  const all = Math.max(reading.allColumns ?? columns.length, labels.length);
  const some =
    all > labels.length ? ` Ditampilkan ${numberText(labels.length)} kolom yang pertama dari ${numberText(all)}; semuanya dibaca.` : '';
  const isUnchecked = fieldNames.length === 0;
  const compare = `${isUnchecked ? 'Periksa' : 'Bandingkan'} baris-baris pertamanya; bila ada yang keliru, perbaiki berkasnya lalu unggah lagi.`;
  return [
    element(
      'details',
      { class: 'part', id: 'reading', open: '' },
      element('summary', {}, 'Bagaimana berkas ini dibaca'),
      element('p', {}, `${headerText(reading)} ${compare}${some}`),
      element(
        'div',
        { class: 'pair' },
        table('Seperti di berkas Anda', ['Baris', ...labels], numbered(reading, before)),
        ...(isUnchecked ? [] : [table('Sesudah dibaca', ['Baris', ...titles], numbered(reading, typedCells(report, reading)))]),
      ),
    ),
  ];
}

function headerText({ headerRows }: Reading): string {
  if (headerRows.length === 0) return 'Berkas ini tidak mempunyai baris judul kolom.';
  return `Judul kolom ditemukan pada baris ${headerRows.join(' dan ')}.`;
}

function numbered({ rowNumbers }: Reading, rows: readonly (readonly string[])[]): string[][] {
  return rows.map((cells, index) => [String(rowNumbers[index] ?? ''), ...cells]);
}

/** `before` and `after` hold the same column at the same place. A cell that held something and is nothing now is either wrong, or a word for “empty”. */
function typedCells({ errors }: Report, { rowNumbers, fieldNames, before, after }: Reading): string[][] {
  const wrong = new Set(errors.map(({ rowNumber, fieldName }) => `${rowNumber} ${fieldName}`));
  return after.map((cells, row) =>
    cells.map((cell, column) => {
      if (cell !== null) return cell;
      if (wrong.has(`${rowNumbers[row]} ${fieldNames[column]}`)) return '(perlu diperbaiki)';
      return (before[row]?.[column] ?? '').trim() === '' ? '' : '(kosong)';
    }),
  );
}
