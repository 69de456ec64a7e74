import { limits } from '../limits.ts';
import type { Finding } from '../model/normal-form.ts';
import { plain } from '../model/plain.ts';
import type { Question } from '../model/question.ts';
import { listedNames } from '../standards/listed-names.ts';
import { lostForGood } from '../standards/rules/cell-messages.ts';
import { type ShownColumn as Column, cellsOf, type ShownExample } from './shown-columns.ts';
import type { ShownKind } from './workbook/shown-kind.ts';

/** What the clerk reads of cells that show more or less than they hold: zeros, dates, long numbers. Questions, and what is said without one. */

export const asShown = 'seperti-tampil';
export const asHeld = 'seperti-isi';
export const asDate = 'tanggal';
export const asText = 'teks';
export const asNumber = 'bilangan';
export const asWhole = 'angka-bulat';
export const asCode = 'nomor';

export const shownOf = ({ shown }: ShownExample) => shown;
export const heldOf = ({ held }: ShownExample) => held;

/** Columns of which the same is asked: at least one. Their question is one, named after the first. */
export type Alike = readonly [Column, ...Column[]];

/** What a question says of all its columns: how many cells are of these kinds, the first of them in its row, and two of the first column. */
export function aboutAll(columns: Alike, ...kinds: readonly [ShownKind, ...ShownKind[]]) {
  const [{ fieldNumber, fieldName, facts }] = columns;
  const title = `Kolom ${listedNames(columns.map(({ label }) => label))}`;
  const all = columns.flatMap((column) => kinds.flatMap((kind) => column.facts.kinds.get(kind) ?? []));
  const cells = all.reduce((sum, counted) => sum + counted.cells, 0);
  const firstRow = Math.min(...all.map((counted) => counted.firstRow));
  const examples = kinds.flatMap((kind) => facts.kinds.get(kind)?.examples ?? []).slice(0, limits.shownExamples);
  const where = `${title}: di ${cells} sel (pertama kali baris ${firstRow})`;
  return { fieldNumber, fieldName, title, where, cells, firstRow, examples };
}

export function askZeros(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'zeros', 'digits');
  return {
    questionId: `kolom-${fieldNumber}-nol-di-depan`,
    fieldName,
    text: `${title}: di ${cells} sel, Excel menampilkan angka yang tidak ada di isi selnya (misalnya nol di depan atau di belakang). Mana yang benar?`,
    readings: [
      {
        readingId: asShown,
        text: 'Yang tampil: ini kode, dan diterbitkan sebagai teks persis seperti tampak di Excel.',
        examples: examples.map(shownOf),
      },
      {
        readingId: asHeld,
        text: 'Yang tersimpan: ini bilangan, dan diterbitkan tanpa angka tambahan itu.',
        examples: examples.map(heldOf),
      },
    ],
  };
}

export function askDates(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'no-year');
  return {
    questionId: `kolom-${fieldNumber}-tanggal-pendek`,
    fieldName,
    text: `${title}: ${cells} sel tampil sebagai tanggal tanpa tahun. Excel sering mengubah rentang seperti 5-9 menjadi tanggal. Apa isinya?`,
    readings: [
      { readingId: asDate, text: 'Memang tanggal, dan diterbitkan lengkap dengan tahun yang tersimpan.', examples: examples.map(heldOf) },
      {
        readingId: asText,
        text: 'Bukan tanggal: diterbitkan sebagai teks seperti tampil. Bila yang dimaksud rentang, batalkan unggahan ini dan betulkan selnya sebagai Teks.',
        examples: examples.map(shownOf),
      },
    ],
  };
}

export function askEarlyDates(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'early');
  return {
    questionId: `kolom-${fieldNumber}-tanggal-1900`,
    fieldName,
    text: `${title}: ${cells} sel tampil sebagai tanggal di tahun 1900. Itu biasanya bilangan yang selnya berformat tanggal. Apa isinya?`,
    readings: [
      { readingId: asNumber, text: 'Bilangan: diterbitkan angkanya.', examples: examples.map(shownOf) },
      { readingId: asDate, text: 'Memang tanggal di tahun 1900.', examples: examples.map(heldOf) },
    ],
  };
}

/** Cells with an error of Excel; row, column and the column's label are those of the first. */
export function errorCells(cells: number, rowNumber: number, fieldNumber: number, label: string | undefined): Finding {
  const place = plain`kolom ke-${fieldNumber}`;
  const before = plain`${cells} sel berisi galat Excel (seperti #DIV/0! atau #N/A), yang pertama di baris ${rowNumber}`;
  const after = plain`tulisan galatnya yang dibaca.`;
  return {
    type: 'formula-error',
    rowNumber,
    fieldNumber,
    message: `${before}, ${label === undefined ? place : `kolom ${label}`}; ${after}`,
    messageWithoutNames: plain`${before}, ${place}; ${after}`,
    mend: plain`Betulkan rumusnya di Excel, atau kosongkan sel itu, lalu simpan dan unggah kembali.`,
  };
}

export function askLongNumbers(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'long');
  return {
    questionId: `kolom-${fieldNumber}-enam-belas-digit`,
    fieldName,
    text: `${title}: ${cells} sel berisi angka 16 digit atau lebih yang semuanya berakhir nol; Excel hanya menyimpan 15 digit pertama. Apa isinya?`,
    readings: [
      {
        readingId: asWhole,
        text: 'Angka yang memang bulat, misalnya jumlah uang: diterbitkan apa adanya.',
        examples: examples.map(heldOf),
      },
      { readingId: asCode, text: 'Nomor atau kode: angka-angka terakhirnya sudah hilang, jadi berkas ini ditolak dan harus diperbaiki.' },
    ],
  };
}

export function lostDigits(column: Column): Finding {
  const { label, fieldNumber, fieldName } = column;
  return {
    type: 'type-error',
    fieldNumber,
    fieldName,
    message: `Kolom ${label}: Excel telah menghapus angka sesudah digit ke-15 di ${cellsOf(column, 'long')} sel. ${lostForGood}`,
    mend: 'Ubah format kolom itu menjadi Teks, salin ulang nomornya dari sumbernya, lalu unggah kembali.',
  };
}

export function keptZeros(column: Column): Finding {
  const { label, fieldNumber, fieldName } = column;
  return {
    type: 'long-number',
    fieldNumber,
    fieldName,
    message: `Kolom ${label}: ${cellsOf(column, 'long')} sel berisi angka 16 digit atau lebih yang semuanya berakhir nol; Excel hanya menyimpan 15 digit pertama.`,
    mend: 'Tidak perlu diperbaiki bila angkanya memang bulat. Bila ini nomor atau kode, salin ulang dari sumbernya ke kolom berformat Teks.',
  };
}

export function datesWithoutDay(column: Column): Finding {
  const { label, fieldNumber, fieldName } = column;
  return {
    type: 'short-date',
    fieldNumber,
    fieldName,
    message: `Kolom ${label}: ${cellsOf(column, 'no-day')} sel tampil sebagai bulan atau tahun, tetapi tersimpan sebagai tanggal lengkap; tanggalnya yang diterbitkan.`,
    mend: 'Tidak perlu diperbaiki bila tanggalnya benar. Bila bukan tanggal, ubah format kolom itu menjadi Teks dan ketik ulang isinya.',
  };
}
