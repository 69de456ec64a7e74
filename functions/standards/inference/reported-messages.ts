import { plain } from '../../model/plain.ts';
import type { Words } from '../rules/cell-messages.ts';

/** What a first file's clerk is told of columns that are no text, though something about them was decided: it stops nothing. */

/** Only with the month first are all cells days that exist: certain, and unusual here. */
export function monthFirstMessage(title: string): Words {
  return {
    message: `Kolom ${title} dibaca bulan dahulu (bulan/hari/tahun): hanya dengan urutan itu semua selnya tanggal yang ada.`,
    mend: 'Tidak perlu diperbaiki bila memang begitu. Bila hari yang ditulis dahulu, ada tanggal yang salah ketik: betulkan, lalu unggah lagi.',
  };
}

export const noDataMend = plain`Tidak perlu diperbaiki bila memang berarti tidak ada data.`;

/** Words that stand for no value, and become empty cells. */
export function missingWordsMessage(title: string, words: readonly string[]): Words {
  const listed = words.map((word) => `“${word}”`).join(', ');
  return {
    message: `Kolom ${title}: tulisan ${listed} dibaca sebagai tidak ada data, dan selnya diterbitkan kosong.`,
    mend: noDataMend,
  };
}

/** Cells left empty because they are the same as above. */
export function blankBelowMessage(title: string, empty: number, rows: number): Words {
  return {
    message: `Kolom ${title}: ${empty} dari ${rows} sel kosong, selalu di bawah sel yang terisi.`,
    mend: 'Bila maksudnya sama dengan di atasnya, isi selnya, lalu unggah lagi. Bila memang tidak ada isinya, biarkan.',
  };
}
