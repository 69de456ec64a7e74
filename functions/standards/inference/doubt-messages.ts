import type { Words } from '../rules/cell-messages.ts';
import { type CandidateName, candidateShapes } from './column-facts.ts';
import type { FirstCell } from './doubt.ts';

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
export function doubtMessage({ title, candidate, cells, strays, rowNumber, cell }: Doubt): Words {
  const noun = candidateShapes[candidate].type === 'date' ? 'tanggal' : 'angka';
  const others =
    strays === 1 ? `kecuali baris ${rowNumber}: "${cell}"` : `kecuali ${strays} sel, yang pertama baris ${rowNumber}: "${cell}"`;
  return {
    message: `Kolom ${title}: ${cells - strays} dari ${cells} selnya ${noun}, ${others}. Karena itu kolom ini dijadikan teks.`,
    mend: `Bila itu salah ketik, betulkan lalu unggah lagi agar kolom ini menjadi ${noun}. Bila memang teks, biarkan.`,
  };
}

/** Dates that a workbook keeps as such, and texts beside them in one column. */
export type TypedDates = { readonly dates: number; readonly texts: number; readonly firstText: FirstCell };

/** The words for such a column: what the workbook keeps as a date is one, whatever most of the texts look like. */
export function typedDateMessage(title: string, { dates, texts, firstText: { rowNumber, cell } }: TypedDates): Words {
  const others =
    texts === 1 ? `baris ${rowNumber}, "${cell}", berisi teks` : `${texts} sel berisi teks, yang pertama baris ${rowNumber}: "${cell}"`;
  return {
    message: `Kolom ${title}: ${dates} selnya tersimpan sebagai tanggal, tetapi ${others}. Karena itu kolom ini dijadikan teks.`,
    mend: 'Ketik ulang teks itu sebagai tanggal (misalnya 2026-09-12), lalu unggah lagi agar kolom ini menjadi tanggal. Bila memang teks, biarkan.',
  };
}

/** The words for a column in doubt about which nothing more is asked: text, and the clerk is told. */
export function unaskedMessage(title: string, { rowNumber, cell }: FirstCell): Words {
  return {
    message: `Kolom ${title}: isinya dapat dibaca dengan lebih dari satu cara, misalnya "${cell}" (baris ${rowNumber}). Karena itu kolom ini dijadikan teks.`,
    mend: 'Tulis angkanya tanpa pemisah ribuan dan tanggalnya sebagai 2026-09-12, lalu unggah lagi; atau tetapkan tipe kolomnya di standar data. Bila memang teks, biarkan.',
  };
}

/** The words for a column whose numbers or dates are written in ways that contradict each other. */
export function mixedMessage(title: string, { rowNumber, cell }: FirstCell): Words {
  return {
    message: `Kolom ${title}: angka atau tanggalnya tidak ditulis dengan satu cara, misalnya "${cell}" (baris ${rowNumber}). Karena itu kolom ini dijadikan teks.`,
    mend: 'Tulis semuanya dengan cara yang sama, lalu unggah lagi agar kolom ini menjadi angka atau tanggal. Bila memang teks, biarkan.',
  };
}

/** The words for a column of dates that are written in one way, and can't all be read in it: years of two digits, a day that does not exist, points between, day and month in another order. */
export function dayMessage(title: string, { rowNumber, cell }: FirstCell): Words {
  return {
    message: `Kolom ${title}: tanggalnya, misalnya "${cell}" (baris ${rowNumber}), tidak semuanya dapat dibaca dengan pasti: tahunnya dua angka, dipisah titik, urutan hari dan bulannya tidak sama, atau ada tanggal yang tidak ada di kalender. Karena itu kolom ini dijadikan teks, persis seperti tertulis.`,
    mend: 'Tulis tanggalnya sebagai 2026-09-12, lalu unggah lagi agar kolom ini menjadi tanggal. Bila memang teks, biarkan.',
  };
}

/** The words for `5-Sep`: what Excel makes of `5-9` can't be told from what somebody wrote. */
export function monthMessage(title: string, { rowNumber, cell }: FirstCell): Words {
  return {
    message: `Kolom ${title}: "${cell}" (baris ${rowNumber}) mungkin semula dua angka dengan garis, yang diubah Excel menjadi tanggal. Kolom ini dijadikan teks, persis seperti tertulis.`,
    mend: 'Bila semula misalnya 5-9, betulkan selnya di berkas yang kolomnya berformat Teks, lalu unggah lagi. Bila memang tanggal, biarkan.',
  };
}
