import { numberText } from '../../functions/messages/number.ts';
import type { Field, Report } from './api-nouns.ts';
import { element, tableParts } from './elements.ts';
import { type ReadCell, readCells, readFields } from './reading-cells.ts';
import { scrollBox, scrollTo } from './scroll-box.ts';

type Reading = NonNullable<Report['reading']>;

/** A longer text may be cut by the table: it is told in full where the pointer rests. */
const longText = 24;

/** What is known of the standard that the file was read by. */
type By = { readonly fields: readonly Field[]; readonly periodField?: string | undefined };

/**
 * How the file was read: its first rows as they came and the same rows as they will be, and where the header was found. Anyone who may not read cells is told
 * where the header is, and who may. It stops nothing.
 */
export function readingParts(report: Report, by: By): HTMLElement[] {
  const { reading, dialect, conservation } = report;
  const headerRows = reading?.headerRows ?? dialect?.headerRows;
  if (headerRows === undefined || (reading === undefined && conservation === undefined)) return [];
  const summary = element('summary', {}, 'Bagaimana berkas ini dibaca');
  // Of several reports that stand on one page no reader may read the cells.
  if (reading === undefined) return [element('details', { class: 'part', open: '' }, summary, unreadPart(headerRows))];
  return [element('details', { class: 'part', id: 'reading', open: '' }, summary, ...shownParts(report, reading, by))];
}

function unreadPart(headerRows: readonly number[]): HTMLElement {
  return element('p', {}, `${headerText(headerRows)} Isi selnya hanya dilihat OPD pemilik.`);
}

function shownParts(report: Report, reading: Reading, { fields: known, periodField }: By): HTMLElement[] {
  const { labels, before } = reading;
  const fields = readFields(report, known);
  const after = readCells(report, reading, fields, periodField);
  const isUnchecked = fields.length === 0;
  const differs = (row: number, column: number) => after[row]?.[column]?.differs ?? false;
  const came = before.map((cells, row) => cells.map((text, column) => ({ text, differs: differs(row, column) })));
  const titles = fields.map(({ title, name }) => title ?? name);
  const tables = [
    readTable('Seperti di berkas Anda', labels, reading, came),
    ...(isUnchecked ? [] : [readTable('Sesudah dibaca', titles, reading, after)]),
  ];
  const texts = [`${headerText(reading.headerRows)} ${compareText(isUnchecked)}${someText(reading)}`];
  if (!isUnchecked) texts.push(signText(after));
  return [...texts.map((text) => element('p', {}, text)), element('div', { class: 'pair' }, ...tables)];
}

function compareText(isUnchecked: boolean): string {
  return `${isUnchecked ? 'Periksa' : 'Bandingkan'} baris-baris pertamanya; bila ada yang keliru, perbaiki berkasnya lalu unggah lagi.`;
}

function someText({ labels, allColumns }: Reading): string {
  const all = Math.max(allColumns, labels.length);
  if (all <= labels.length) return '';
  return ` Ditampilkan ${numberText(labels.length)} kolom yang pertama dari ${numberText(all)}; semuanya dibaca.`;
}

function signText(after: readonly (readonly ReadCell[])[]): string {
  const count = after.flat().filter(({ differs }) => differs).length;
  if (count === 0) return 'Semua sel pada baris-baris ini dibaca seperti tertulis.';
  return `Tanda ≠: ${numberText(count)} sel dibaca lain dari yang tertulis.`;
}

function headerText(headerRows: readonly number[]): string {
  if (headerRows.length === 0) return 'Berkas ini tidak mempunyai baris judul kolom.';
  return `Judul kolom ditemukan pada baris ${headerRows.join(' dan ')}.`;
}

/** Rows by their numbers, which stay where they are while the rest scrolls. */
function readTable(
  caption: string,
  titles: readonly string[],
  { rowNumbers }: Reading,
  rows: readonly (readonly ReadCell[])[],
): HTMLElement {
  const cells = rows.map((row, index) => [String(rowNumbers[index] ?? ''), ...row.map(cellOf)]);
  const parts = tableParts(['Baris', ...titles], cells);
  const place = scrollBox(caption, element('table', { class: 'cut' }, element('caption', {}, caption), ...parts));
  for (const cell of place.querySelectorAll<HTMLElement>('th, td')) {
    if ((cell.textContent ?? '').length > longText) cell.title = cell.querySelector('.read')?.textContent ?? cell.textContent ?? '';
    if (cell.querySelector('.differs')) cell.classList.add('changed');
  }
  scrollTo(place, '.changed');
  return place;
}

function cellOf({ text, differs }: ReadCell): HTMLElement | string {
  if (!differs) return text;
  const sign = element('span', { class: 'differs' }, element('span', { 'aria-hidden': 'true' }, '≠ '), unseen('dibaca lain: '));
  return element('span', {}, sign, element('span', { class: 'read' }, text));
}

/** For anyone who hears the page. */
function unseen(text: string): HTMLElement {
  return element('span', { class: 'unseen' }, text);
}
