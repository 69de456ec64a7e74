import { isNote } from './around-table.ts';
import { isNumber } from './cell-kind.ts';
import { marksOf } from './signature.ts';

/** A row with one filled cell at the end of a table, or a note in two: its last data, or what stands below it. */
export type LoneRow = {
  readonly text: string;
  /** A blank row stands between it and the table. */
  readonly afterGap: boolean;
  /** The file itself says that the cell spans the table's columns: it is no record. */
  readonly spansTable: boolean;
  /** The text is whole; the end of a file may be cut off. */
  readonly whole: boolean;
  /** It has a second cell, and is a note unless data follows (isNoteInTwoCells). */
  readonly inTwoCells?: boolean;
};

/** A note in free words is a sentence; fewer words may be a name. */
const sentenceWords = 4;

/**
 * What the rows at the end of a table are, where that is certain: from the first that begins like a note, is set apart and a sentence, or
 * starts a signature. `from` is the index of the first row that is no data, the length of `rows` where all are; `nameWords` are the first
 * words of the table's own names, since a row that begins like them is one more.
 */
export function findFooter(rows: readonly LoneRow[], nameWords: ReadonlySet<string>): { readonly from: number; readonly signed: number } {
  const signed = signatureStart(rows);
  const note = rows.findIndex((row) => row.inTwoCells === true || isNote(row.text) || isSetApart(row, nameWords));
  const from = Math.min(note < 0 ? rows.length : note, signed);
  return { from, signed };
}

/** What a row of the footer is set aside as, by its index among the rows. */
export function footerReason(index: number, signed: number): 'signature' | 'note' {
  return index >= signed ? 'signature' : 'note';
}

function isSetApart({ text, afterGap, spansTable, whole }: LoneRow, nameWords: ReadonlySet<string>): boolean {
  if (isNumber(text) || !whole) return false;
  if (spansTable) return true;
  return afterGap && isSentence(text) && !nameWords.has(firstWord(text));
}

/** A place and date, an office, a NIP: two of them make a signature, which begins at the first. */
function signatureStart(rows: readonly LoneRow[]): number {
  const marks = rows.map(({ text }) => marksOf(text));
  const first = marks.findIndex(({ size }) => size > 0);
  if (first < 0) return rows.length;
  return new Set(marks.flatMap((some) => [...some])).size > 1 ? first : rows.length;
}

function isSentence(text: string): boolean {
  return text.trim().split(/\s+/, sentenceWords).length === sentenceWords;
}

/** In small letters; '' for a text without letters. */
export function firstWord(text: string): string {
  return /\p{Letter}+/u.exec(text)?.[0].toLowerCase() ?? '';
}
