/** What a standard says of a column, as forms and tables call it: the one place of these words. */
export const columnWords = {
  name: 'Kolom',
  title: 'Judul di berkas',
  definition: 'Arti',
  unit: 'Satuan',
  type: 'Jenis',
  rules: 'Aturan',
  required: 'Wajib diisi',
} as const;

/** Members of a field that a clerk writes as a text, in the order of the form. */
export const columnTexts = ['title', 'definition', 'unit'] as const;
export type ColumnText = (typeof columnTexts)[number];

/** Below the form: what they are for. */
export const columnHelp =
  'Judul adalah tulisan pada baris judul berkas Anda; berkas dicocokkan dengannya. Arti dan satuan tampil untuk pemakai data, misalnya “Banyaknya kunjungan selama sebulan” dan “orang”.';
