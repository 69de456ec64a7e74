import { limits } from '../limits.ts';
import type { Container, Finding } from '../model/normal-form.ts';
import { type Plain, plain } from '../model/plain.ts';
import { oldExcel, unpackFirst } from './workbook/messages.ts';

/** What a file is by its first bytes; its name doesn't count. */
export type Recognised = { readonly container: Container } | { readonly container: 'none'; readonly finding: Finding };

/** What a file is when no reader takes it, and what the clerk can do. */
type Foreign = { readonly what: Plain; readonly mend: Plain };

const saveAgain = plain`Buka berkas itu, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” atau “CSV UTF-8 (Comma delimited) (*.csv)” dan unggah hasilnya.`;
const findTable = plain`Unggah tabelnya sendiri sebagai .xlsx atau CSV UTF-8; gambar atau dokumen tidak dapat dibaca sebagai tabel.`;

/** First bytes (as Latin-1) of what clerks send by mistake. Source: the formats' own signatures. */
const signatures: readonly (readonly [string, Foreign])[] = [
  ['%PDF', { what: plain`dokumen PDF`, mend: findTable }],
  ['\x89PNG', { what: plain`gambar PNG`, mend: findTable }],
  ['\xFF\xD8\xFF', { what: plain`gambar JPEG`, mend: findTable }],
  ['GIF8', { what: plain`gambar GIF`, mend: findTable }],
  ['\x1F\x8B', { what: plain`arsip gzip`, mend: unpackFirst }],
  ['BZh', { what: plain`arsip bzip2`, mend: unpackFirst }],
  ['\xFD7zXZ', { what: plain`arsip xz`, mend: unpackFirst }],
  ['7z\xBC\xAF', { what: plain`arsip 7-Zip`, mend: unpackFirst }],
  ['Rar!', { what: plain`arsip RAR`, mend: unpackFirst }],
  ['PAR1', { what: plain`berkas Parquet`, mend: saveAgain }],
  ['SQLite format 3', { what: plain`basis data SQLite`, mend: saveAgain }],
  ['{\\rtf', { what: plain`dokumen RTF`, mend: findTable }],
];

/** Zip, and the older container of Office: the reader of workbooks knows what is in them. */
const workbookSignatures = ['PK\x03\x04', 'PK\x05\x06', '\xD0\xCF\x11\xE0'];
const savedPage = { what: plain`halaman web dalam satu berkas (.mht)`, mend: saveAgain };
const xmlWorkbook = { what: plain`buku kerja XML (XML Spreadsheet 2003)`, mend: saveAgain };
const page = /^(<\?xml[^>]*>\s*)?<(!doctype\s+html|html|head|body|table|meta|script|style|div|center)\b/i;
/** First characters of text formats, after a byte order mark and blanks. */
const markups: readonly (readonly [RegExp, Foreign])[] = [
  [/^mime-version:\s/i, savedPage],
  [/^(<\?[^>]*>\s*)*<([a-z]+:)?workbook\b/i, xmlWorkbook],
  [/^<\?mso-application\b/i, xmlWorkbook],
  [/^<\?xml\b[^>]*>\s*<\?mso-application progid="Excel/i, xmlWorkbook],
  [/^<\?xml/i, { what: plain`berkas XML`, mend: saveAgain }],
  [/^<[a-z_][^<>]*>[\s\S]*<\//i, { what: plain`berkas XML`, mend: saveAgain }],
  [
    /^(\{\s*"|\[\s*\{\s*"|\[\s*\[)/,
    { what: plain`berkas JSON`, mend: plain`Unduh atau simpan datanya sebagai CSV UTF-8, lalu unggah kembali.` },
  ],
];

/** Says what the file is that begins with `head`: a container that is read, or a finding that names what it is instead. */
export function recogniseContainer(head: Uint8Array): Recognised {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, limits.judgedHeadBytes)).toString('latin1');
  if (workbookSignatures.some((signature) => start.startsWith(signature))) return { container: 'workbook' };
  const signed = signatures.find(([signature]) => start.startsWith(signature));
  if (signed !== undefined) return refuse(signed[1]);
  if (/^(\xFF\xFE\0\0|\0\0\xFE\xFF)/.test(start)) return refuse({ what: plain`teks UTF-32`, mend: saveAgain });
  if (/^(\xFF\xFE|\xFE\xFF)/.test(start)) return { container: isWidePage(head) ? 'html' : 'csv' };
  if (isBareWorkbook(head)) return refuse({ what: oldExcel, mend: saveAgain });
  if (head.includes(0)) return refuse(whatHasNul(head));
  const text = skipComments(start.replace(/^\xEF\xBB\xBF/, ''));
  if (page.test(text)) return { container: 'html' };
  const markup = markups.find(([pattern]) => pattern.test(text));
  return markup === undefined ? { container: 'csv' } : refuse(markup[1]);
}

/** A workbook of Excel 2 to 5 without the container of later Office: its first record ([MS-XLS] 2.4.21, BOF, and its forerunners) and that one's length. */
function isBareWorkbook([first, version = -1, length = -1, zero]: Uint8Array): boolean {
  return first === 9 && [0, 2, 4, 8].includes(version) && [4, 6, 8, 16].includes(length) && zero === 0;
}

/** Two bytes a letter, of which one is 0 in nearly all: UTF-16 that does not say so could be read in two ways. */
function whatHasNul(head: Uint8Array): Foreign {
  const judged = head.subarray(0, limits.judgedHeadBytes);
  const zeros = judged.filter((byte) => byte === 0).length;
  if (zeros * 3 > judged.length && judged.length % 2 === 0 && isOneSided(judged)) {
    return { what: plain`teks UTF-16 tanpa tanda di awalnya (BOM)`, mend: saveAgain };
  }
  if (zeros * 100 > judged.length) return { what: plain`berkas biner (ada byte NUL di dalamnya)`, mend: saveAgain };
  return { what: plain`teks yang memuat byte NUL (karakter kosong yang tidak terlihat)`, mend: saveAgain };
}

/** All zeros at even, or all at odd places. */
function isOneSided(bytes: Uint8Array): boolean {
  return [0, 1].some((side) => bytes.every((byte, at) => byte !== 0 || at % 2 === side));
}

/** Comments and blanks may stand before a page. */
function skipComments(start: string): string {
  let text = start.trimStart();
  while (text.startsWith('<!--')) {
    const end = text.indexOf('-->');
    if (end < 0) return '';
    text = text.slice(end + '-->'.length).trimStart();
  }
  return text;
}

/** Excel saves web pages as UTF-16, too. */
function isWidePage(head: Uint8Array): boolean {
  const text = Buffer.from(head.subarray(2, limits.judgedHeadBytes)).toString('latin1').replaceAll('\0', '');
  return page.test(skipComments(text));
}

function refuse({ what, mend }: Foreign): Recognised {
  const message = plain`Berkas ini bukan buku kerja Excel (.xlsx) atau CSV, melainkan ${what}.`;
  return { container: 'none', finding: { type: 'format-error', message, mend } };
}
