import { PDFDocument, type PDFFont, type PDFPage, StandardFonts } from '@cantoo/pdf-lib';
import type { PdfBlock, PdfDocument } from './pdf-document.ts';
import { wrapped } from './wrapped.ts';

/** A4 and its margins, in points. */
const [width, height, margin, foot] = [595.28, 841.89, 48, 60];
const sizes = { title: 18, 2: 14, 3: 11.5, text: 10, quiet: 8.5 } as const;
const leading = 1.35;
const nameWidth = 150;

type Fonts = { readonly plain: PDFFont; readonly bold: PDFFont };
type Line = { readonly text: string; readonly font: PDFFont; readonly size: number; readonly x: number };

/**
 * The document as a PDF of A4 pages, from left to right and top to bottom, in the letters of Helvetica (WinAnsi: Indonesian and Western European); a letter that these have not
 * is a question mark. The same document makes the same bytes.
 */
export async function writePdf({ title, footer, blocks, at }: PdfDocument): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.setTitle(title);
  file.setCreationDate(at);
  file.setLanguage('id-ID');
  const fonts = { plain: await file.embedFont(StandardFonts.Helvetica), bold: await file.embedFont(StandardFonts.HelveticaBold) };
  const groups = [textRows(title, fonts.bold, sizes.title), ...blocks.map((block) => linesOf(block, fonts))];
  const pages = draw(file, groups);
  for (const [place, page] of pages.entries()) drawFoot(page, fonts.plain, `${footer} · ${place + 1}/${pages.length}`);
  return file.save({ addDefaultPage: false });
}

/** Groups of rows one below the other, with a gap between them, on as many pages as they need. */
function draw(file: PDFDocument, groups: readonly (readonly Row[])[]): PDFPage[] {
  const pages = [file.addPage([width, height])];
  let y = height - margin;
  for (const row of groups.flatMap((group) => [...group, gap])) {
    const step = Math.max(sizes.text / 2, ...row.map(({ size }) => size * leading));
    if (y - step < foot) {
      pages.push(file.addPage([width, height]));
      y = height - margin;
    }
    y -= step;
    for (const { text, font, size, x } of row) pages.at(-1)?.drawText(text, { font, size, x, y });
  }
  return pages;
}

function drawFoot(page: PDFPage, font: PDFFont, text: string): void {
  const size = sizes.quiet;
  const lines = wrapped(known(font, text), widthBy(font, size), width - 2 * margin);
  for (const [row, line] of lines.entries()) page.drawText(line, { font, size, x: margin, y: foot - 18 - row * size * leading });
}

/** Lines of one height; those of a fact stand beside each other. */
type Row = readonly Line[];
const gap: Row = [];

function linesOf(block: PdfBlock, fonts: Fonts): Row[] {
  switch (block.is) {
    case 'heading':
      return textRows(block.text, fonts.bold, sizes[block.level]);
    case 'paragraph':
      return textRows(block.text, fonts.plain, block.quiet ? sizes.quiet : sizes.text);
    case 'facts':
      return block.facts.flatMap(([name, value]) => factRows(name, value, fonts));
  }
}

function textRows(text: string, font: PDFFont, size: number): Row[] {
  return wrapped(known(font, text), widthBy(font, size), width - 2 * margin).map((line) => [lineOf(line, font, size)]);
}

function factRows(name: string, value: string, { plain, bold }: Fonts): Row[] {
  const size = sizes.text;
  const names = wrapped(known(bold, name), widthBy(bold, size), nameWidth - size);
  const values = wrapped(known(plain, value), widthBy(plain, size), width - 2 * margin - nameWidth);
  return Array.from({ length: Math.max(names.length, values.length) }, (_, row) => [
    ...(names[row] === undefined ? [] : [lineOf(names[row], bold, size)]),
    ...(values[row] === undefined ? [] : [lineOf(values[row], plain, size, margin + nameWidth)]),
  ]);
}

function lineOf(text: string, font: PDFFont, size: number, x = margin): Line {
  return { text: known(font, text), font, size, x };
}

function widthBy(font: PDFFont, size: number): (text: string) => number {
  return (text) => font.widthOfTextAtSize(text, size);
}

/** The text in letters that the font has. */
function known(font: PDFFont, text: string): string {
  const letters = new Set(font.getCharacterSet());
  return [...text.replace(/\s+/g, ' ').trim()].map((letter) => (letters.has(letter.codePointAt(0) ?? 0) ? letter : '?')).join('');
}
