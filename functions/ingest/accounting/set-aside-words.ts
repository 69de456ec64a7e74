import type { SetAsideReason } from '../normal-form/form.ts';

/** What the clerk reads of a row that is not published, though nothing is wrong with it: what it was taken for. */

const sentences: Readonly<Record<SetAsideReason, string>> = {
  title: 'berada di atas judul kolom dan dibaca sebagai judul tabel',
  'repeated-header': 'mengulang judul kolom',
  total: 'berisi jumlah dari baris-baris lain',
  note: 'dibaca sebagai catatan di bawah tabel',
  signature: 'dibaca sebagai bagian tanda tangan di bawah tabel',
};

/** Quotes nothing of the row. */
export function setAsideMessage(reason: SetAsideReason, rowNumber: number): string {
  return `Baris ${rowNumber} ${sentences[reason]}, jadi tidak dimuat sebagai data.`;
}

/** A line such as “UMUM” above its rows. */
export function groupLineMessage(rowNumber: number, column: string): string {
  return `Baris ${rowNumber} adalah judul kelompok: isinya menjadi kolom “${column}” pada baris-baris di bawahnya.`;
}
