import type { PDFFont } from '@cantoo/pdf-lib';
import type { Tag } from './tags.ts';
import { wrapped } from './wrapped.ts';

/** A4 and its margins, in points. */
export const paper = { width: 595.28, height: 841.89, margin: 48, foot: 60 } as const;
export const sizes = { title: 18, 2: 14, 3: 11.5, text: 10, quiet: 8.5, table: 7.5, dense: 6.5 } as const;
export const leading = 1.35;

export type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont };
/** `cell` says which cell of a table's row it is a line of. */
export type Line = { readonly text: string; readonly font: PDFFont; readonly size: number; readonly x: number; readonly cell?: number };

/** Lines beside each other; those of a table's row stand together on a page. */
export type Row = readonly Line[];
export type Group = {
  readonly tag: Tag;
  readonly rows: readonly Row[];
  /** Of a table: a line above, and whether its cells are headings. */
  readonly isTableRow?: { readonly isHead: boolean; readonly airBelow: number };
};

/** A table's head stands again on each page that it goes on to. */
export type Block = { readonly groups: readonly Group[]; readonly head?: Group; readonly beginsPage?: true } | Beside;

/** Columns that begin at the same height and stand together on a page, the first after a picture where there is one. */
export type Beside = { readonly columns: readonly (readonly Group[])[]; readonly picture?: SquaresPicture };
export type SquaresPicture = {
  readonly dark: readonly (readonly boolean[])[];
  readonly alt: string;
  readonly side: number;
  readonly margin: number;
};

export function textRows(
  text: string,
  font: PDFFont,
  size: number,
  x: number = paper.margin,
  most = paper.width - paper.margin - x,
): Row[] {
  return wrapped(known(font, text), widthBy(font, size), most).map((line) => [lineOf(line, font, size, x)]);
}

export function widthBy(font: PDFFont, size: number): (text: string) => number {
  return (text) => font.widthOfTextAtSize(text, size);
}

/** The text in letters that the font has. */
export function known(font: PDFFont, text: string): string {
  const letters = new Set(font.getCharacterSet());
  return [...text.replace(/\s+/g, ' ').trim()].map((letter) => (letters.has(letter.codePointAt(0) ?? 0) ? letter : '?')).join('');
}

export function lineOf(text: string, font: PDFFont, size: number, x: number = paper.margin): Line {
  return { text: known(font, text), font, size, x };
}
