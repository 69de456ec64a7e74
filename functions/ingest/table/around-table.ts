import { isNumber } from './cell-kind.ts';
import { filledCells, type TableRow } from './table-row.ts';

/** Rows such as "Tanggal: 2025-06-23" or "Satuan;: orang" above a table. */
const aboveTable =
  /^(tanggal|tgl|tahun|bulan|periode|satuan|sumber|dicetak|diunduh|provinsi|kabupaten|kota|kecamatan|opd|instansi|dinas)\b[^:]*:/i;
/** What stands at the foot of a table: "Sumber: …", "Catatan: …", "Access Time: …" (BPS), "*) angka sementara". */
const namedNote = /^\s*(sumber|sumber data|catatan|keterangan|ket|note|notes|source|source url|access time|data diolah)\s*[.:]/i;
const starredNote = /^\s*\*+\s*(\)\s*)?\S/;

/** True for a row whose only filled cell reads like a footnote; in the middle of a table it may be a name all the same. */
export function isNote(cell: string): boolean {
  return isNamedNote(cell) || starredNote.test(cell);
}

/** True for a cell that says itself that it is one, in words. */
export function isNamedNote(cell: string): boolean {
  return namedNote.test(cell);
}

/** What begins a note whose rest stands in the next cell: "Sumber:" and "BPS", "Dibuat oleh" and a name. */
const noteName =
  /^(sumber|sumber data|catatan|keterangan|ket|note|notes|source|data diolah|(dibuat|disusun|diolah|dicetak|diunduh)( oleh| pada| tanggal)?)\s*[.:]?$/i;

/** True for a row of two cells, the name of a note and its words; a number behind such a name may be a record's. */
export function isNoteInTwoCells(cells: readonly string[]): boolean {
  const [name = '', words = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return others.length === 0 && noteName.test(name) && words !== '' && !isNumber(words);
}

/** The same above a table, without a colon: "Tahun", "2021". */
const aboveTableName = /^(tanggal|tgl|tahun|bulan|periode)$/i;

/** True for a line such as "Satuan: orang", which stands above tables. */
export function isAboveTable(row: TableRow): boolean {
  const filled = filledCells(row);
  const [name = '', value = ''] = filled;
  if (filled.length === 2 && aboveTableName.test(name.trim()) && /\d/.test(value)) return true;
  return aboveTable.test(filled.slice(0, 2).join(''));
}
