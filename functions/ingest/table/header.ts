import { limits } from '../../limits.ts';
import { carriageReturnInCell, lineFeedInCell, type SkippedRow } from '../normal-form.ts';
import { isBlank, type TableRow } from './table-row.ts';

/** The header row of a sample, and the rows around it that are no data. */
export type Header<Row extends TableRow = TableRow> = {
  readonly row: Row;
  /** The header, or the row of column numbers right below it: data starts after it. */
  readonly last: Row;
  readonly skipped: readonly SkippedRow[];
  readonly matchedLabels: number;
  readonly data: readonly Row[];
};

const newlineInCell = new RegExp(`[${String.fromCharCode(carriageReturnInCell, lineFeedInCell)}]`, 'g');

/** Rows such as "Tanggal: 2025-06-23" or "Satuan;: orang" above a table. */
const aboveTable =
  /^(tanggal|tgl|tahun|bulan|periode|satuan|sumber|dicetak|diunduh|provinsi|kabupaten|kota|kecamatan|opd|instansi|dinas)\b[^:]*:/i;
/** Words at the foot of a table: "Sumber: …", "Catatan: …", "*) angka sementara". */
const belowTable = /^\s*((sumber|sumber data|catatan|keterangan|ket|note|notes|source|data diolah)\s*[.:]|\*+\s*\)?\s*\S)/i;

/** True for a row whose only filled cell, the first, reads like a footnote. */
export function isNote(firstCell: string): boolean {
  return belowTable.test(firstCell);
}

/** Text of a label as people mean it: without byte order mark and outer blanks, runs of blanks as one. */
export function labelText(cell: string): string {
  return cell.replaceAll('\uFEFF', '').replaceAll(newlineInCell, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** Labels that differ only in case, blanks or punctuation are the same to people (data-model.md, "Table"). */
export function foldLabel(label: string): string {
  return label.toLowerCase().replaceAll(/[^\p{Letter}\p{Number}]+/gu, '');
}

/**
 * Finds the header in the first rows of a table: the row that matches most of the standard's labels, else the first that is
 * filled like the rows below it. Undefined when no row is.
 */
export function findHeader<Row extends TableRow>(rows: readonly Row[], expectedLabels: readonly string[]): Header<Row> | undefined {
  const candidates = rows.slice(0, limits.maxHeaderSearchRows);
  const matches = candidates.map((row) => countMatches(row, expectedLabels));
  const matchedLabels = Math.max(0, ...matches);
  const typical = typicalFilled(rows);
  const index =
    matchedLabels > 0 && matchedLabels * 2 >= expectedLabels.length
      ? matches.indexOf(matchedLabels)
      : candidates.findIndex((row) => looksLikeHeader(row, typical));
  const row = rows[index];
  if (row === undefined) return undefined;
  const below = rows[index + 1];
  const numbered = below !== undefined && isColumnNumbers(below, rows.slice(index + 2)) ? below : undefined;
  return {
    row,
    last: numbered ?? row,
    skipped: [...rows.slice(0, index).map(skip), ...(numbered === undefined ? [] : [skip(numbered)])],
    matchedLabels,
    data: rows.slice(numbered === undefined ? index + 1 : index + 2),
  };
}

function skip(row: TableRow): SkippedRow {
  if (isBlank(row)) return { rowNumber: row.rowNumber, reason: 'blank' };
  return { rowNumber: row.rowNumber, reason: isBracketedNumbers(row) || isPlainNumbers(row) ? 'column-numbers' : 'title' };
}

function countMatches(row: TableRow, expectedLabels: readonly string[]): number {
  const folded = new Set(row.cells.map((cell) => foldLabel(labelText(cell))));
  return expectedLabels.filter((label) => folded.has(foldLabel(label))).length;
}

function filledCells(row: TableRow): readonly string[] {
  return row.cells.filter((cell) => cell.trim() !== '');
}

function typicalFilled(rows: readonly TableRow[]): number {
  const counts = rows.map((row) => filledCells(row).length).filter((count) => count > 0);
  return counts.toSorted((one, other) => one - other)[counts.length >> 1] ?? 0;
}

function looksLikeHeader(row: TableRow, typical: number): boolean {
  const filled = filledCells(row);
  if (filled.length === 0 || isBracketedNumbers(row)) return false;
  if (filled.length < Math.max(Math.min(2, typical), typical / 2)) return false;
  return filled.length >= typical || !aboveTable.test(filled.slice(0, 2).join(''));
}

/** "(1)", "(2)", "(3)=(1)+(2)" … in column order, as official tables number their columns. */
function isBracketedNumbers(row: TableRow): boolean {
  const filled = filledCells(row);
  return filled.length >= 2 && filled.every((cell, index) => new RegExp(`^\\s*\\(\\s*${index + 1}\\s*(\\)|[=:])`).test(cell));
}

function isPlainNumbers(row: TableRow): boolean {
  return row.cells.length >= 4 && row.cells.every((cell, index) => cell.trim() === String(index + 1));
}

/** A plain 1, 2, 3, 4 counts only when some column is text in every row below: else it may be data. */
function isColumnNumbers(row: TableRow, below: readonly TableRow[]): boolean {
  if (isBracketedNumbers(row)) return true;
  if (!isPlainNumbers(row) || below.length === 0) return false;
  return row.cells.some((_, index) => below.every((other) => /\p{Letter}/u.test(other.cells[index] ?? '') || isBlank(other)));
}
