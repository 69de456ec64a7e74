import type { Finding } from '../normal-form/form.ts';

/** What the reader of HTML says to the clerk: what, why, how to mend it. */

const saveAsWorkbook = 'Buka berkas itu di Excel, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” dan unggah hasilnya.';

export const noTables: Finding = {
  type: 'format-error',
  message: 'Berkas ini adalah halaman HTML, dan di dalamnya tidak ada tabel.',
  mend: 'Unduh datanya sekali lagi dari aplikasinya (bisa jadi ini halaman galat atau halaman masuk), sebaiknya sebagai .xlsx atau CSV.',
};

export const readAsPage: Finding = {
  type: 'format-error',
  message: 'Berkas ini sebenarnya halaman HTML, bukan buku kerja Excel atau CSV; tabel di dalamnya yang dibaca.',
  mend: `Periksa hasilnya. Lain kali: ${saveAsWorkbook}`,
};

export const tooManyTables: Finding = {
  type: 'source-error',
  message: 'Halaman HTML ini memuat terlalu banyak tabel.',
  mend: 'Simpan tabel yang dimaksud sebagai .xlsx atau CSV UTF-8 tersendiri, lalu unggah.',
};

export const tooDeep: Finding = {
  type: 'source-error',
  message: 'Halaman HTML ini rusak: bagian-bagiannya bersarang terlalu dalam.',
  mend: saveAsWorkbook,
};

export const tooManySpans: Finding = {
  type: 'source-error',
  message: 'Halaman HTML ini memuat terlalu banyak sel gabungan.',
  mend: saveAsWorkbook,
};

export function rowTooLong(mostBytes: number): Finding {
  return {
    type: 'source-error',
    message: `Satu baris tabel di halaman HTML ini lebih panjang dari ${Math.floor(mostBytes / 1024 / 1024)} MB, batas untuk satu baris.`,
    mend: saveAsWorkbook,
  };
}
