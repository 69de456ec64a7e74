import type { Question } from '../uploads/question.ts';
import type { Finding } from './normal-form/form.ts';
import type { ShownColumn as Column, ShownExample } from './shown-columns.ts';

/** What the clerk reads of cells that show something else than they hold: questions, and what is said without one. */

export const asShown = 'seperti-tampil';
export const asHeld = 'seperti-isi';
export const asDate = 'tanggal';
export const asText = 'teks';
export const asNumber = 'bilangan';
export const asWhole = 'angka-bulat';
export const asCode = 'nomor';

const shownOf = ({ shown }: ShownExample) => shown;
const heldOf = ({ held }: ShownExample) => held;

export function askZeros({ label, fieldNumber, fieldName, facts }: Column): Question {
  const examples = facts.examples.zeros;
  return {
    questionId: `kolom-${fieldNumber}-nol-di-depan`,
    fieldName,
    text: `Kolom ${label}: di ${facts.counts.zeros} sel, Excel menampilkan angka yang tidak ada di isi selnya (misalnya nol di depan). Mana yang benar?`,
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

export function askDates({ label, fieldNumber, fieldName, facts }: Column): Question {
  const examples = facts.examples['no-year'];
  return {
    questionId: `kolom-${fieldNumber}-tanggal-pendek`,
    fieldName,
    text: `Kolom ${label}: ${facts.counts['no-year']} sel tampil sebagai tanggal tanpa tahun. Excel sering mengubah rentang seperti 5-9 menjadi tanggal. Apa isinya?`,
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

export function askEarlyDates({ label, fieldNumber, fieldName, facts }: Column): Question {
  const examples = facts.examples.early;
  return {
    questionId: `kolom-${fieldNumber}-tanggal-1900`,
    fieldName,
    text: `Kolom ${label}: ${facts.counts.early} sel tampil sebagai tanggal di tahun 1900. Itu biasanya bilangan yang selnya berformat tanggal. Apa isinya?`,
    readings: [
      { readingId: asNumber, text: 'Bilangan: diterbitkan angkanya.', examples: examples.map(shownOf) },
      { readingId: asDate, text: 'Memang tanggal di tahun 1900.', examples: examples.map(heldOf) },
    ],
  };
}

/** Cells with an error of Excel; row, column and the column's label are those of the first. */
export function errorCells(cells: number, rowNumber: number, fieldNumber: number, label: string | undefined): Finding {
  const place = label === undefined ? `kolom ke-${fieldNumber}` : `kolom ${label}`;
  return {
    type: 'formula-error',
    rowNumber,
    fieldNumber,
    message: `${cells} sel berisi galat Excel (seperti #DIV/0! atau #N/A), yang pertama di baris ${rowNumber}, ${place}; tulisan galatnya yang dibaca.`,
    mend: 'Betulkan rumusnya di Excel, atau kosongkan sel itu, lalu simpan dan unggah kembali.',
  };
}

export function askLongNumbers({ label, fieldNumber, fieldName, facts }: Column): Question {
  const examples = facts.examples.long.map(heldOf);
  return {
    questionId: `kolom-${fieldNumber}-enam-belas-digit`,
    fieldName,
    text: `Kolom ${label}: ${facts.counts.long} sel berisi angka 16 digit atau lebih yang semuanya berakhir nol; Excel hanya menyimpan 15 digit pertama. Apa isinya?`,
    readings: [
      { readingId: asWhole, text: 'Angka yang memang bulat, misalnya jumlah uang: diterbitkan apa adanya.', examples },
      { readingId: asCode, text: 'Nomor atau kode: angka-angka terakhirnya sudah hilang, jadi berkas ini ditolak dan harus diperbaiki.' },
    ],
  };
}

export function lostDigits({ label, fieldNumber, fieldName, facts }: Column): Finding {
  return {
    type: 'type-error',
    fieldNumber,
    fieldName,
    message: `Kolom ${label}: Excel telah menghapus angka sesudah digit ke-15 di ${facts.counts.long} sel. Angka aslinya tidak dapat dipulihkan dari berkas ini.`,
    mend: 'Ubah format kolom itu menjadi Teks, salin ulang nomornya dari sumbernya, lalu unggah kembali.',
  };
}

export function keptZeros({ label, fieldNumber, fieldName, facts }: Column): Finding {
  return {
    type: 'long-number',
    fieldNumber,
    fieldName,
    message: `Kolom ${label}: ${facts.counts.long} sel berisi angka 16 digit atau lebih yang semuanya berakhir nol; Excel hanya menyimpan 15 digit pertama.`,
    mend: 'Tidak perlu diperbaiki bila angkanya memang bulat. Bila ini nomor atau kode, salin ulang dari sumbernya ke kolom berformat Teks.',
  };
}

export function datesWithoutDay({ label, fieldNumber, fieldName, facts }: Column): Finding {
  return {
    type: 'short-date',
    fieldNumber,
    fieldName,
    message: `Kolom ${label}: ${facts.counts['no-day']} sel tampil sebagai bulan atau tahun, tetapi tersimpan sebagai tanggal lengkap; tanggalnya yang diterbitkan.`,
    mend: 'Tidak perlu diperbaiki bila tanggalnya benar. Bila bukan tanggal, ubah format kolom itu menjadi Teks dan ketik ulang isinya.',
  };
}
