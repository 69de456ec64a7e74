import type { Container, Finding } from './normal-form.ts';

const names: Readonly<Record<Container, string>> = { csv: 'teks CSV', workbook: 'buku kerja Excel', html: 'halaman HTML' };

/** The file is sound, but its name says something else. */
export function wrongName(container: Container, name: string, ending: string): Finding {
  const written = /\.[^.\s]{1,10}$/.exec(name)?.[0];
  return {
    type: 'format-error',
    message: `Isi berkas ini ${names[container]}, padahal namanya ${written === undefined ? 'tidak berakhiran' : `berakhiran ${written}`}.`,
    mend: `Ganti akhiran namanya menjadi ${ending}, lalu unggah kembali.`,
  };
}
