import { limits } from '../limits.ts';
import type { Finding } from '../model/normal-form.ts';
import { type Alike, aboutAll } from './shown-messages.ts';
import type { Open } from './shown-ruling.ts';

/** What becomes of columns about which no more may be asked: told, or refused where what they hold is surely not meant. */
export type Unasked =
  | { readonly warning: Finding; readonly finding?: undefined }
  | { readonly finding: Finding; readonly warning?: undefined };

/** A raised sign beside a number is a footnote or a power: joined to it, it makes a number that nobody wrote. Any other cell is published as it is held. */
export function heldUnasked(columns: Alike, { kinds }: Open): Unasked {
  const { fieldNumber, fieldName, title, where, cells, firstRow, examples } = aboutAll(columns, ...kinds);
  const place = { rowNumber: firstRow, fieldNumber, fieldName };
  if (kinds.includes('raised')) {
    return {
      finding: {
        type: 'type-error',
        ...place,
        message: `${where} ada tulisan kecil di atas (superscript) di samping angkanya, dan bersama-sama terbaca sebagai angka lain.`,
        mend: 'Hapus tulisan kecil itu dari selnya, atau tulis angkanya penuh bila yang dimaksud pangkat, lalu unggah kembali.',
      },
    };
  }
  const [example] = examples;
  const such = example === undefined ? '' : ` (misalnya tampil “${example.shown}”, tersimpan “${example.held}”)`;
  return {
    warning: {
      type: 'held-value',
      ...place,
      message: `${title}: ${cells} sel menampilkan lain daripada isinya, pertama kali baris ${firstRow}${such}. Tentang satu berkas paling banyak ${limits.maxQuestions} hal ditanyakan, jadi di sini yang tersimpan yang diterbitkan.`,
      mend: 'Bila yang tampil yang benar: ubah format kolom itu menjadi Teks, ketik ulang isinya seperti tampil, lalu unggah kembali. Bila tidak, biarkan.',
    },
  };
}
