import type { Words } from './cell-words.ts';
import { type CandidateName, candidateShapes } from './column-facts.ts';

/** A column that was taken for text because of a few cells. */
type Doubt = {
  readonly title: string;
  /** What all its other cells are. */
  readonly candidate: CandidateName;
  readonly cells: number;
  readonly strays: number;
  readonly rowNumber: number;
  readonly cell: string;
};

/** The words for a first file whose column is nearly all numbers, or dates: text is proposed, and the clerk is told why. */
export function doubtWords({ title, candidate, cells, strays, rowNumber, cell }: Doubt): Words {
  const noun = candidateShapes[candidate].type === 'date' ? 'tanggal' : 'angka';
  const others =
    strays === 1 ? `kecuali baris ${rowNumber}: "${cell}"` : `kecuali ${strays} sel, yang pertama baris ${rowNumber}: "${cell}"`;
  return {
    message: `Kolom ${title}: ${cells - strays} dari ${cells} selnya ${noun}, ${others}. Karena itu kolom ini dijadikan teks.`,
    mend: `Bila itu salah ketik, betulkan lalu unggah lagi agar kolom ini menjadi ${noun}. Bila memang teks, biarkan.`,
  };
}
