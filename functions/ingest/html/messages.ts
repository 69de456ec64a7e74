import type { Finding } from '../../model/normal-form.ts';
import { plain } from '../../model/plain.ts';
import { longerThan } from '../table/messages.ts';

/** What the reader of HTML says to the clerk: what, why, how to correct it. */

const saveAsWorkbook = plain`Buka berkas itu di Excel, lalu Simpan sebagai (Save As) “Excel Workbook (*.xlsx)” dan unggah hasilnya.`;

export const noTables: Finding = {
  type: 'format-error',
  message: plain`Berkas ini adalah halaman HTML, dan di dalamnya tidak ada tabel.`,
  mend: plain`Unduh datanya sekali lagi dari aplikasinya (bisa jadi ini halaman galat atau halaman masuk), sebaiknya sebagai .xlsx atau CSV.`,
};

export const readAsPage: Finding = {
  type: 'format-error',
  message: plain`Berkas ini sebenarnya halaman HTML, bukan buku kerja Excel atau CSV; tabel di dalamnya yang dibaca.`,
  mend: plain`Periksa hasilnya. Lain kali: ${saveAsWorkbook}`,
};

export const tooMuchStyle: Finding = {
  type: 'source-error',
  message: plain`Halaman HTML ini memuat lembar gaya (CSS) yang panjangnya tidak wajar.`,
  mend: saveAsWorkbook,
};

/** Cells in which something can be chosen or filled in. */
export function formControls(cells: number): Finding {
  return {
    type: 'format-error',
    message: plain`${cells} sel di halaman HTML ini memuat isian (daftar pilihan, kotak teks atau centang); yang dibaca hanya yang terpilih atau terisi, centang tidak dibaca.`,
    mend: plain`Periksa hasilnya. Lebih baik unduh datanya dari aplikasi sebagai .xlsx atau CSV, bukan menyimpan halaman isiannya.`,
  };
}

export function unknownCharset(label: string): Finding {
  return {
    type: 'encoding-error',
    message: `Halaman HTML ini menyatakan penyandian huruf “${label}”, yang tidak dikenal.`,
    messageWithoutNames: plain`Halaman HTML ini menyatakan penyandian huruf yang tidak dikenal.`,
    mend: saveAsWorkbook,
  };
}

export function damagedCharacters(encoding: string): Finding {
  return {
    type: 'encoding-error',
    message: `Halaman HTML ini memuat huruf yang rusak: ada byte yang bukan ${encoding.toUpperCase()} yang sah.`,
    messageWithoutNames: plain`Halaman HTML ini memuat huruf yang rusak: ada byte yang tidak sah.`,
    mend: saveAsWorkbook,
  };
}

export const pageAsWindows1252: Finding = {
  type: 'encoding-error',
  message: plain`Halaman HTML ini tidak menyatakan penyandian hurufnya dan bukan UTF-8; dibaca sebagai Windows-1252.`,
  mend: plain`Periksa huruf khusus (misalnya é, ±, –) pada hasilnya.`,
};

export function otherCharset(label: string): Finding {
  return {
    type: 'encoding-error',
    message: `Halaman HTML ini menyatakan penyandian huruf “${label}”, tetapi isinya UTF-8; dibaca sebagai UTF-8.`,
    messageWithoutNames: plain`Halaman HTML ini menyatakan penyandian huruf lain, tetapi isinya UTF-8; dibaca sebagai UTF-8.`,
    mend: plain`Periksa huruf khusus (misalnya é, ±, –) pada hasilnya.`,
  };
}

export const tooManyTables: Finding = {
  type: 'source-error',
  message: plain`Halaman HTML ini memuat terlalu banyak tabel.`,
  mend: plain`Simpan tabel yang dimaksud sebagai .xlsx atau CSV UTF-8 tersendiri, lalu unggah.`,
};

export const tooDeep: Finding = {
  type: 'source-error',
  message: plain`Halaman HTML ini rusak: bagian-bagiannya bersarang terlalu dalam.`,
  mend: saveAsWorkbook,
};

export const tooManySpans: Finding = {
  type: 'source-error',
  message: plain`Halaman HTML ini memuat terlalu banyak sel gabungan.`,
  mend: saveAsWorkbook,
};

export function rowTooLong(mostBytes: number): Finding {
  return {
    type: 'source-error',
    message: plain`Satu baris tabel di halaman HTML ini ${longerThan(mostBytes)}.`,
    mend: saveAsWorkbook,
  };
}
