import type { PDFFont } from '@cantoo/pdf-lib';
import type { PdfBlock, PdfTable } from './pdf-document.ts';
import type { Tag } from './tags.ts';
import { wrapped } from './wrapped.ts';

/** A4 and its margins, in points. */
export const paper = { width: 595.28, height: 841.89, margin: 48, foot: 60 } as const;
export const sizes = { title: 18, 2: 14, 3: 11.5, text: 10, quiet: 8.5, table: 7.5 } as const;
export const leading = 1.35;
const nameWidth = 150;
const cellGap = 4;

export type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont };
/** `cell` says which cell of a table's row it is a line of. */
export type Line = { readonly text: string; readonly font: PDFFont; readonly size: number; readonly x: number; readonly cell?: number };

/** Lines beside each other; those of a table's row stand together on a page. */
export type Row = readonly Line[];
export type Group = {
  readonly tag: Tag;
  readonly rows: readonly Row[];
  /** Of a table: a line above, and whether its cells are headings. */
  readonly isTableRow?: { readonly isHead: boolean };
};

/** A table's head stands again on each page that it goes on to. */
export type Block = { readonly groups: readonly Group[]; readonly head?: Group };

/** The block as rows of lines that are as wide as the page. */
export function blockRows(block: PdfBlock, fonts: Fonts): Block {
  switch (block.is) {
    case 'heading':
      return { groups: [{ tag: block.level === 2 ? 'H2' : 'H3', rows: textRows(block.text, fonts.bold, sizes[block.level]) }] };
    case 'paragraph':
      return { groups: [{ tag: 'P', rows: textRows(block.text, fonts.plain, block.quiet ? sizes.quiet : sizes.text) }] };
    case 'facts':
      return { groups: block.facts.map(([name, value]) => ({ tag: 'P', rows: factRows(name, value, fonts) })) };
    case 'table':
      return tableRows(block, fonts);
  }
}

export function textRows(text: string, font: PDFFont, size: number): Row[] {
  return wrapped(known(font, text), widthBy(font, size), paper.width - 2 * paper.margin).map((line) => [lineOf(line, font, size)]);
}

export function widthBy(font: PDFFont, size: number): (text: string) => number {
  return (text) => font.widthOfTextAtSize(text, size);
}

/** The text in letters that the font has. */
export function known(font: PDFFont, text: string): string {
  const letters = new Set(font.getCharacterSet());
  return [...text.replace(/\s+/g, ' ').trim()].map((letter) => (letters.has(letter.codePointAt(0) ?? 0) ? letter : '?')).join('');
}

function factRows(name: string, value: string, { plain, bold }: Fonts): Row[] {
  const size = sizes.text;
  const names = wrapped(known(bold, name), widthBy(bold, size), nameWidth - size);
  const values = wrapped(known(plain, value), widthBy(plain, size), paper.width - 2 * paper.margin - nameWidth);
  return Array.from({ length: Math.max(names.length, values.length) }, (_, row) => [
    ...(names[row] === undefined ? [] : [lineOf(names[row], bold, size)]),
    ...(values[row] === undefined ? [] : [lineOf(values[row], plain, size, paper.margin + nameWidth)]),
  ]);
}

function tableRows({ columns, rows, hasTotal }: PdfTable, fonts: Fonts): Block {
  const titles = columns.map(({ title }) => title);
  const head = tableRow(columns, titles, fonts.bold, true);
  const body = rows.map((cells, place) =>
    tableRow(columns, cells, hasTotal && place === rows.length - 1 ? fonts.bold : fonts.plain, false),
  );
  return { groups: [head, ...body], head };
}

function tableRow(columns: PdfTable['columns'], cells: readonly string[], font: PDFFont, isHead: boolean): Group {
  const size = sizes.table;
  const all = columns.reduce((sum, { width }) => sum + width, 0);
  const room = paper.width - 2 * paper.margin;
  let x: number = paper.margin;
  const lines = columns.map(({ width, isNumber }, cell) => {
    const [left, wide] = [x, (width / all) * room - cellGap];
    x += (width / all) * room;
    const texts = wrapped(known(font, cells[cell] ?? ''), widthBy(font, size), wide);
    return texts.map((text): Line => {
      const at = isNumber ? left + wide - font.widthOfTextAtSize(text, size) : left;
      return { ...lineOf(text, font, size, at), cell };
    });
  });
  const height = Math.max(...lines.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, row) => lines.flatMap((ofCell) => ofCell[row] ?? []));
  return { tag: 'TR', rows, isTableRow: { isHead } };
}

function lineOf(text: string, font: PDFFont, size: number, x: number = paper.margin): Line {
  return { text: known(font, text), font, size, x };
}
