import { filledCells, type TableRow } from './table-row.ts';

/** Rows such as "Tanggal: 2025-06-23" or "Satuan;: orang" above a table. */
const aboveTable =
  /^(tanggal|tgl|tahun|bulan|periode|satuan|sumber|dicetak|diunduh|provinsi|kabupaten|kota|kecamatan|opd|instansi|dinas)\b[^:]*:/i;
/** Words at the foot of a table: "Sumber: …", "Catatan: …", "Access Time: …" (BPS), "*) angka sementara". */
const belowTable =
  /^\s*((sumber|sumber data|catatan|keterangan|ket|note|notes|source|source url|access time|data diolah)\s*[.:]|\*+\s*(\)\s*)?\S)/i;

/** True for a row whose only filled cell, the first, reads like a footnote. */
export function isNote(firstCell: string): boolean {
  return belowTable.test(firstCell);
}

/** True for a line such as "Satuan: orang", which stands above tables. */
export function isAboveTable(row: TableRow): boolean {
  return aboveTable.test(filledCells(row).slice(0, 2).join(''));
}
