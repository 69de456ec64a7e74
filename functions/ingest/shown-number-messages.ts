import type { Question } from '../model/question.ts';
import { type Alike, aboutAll, asHeld, asShown, heldOf, shownOf } from './shown-messages.ts';

/** What the clerk is asked of numbers whose format shows another number or a word. */

export function askScaled(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'scaled');
  return {
    questionId: `kolom-${fieldNumber}-dibagi-seribu`,
    fieldName,
    text: `${title}: di ${cells} sel, format Excel menampilkan angka yang sudah dibagi seribu atau sejuta. Angka mana yang diterbitkan?`,
    readings: [
      { readingId: asHeld, text: 'Yang tersimpan: angka penuhnya, tanpa dibagi.', examples: examples.map(heldOf) },
      { readingId: asShown, text: 'Yang tampil: dalam ribuan atau jutaan, tanpa dibulatkan.', examples: examples.map(shownOf) },
    ],
  };
}

export function askPercentSign(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'percent');
  return {
    questionId: `kolom-${fieldNumber}-tanda-persen`,
    fieldName,
    text: `${title}: di ${cells} sel, tanda % hanya tulisan dari format Excel; angka yang tersimpan tidak dibagi seratus. Mana yang diterbitkan?`,
    readings: [
      { readingId: asHeld, text: 'Angka yang tersimpan, tanpa tanda persen.', examples: examples.map(heldOf) },
      {
        readingId: asShown,
        text: 'Persen seperti tampil, sama dengan persen di berkas lain: 5% diterbitkan sebagai 0.05.',
        examples: examples.map(shownOf),
      },
    ],
  };
}

export function askUnsigned(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'unsigned');
  return {
    questionId: `kolom-${fieldNumber}-tanpa-minus`,
    fieldName,
    text: `${title}: ${cells} sel berisi angka negatif, tetapi format Excel menampilkannya tanpa tanda minus. Mana yang benar?`,
    readings: [
      { readingId: asHeld, text: 'Yang tersimpan: angka negatif.', examples: examples.map(heldOf) },
      { readingId: asShown, text: 'Yang tampil: angka tanpa tanda minus.', examples: examples.map(shownOf) },
    ],
  };
}

export function askWords(columns: Alike): Question {
  const { fieldNumber, fieldName, title, cells, examples } = aboutAll(columns, 'word');
  return {
    questionId: `kolom-${fieldNumber}-tampil-kata`,
    fieldName,
    text: `${title}: di ${cells} sel, format Excel menampilkan tulisan lain daripada isi selnya. Mana yang diterbitkan?`,
    readings: [
      { readingId: asShown, text: 'Yang tampil: tulisan seperti tampak di Excel.', examples: examples.map(shownOf) },
      { readingId: asHeld, text: 'Yang tersimpan: isi selnya.', examples: examples.map(heldOf) },
    ],
  };
}
