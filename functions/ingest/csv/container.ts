import type { Finding } from '../normal-form.ts';

/** What a file is when it is no CSV, and what the clerk can do. */
type Container = { readonly what: string; readonly mend: string };

const saveAsCsv = 'Buka berkas itu, lalu Simpan sebagai (Save As) “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.';
const unpack = 'Buka dahulu arsipnya, lalu unggah berkas CSV di dalamnya satu per satu.';
const findTable = 'Unggah tabelnya sendiri sebagai CSV UTF-8; gambar atau dokumen tidak dapat dibaca sebagai tabel.';

/** First bytes (as Latin-1) of what clerks send by mistake. Source: the formats' own signatures. */
const signatures: readonly (readonly [string, Container])[] = [
  ['\xD0\xCF\x11\xE0', { what: 'berkas Office lama (misalnya Excel .xls)', mend: saveAsCsv }],
  ['%PDF', { what: 'dokumen PDF', mend: findTable }],
  ['\x89PNG', { what: 'gambar PNG', mend: findTable }],
  ['\xFF\xD8\xFF', { what: 'gambar JPEG', mend: findTable }],
  ['GIF8', { what: 'gambar GIF', mend: findTable }],
  ['\x1F\x8B', { what: 'arsip gzip', mend: unpack }],
  ['BZh', { what: 'arsip bzip2', mend: unpack }],
  ['\xFD7zXZ', { what: 'arsip xz', mend: unpack }],
  ['7z\xBC\xAF', { what: 'arsip 7-Zip', mend: unpack }],
  ['Rar!', { what: 'arsip RAR', mend: unpack }],
  ['PAR1', { what: 'berkas Parquet', mend: saveAsCsv }],
  ['SQLite format 3', { what: 'basis data SQLite', mend: saveAsCsv }],
  ['{\\rtf', { what: 'dokumen RTF', mend: findTable }],
];

/** First characters of text formats, after a byte order mark and blanks. */
const markups: readonly (readonly [RegExp, Container])[] = [
  [/^<\?xml/i, { what: 'berkas XML', mend: saveAsCsv }],
  [/^<(!doctype\s+html|html|head|body|table|meta|script)\b/i, { what: 'halaman HTML, walaupun namanya .csv', mend: saveAsCsv }],
  [/^(\{\s*"|\[\s*\{\s*")/, { what: 'berkas JSON', mend: 'Unduh atau simpan datanya sebagai CSV UTF-8, lalu unggah kembali.' }],
];

/**
 * Says what a file is when it is no CSV: by its first bytes, and by NUL bytes, which no text but UTF-16 has. `head` is the
 * start of the file. Undefined when it may be a CSV.
 */
export function refuseContainer(head: Uint8Array): Finding | undefined {
  const container = recognise(head);
  if (container === undefined) return undefined;
  return { type: 'format-error', message: `Berkas ini bukan CSV, melainkan ${container.what}.`, mend: container.mend };
}

function recognise(head: Uint8Array): Container | undefined {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, 4096)).toString('latin1');
  if (start.startsWith('PK\x03\x04') || start.startsWith('PK\x05\x06')) return recogniseZip(start);
  const signed = signatures.find(([signature]) => start.startsWith(signature));
  if (signed !== undefined) return signed[1];
  if (/^(\xFF\xFE\0\0|\0\0\xFE\xFF)/.test(start)) return { what: 'teks UTF-32', mend: saveAsCsv };
  if (/^(\xFF\xFE|\xFE\xFF)/.test(start)) return undefined;
  if (head.includes(0)) return { what: 'berkas biner (ada byte NUL di dalamnya)', mend: saveAsCsv };
  const text = start.replace(/^\xEF\xBB\xBF/, '').trimStart();
  return markups.find(([pattern]) => pattern.test(text))?.[1];
}

function recogniseZip(start: string): Container {
  if (start.includes('opendocument')) return { what: 'berkas OpenDocument (misalnya .ods)', mend: saveAsCsv };
  if (start.includes('[Content_Types].xml') || start.includes('xl/')) return { what: 'buku kerja Excel (.xlsx)', mend: saveAsCsv };
  return { what: 'arsip ZIP', mend: unpack };
}
