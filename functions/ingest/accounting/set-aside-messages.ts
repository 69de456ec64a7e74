import type { SetAsideReason } from '../../model/normal-form.ts';
import { knownName, type Plain, plain } from '../../model/plain.ts';

import type { GroupLabel } from '../table/group-messages.ts';

/** What the clerk reads of a row that is not published, though nothing is wrong with it: what it was taken for. */

const sentences: Readonly<Record<SetAsideReason, Plain>> = {
  title: plain`berada di atas judul kolom dan dibaca sebagai judul tabel`,
  'repeated-header': plain`mengulang judul kolom`,
  total: plain`berisi jumlah dari baris-baris lain`,
  note: plain`dibaca sebagai catatan di bawah tabel`,
  signature: plain`dibaca sebagai bagian tanda tangan di bawah tabel`,
};

/** Quotes nothing of the row. */
export function setAsideMessage(reason: SetAsideReason, rowNumber: number): Plain {
  return plain`Baris ${rowNumber} ${sentences[reason]}, jadi tidak dimuat sebagai data.`;
}

/** A line such as “UMUM” above its rows. */
export function groupLineMessage(rowNumber: number, column: GroupLabel): Plain {
  return plain`Baris ${rowNumber} adalah judul kelompok: isinya menjadi kolom “${knownName(column)}” pada baris-baris di bawahnya.`;
}
