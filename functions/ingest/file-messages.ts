import { limits } from '../limits.ts';
import type { Container, Finding } from '../model/normal-form.ts';
import { plain } from '../model/plain.ts';

const names = { csv: 'teks CSV', workbook: 'buku kerja Excel', html: 'halaman HTML' } as const satisfies Record<Container, string>;

const gibibytes = limits.maxCopiedBytes / 1024 ** 3;

/** Only a text is read without standing on the disk first. */
export function tooLarge(container: Container): Finding {
  return {
    type: 'format-error',
    message: plain`Berkas ini ${names[container]} yang lebih besar dari ${gibibytes} GiB; sebesar itu hanya teks CSV yang dapat dibaca.`,
    mend: plain`Simpan tabelnya sebagai CSV, atau bagi per periode, lalu unggah kembali.`,
  };
}

/** Letters that could not be read, in the name of a column: by it the column is known. */
export function damagedLabel(rowNumber: number, fieldNumber: number): Finding {
  return {
    type: 'encoding-error',
    rowNumber,
    fieldNumber,
    message: plain`Judul kolom ke-${fieldNumber} (baris ${rowNumber}) memuat huruf yang rusak: byte-nya tidak terbaca, atau hurufnya sudah hilang.`,
    mend: plain`Ketik ulang judulnya, lalu simpan berkas aslinya sebagai “CSV UTF-8 (Comma delimited) (*.csv)” atau .xlsx dan unggah hasilnya.`,
  };
}

/** Endings of names. */
export type Ending = '.csv' | '.tsv' | '.txt' | '.xlsx' | '.xlsm' | '.xls' | '.html' | '.htm';

/** The file is sound, but its name says something else. */
export function wrongName(container: Container, name: string, ending: Ending): Finding {
  const written = /\.[^.\s]{1,10}$/.exec(name)?.[0];
  return {
    type: 'format-error',
    messageWithoutNames: plain`Isi berkas ini ${names[container]}, padahal akhiran namanya lain.`,
    message: `Isi berkas ini ${names[container]}, padahal namanya ${written === undefined ? 'tidak berakhiran' : `berakhiran ${written}`}.`,
    mend: plain`Ganti akhiran namanya menjadi ${ending}, lalu unggah kembali.`,
  };
}
