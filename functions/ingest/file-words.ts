import { limits } from '../limits.ts';
import type { Container, Finding } from './normal-form/form.ts';

const names: Readonly<Record<Container, string>> = { csv: 'teks CSV', workbook: 'buku kerja Excel', html: 'halaman HTML' };

const gibibytes = limits.maxCopiedBytes / 1024 ** 3;

/** Only a text is read without standing on the disk first. */
export function tooLarge(container: Container): Finding {
  return {
    type: 'format-error',
    message: `Berkas ini ${names[container]} yang lebih besar dari ${gibibytes} GiB; sebesar itu hanya teks CSV yang dapat dibaca.`,
    mend: 'Simpan tabelnya sebagai CSV, atau bagi per periode, lalu unggah kembali.',
  };
}

/** Letters that could not be read, in the name of a column: by it the column is known. */
export function damagedLabel(rowNumber: number, fieldNumber: number): Finding {
  return {
    type: 'encoding-error',
    rowNumber,
    fieldNumber,
    message: `Judul kolom ke-${fieldNumber} (baris ${rowNumber}) memuat huruf yang rusak: byte-nya tidak terbaca, atau hurufnya sudah hilang.`,
    mend: 'Ketik ulang judulnya, lalu simpan berkas aslinya sebagai “CSV UTF-8 (Comma delimited) (*.csv)” atau .xlsx dan unggah hasilnya.',
  };
}

/** The file is sound, but its name says something else. */
export function wrongName(container: Container, name: string, ending: string): Finding {
  const written = /\.[^.\s]{1,10}$/.exec(name)?.[0];
  return {
    type: 'format-error',
    message: `Isi berkas ini ${names[container]}, padahal namanya ${written === undefined ? 'tidak berakhiran' : `berakhiran ${written}`}.`,
    mend: `Ganti akhiran namanya menjadi ${ending}, lalu unggah kembali.`,
  };
}
