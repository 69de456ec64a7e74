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

/** The file is sound, but its name says something else. */
export function wrongName(container: Container, name: string, ending: string): Finding {
  const written = /\.[^.\s]{1,10}$/.exec(name)?.[0];
  return {
    type: 'format-error',
    message: `Isi berkas ini ${names[container]}, padahal namanya ${written === undefined ? 'tidak berakhiran' : `berakhiran ${written}`}.`,
    mend: `Ganti akhiran namanya menjadi ${ending}, lalu unggah kembali.`,
  };
}
