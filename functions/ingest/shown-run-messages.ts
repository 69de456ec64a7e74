import type { Finding } from '../model/normal-form.ts';
import type { Question } from '../model/question.ts';
import { hiddenMend } from './plain-messages.ts';
import type { ShownExample } from './shown-columns.ts';
import { type Alike, aboutAll, heldOf, shownOf } from './shown-messages.ts';

/** What the clerk reads of cells of which a part is raised or struck out, and of cells that show nothing. */

export const withoutPart = 'tanpa';
export const withPart = 'apa-adanya';

/** A cell that is struck out wholly leaves nothing. */
const restOf = (example: ShownExample) => (shownOf(example).trim() === '' ? '(kosong)' : shownOf(example));

export function askRaised(columns: Alike): Question {
  const { fieldNumber, fieldName, where, examples } = aboutAll(columns, 'raised');
  return {
    questionId: `kolom-${fieldNumber}-tulisan-atas`,
    fieldName,
    text: `${where}, di samping angkanya ada tulisan kecil di atas (superscript). Apa itu?`,
    readings: [
      { readingId: withoutPart, text: 'Tanda catatan kaki: diterbitkan tanpa tulisan kecil itu.', examples: examples.map(restOf) },
      {
        readingId: withPart,
        text: 'Bagian dari isinya: diterbitkan bersambung. Bila yang dimaksud pangkat, batalkan unggahan ini dan tulis angkanya penuh.',
        examples: examples.map(heldOf),
      },
    ],
  };
}

export function askStruck(columns: Alike): Question {
  const { fieldNumber, fieldName, where, examples } = aboutAll(columns, 'struck');
  return {
    questionId: `kolom-${fieldNumber}-dicoret`,
    fieldName,
    text: `${where}, sebagian isinya dicoret (strikethrough). Mana yang diterbitkan?`,
    readings: [
      { readingId: withoutPart, text: 'Yang tidak dicoret saja.', examples: examples.map(restOf) },
      { readingId: withPart, text: 'Seluruhnya, yang dicoret juga.', examples: examples.map(heldOf) },
    ],
  };
}

export function raisedTexts(columns: Alike): Finding {
  const { fieldNumber, fieldName, title, cells, firstRow } = aboutAll(columns, 'raised-text');
  return {
    type: 'raised-text',
    rowNumber: firstRow,
    fieldNumber,
    fieldName,
    message: `${title}: ${cells} sel berisi tulisan kecil di atas (superscript), pertama kali baris ${firstRow}; diterbitkan bersambung dengan teksnya.`,
    mend: 'Tidak perlu diperbaiki bila memang bagian teksnya, seperti m2. Bila tanda catatan kaki, hapus dari selnya, lalu unggah kembali.',
  };
}

export function hiddenValues(columns: Alike): Finding {
  const { fieldNumber, fieldName, title, cells, firstRow } = aboutAll(columns, 'hidden');
  return {
    type: 'hidden-value',
    rowNumber: firstRow,
    fieldNumber,
    fieldName,
    message: `${title}: ${cells} sel tampak kosong karena formatnya, tetapi ada isinya (misalnya 0), pertama kali baris ${firstRow}; isinya tetap diterbitkan.`,
    mend: hiddenMend,
  };
}
