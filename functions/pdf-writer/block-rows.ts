import type { PDFFont } from '@cantoo/pdf-lib';
import { signatureColumns, squaresBeside } from './beside.ts';
import type { PdfBlock, PdfTable } from './pdf-document.ts';
import { type Block, type Fonts, type Group, known, type Line, lineOf, paper, type Row, sizes, textRows, widthBy } from './rows.ts';
import { wrapped } from './wrapped.ts';

const nameWidth = 150;
const cellGap = 4;
const airBelowRow = 4;
const denseAirBelowRow = 0.8;

/** The block as rows of lines that are as wide as the page. */
export function blockRows(block: PdfBlock, fonts: Fonts): Block {
  switch (block.is) {
    case 'heading':
      return { groups: [{ tag: block.level === 2 ? 'H2' : 'H3', rows: textRows(block.text, fonts.bold, sizes[block.level]) }] };
    case 'paragraph':
      return { groups: [{ tag: 'P', rows: textRows(block.text, fonts.plain, block.quiet ? sizes.quiet : sizes.text) }] };
    case 'facts':
      return { groups: block.facts.map(([name, value]) => ({ tag: 'P', rows: factRows(name, value, fonts) })) };
    case 'squares':
      return squaresBeside(block, fonts);
    case 'signatures':
      return signatureColumns(block.places, fonts);
    case 'page-break':
      return { groups: [], beginsPage: true };
    case 'table':
      return tableRows(block, fonts);
  }
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

function tableRows({ columns, rows, hasTotal, isDense }: PdfTable, fonts: Fonts): Block {
  const titles = columns.map(({ title }) => title);
  const head = tableRow(columns, titles, { font: fonts.bold, isHead: true, isDense });
  const body = rows.map((cells, place) =>
    tableRow(columns, cells, { font: hasTotal && place === rows.length - 1 ? fonts.bold : fonts.plain, isHead: false, isDense }),
  );
  return { groups: [head, ...body], head };
}

type RowLook = { readonly font: PDFFont; readonly isHead: boolean; readonly isDense: true | undefined };

function tableRow(columns: PdfTable['columns'], cells: readonly string[], { font, isHead, isDense }: RowLook): Group {
  const size = isDense ? sizes.dense : sizes.table;
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
  return { tag: 'TR', rows, isTableRow: { isHead, airBelow: isDense ? denseAirBelowRow : airBelowRow } };
}
