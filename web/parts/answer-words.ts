import type { AnsweredColumn } from './answered-columns.ts';
import type { QuestionAnswer } from './api-nouns.ts';
import { lettersOf } from './finding-words.ts';

export type ColumnOf = (place: number) => AnsweredColumn;

/** How a column is read under each answer, by what its question is about (`kolom-3-ribuan`) and the reading that was chosen. */
const columnTexts: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ribuan: {
    ribuan: 'angka dengan pemisah ribuan',
    desimal: 'angka dengan tanda desimal',
    'titik-ribuan': 'angka; titik sebagai pemisah ribuan, koma sebagai tanda desimal',
    'koma-ribuan': 'angka; koma sebagai pemisah ribuan, titik sebagai tanda desimal',
  },
  spasi: { ribuan: 'angka; spasi sebagai pemisah ribuan' },
  campuran: { ribuan: 'angka; titik sebagai pemisah ribuan', desimal: 'angka; titik sebagai tanda desimal' },
  tanggal: { 'hari-bulan': 'tanggal; hari ditulis lebih dulu', 'bulan-hari': 'tanggal; bulan ditulis lebih dulu' },
  penomoran: { angka: 'angka; 1.10 sama dengan 1.1', penomoran: 'teks; 1.10 lain dari 1.1' },
  jam: { jam: 'jam', angka: 'angka desimal' },
  'nol-di-depan': { 'seperti-tampil': 'teks, seperti tampak di Excel', 'seperti-isi': 'angka, seperti tersimpan di Excel' },
  'tanggal-pendek': { tanggal: 'tanggal, dengan tahun yang tersimpan' },
  'tanggal-1900': { bilangan: 'angka', tanggal: 'tanggal' },
  'dibagi-seribu': {
    'seperti-isi': 'angka penuh, seperti tersimpan di Excel',
    'seperti-tampil': 'angka dalam ribuan atau jutaan, seperti tampak di Excel',
  },
  'tanda-persen': { 'seperti-isi': 'angka tanpa tanda persen', 'seperti-tampil': 'persen, seperti tampak di Excel' },
  'tanpa-minus': {
    'seperti-isi': 'angka negatif, seperti tersimpan di Excel',
    'seperti-tampil': 'angka tanpa tanda minus, seperti tampak di Excel',
  },
  'tampil-kata': { 'seperti-tampil': 'tulisan, seperti tampak di Excel', 'seperti-isi': 'isi sel, seperti tersimpan di Excel' },
  'tulisan-atas': { tanpa: 'isinya tanpa tulisan kecil di atas', 'apa-adanya': 'isinya dengan tulisan kecil di atas' },
  dicoret: { tanpa: 'isinya tanpa yang dicoret', 'apa-adanya': 'isinya dengan yang dicoret' },
  'enam-belas-digit': { 'angka-bulat': 'angka bulat, apa adanya', nomor: 'nomor atau kode' },
};

/** Readings that say the same of every column. */
const commonTexts: Readonly<Record<string, string>> = { teks: 'teks, persis seperti tertulis' };

const groupTexts: Readonly<Record<string, string>> = {
  kolom: 'Judul kelompok di antara baris menjadi kolom.',
  data: 'Baris yang hanya berisi satu nama dimuat sebagai data.',
};

const headerTexts: Readonly<Record<string, string>> = {
  judul: 'Baris pertama tabel dibaca sebagai judul kolom.',
  data: 'Baris pertama tabel adalah data; berkasnya tidak mempunyai baris judul.',
};

/** Questions that only a workbook raises name the column as Excel does: empty columns before it count. */
const ofWorkbook: ReadonlySet<string> = new Set([
  'nol-di-depan',
  'tanggal-pendek',
  'tanggal-1900',
  'dibagi-seribu',
  'tanda-persen',
  'tanpa-minus',
  'tampil-kata',
  'tulisan-atas',
  'dicoret',
  'enam-belas-digit',
]);

/** What a clerk answered, in a sentence without a cell; undefined of an answer that has no words here. */
export function answerText({ questionId, readingId }: QuestionAnswer, columnOf: ColumnOf): string | undefined {
  const [, place, about = ''] = /^kolom-(\d+)-(.+)$/.exec(questionId) ?? [];
  if (place !== undefined) {
    const column = ofWorkbook.has(about) ? {} : columnOf(Number(place));
    const text = signText(readingId, about, column) ?? columnTexts[about]?.[readingId] ?? commonTexts[readingId];
    return text === undefined ? undefined : `Kolom ${nameOf(Number(place), about, column)} dibaca sebagai ${text}.`;
  }
  if (questionId === 'baris-judul') return headerTexts[readingId];
  if (questionId === 'kelompok-baris') return groupTexts[readingId];
  const [, part, at] = /^(lembar|tabel)-(\d+)$/.exec(readingId) ?? [];
  return part === undefined ? undefined : `Yang dipakai hanya ${part} ke-${at}.`;
}

function nameOf(place: number, about: string, { title }: AnsweredColumn): string {
  if (title) return `“${title}”`;
  return ofWorkbook.has(about) ? lettersOf(place) : `ke-${place}`;
}

const signs: Readonly<Record<string, string>> = { '.': 'titik', ',': 'koma' };

/** Points and commas are asked about in the same words: which of them it was, the column's own form tells. */
function signText(readingId: string, about: string, { field }: AnsweredColumn): string | undefined {
  if (about !== 'ribuan' || field === undefined || !['integer', 'number'].includes(field.type)) return undefined;
  const { groupChar = '', decimalChar = '.' } = field;
  if (readingId === 'ribuan' && signs[groupChar]) return `angka; ${signs[groupChar]} sebagai pemisah ribuan`;
  if (readingId === 'desimal' && signs[decimalChar]) return `angka; ${signs[decimalChar]} sebagai tanda desimal`;
  return undefined;
}
