import { PDFDocument, type PDFPage, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { blockRows } from './block-rows.ts';
import type { PdfDocument } from './pdf-document.ts';
import {
  type Beside,
  type Block,
  type Fonts,
  type Group,
  known,
  leading,
  paper,
  type Row,
  type SquaresPicture,
  sizes,
  textRows,
  widthBy,
} from './rows.ts';
import { darkRuns } from './squares.ts';
import { type TagElement, Tags } from './tags.ts';
import { wrapped } from './wrapped.ts';

/** Some lines, in points. */
const belowHeading = 40;
const ruleColor = rgb(0.8, 0.78, 0.74);

/**
 * The document as a PDF of A4 pages, from left to right and top to bottom, in the letters of Helvetica (WinAnsi: Indonesian and Western European); a letter that these have not
 * is a question mark. Its parts are tagged as headings, paragraphs and tables, for who has it read out. The same document makes the same bytes.
 */
export async function writePdf({ title, footer, blocks, at }: PdfDocument): Promise<Uint8Array> {
  const file = await PDFDocument.create({ updateMetadata: false });
  file.setTitle(title);
  file.setCreationDate(at);
  file.setLanguage('id-ID');
  const fonts = { plain: await file.embedFont(StandardFonts.Helvetica), bold: await file.embedFont(StandardFonts.HelveticaBold) };
  const paperOf = new Paper(file);
  paperOf.add({ groups: [{ tag: 'H1', rows: textRows(title, fonts.bold, sizes.title) }] });
  for (const block of blocks) paperOf.add(blockRows(block, fonts));
  paperOf.finish(footer, fonts);
  return file.save({ addDefaultPage: false });
}

/** Pages that are filled from top to bottom. */
class Paper {
  readonly #file: PDFDocument;
  readonly #tags: Tags;
  #page: PDFPage;
  #y: number = paper.height - paper.margin;

  constructor(file: PDFDocument) {
    this.#file = file;
    this.#tags = new Tags(file);
    this.#page = file.addPage([paper.width, paper.height]);
  }

  /** The block, and a gap below it. */
  add(block: Block): void {
    if ('beginsPage' in block) {
      this.#turn();
      return;
    }
    if ('columns' in block) this.#addBeside(block);
    else this.#addGroups(block);
    this.#step(sizes.text / 2);
  }

  #addGroups({ groups, head }: Exclude<Block, Beside>): void {
    const table = head && this.#tags.add('Table');
    for (const group of groups) {
      if (group.isTableRow) this.#addTableRow(group, head, table);
      else this.#addText(group);
    }
  }

  /** One column after another is read out, though they are beside each other. */
  #addBeside({ columns, picture }: Beside): void {
    const tall = Math.max(
      picture ? picture.side + 2 * picture.margin : 0,
      ...columns.map((groups) => groups.reduce((sum, { rows }) => sum + heightOfAll(rows), 0)),
    );
    if (this.#y - tall < paper.foot) this.#turn();
    const top = this.#y;
    if (picture) this.#addPicture(picture, top);
    for (const groups of columns) {
      this.#y = top;
      for (const group of groups) this.#addText(group);
    }
    this.#y = top - tall;
  }

  #addPicture({ dark, alt, side, margin }: SquaresPicture, top: number): void {
    const square = side / dark.length;
    this.#tags.mark(this.#page, this.#tags.addPicture(alt), () => {
      for (const { x, y, length } of darkRuns(dark)) {
        const [left, bottom] = [paper.margin + x * square, top - margin - (y + 1) * square];
        this.#page.drawRectangle({ x: left, y: bottom, width: length * square, height: square, color: rgb(0, 0, 0) });
      }
    });
  }

  finish(footer: string, { plain }: Fonts): void {
    const pages = this.#file.getPages();
    for (const [place, page] of pages.entries()) {
      const size = sizes.quiet;
      const text = known(plain, `${footer} · ${place + 1}/${pages.length}`);
      const lines = wrapped(text, widthBy(plain, size), paper.width - 2 * paper.margin);
      this.#tags.asArtifact(page, () => {
        for (const [row, line] of lines.entries()) {
          page.drawText(line, { font: plain, size, x: paper.margin, y: paper.foot - 18 - row * size * leading });
        }
      });
    }
    this.#tags.finish();
  }

  /** A heading is not parted from what it is above. */
  #addText({ tag, rows }: Group): void {
    const tall = heightOfAll(rows);
    if (/^H\d$/.test(tag) && this.#y - tall - belowHeading < paper.foot) this.#turn();
    const element = this.#tags.add(tag);
    for (const row of rows) {
      this.#step(heightOf(row));
      if (row.length > 0) this.#tags.mark(this.#page, element, () => this.#draw(row));
    }
  }

  /** A row is not parted between pages, unless it is longer than one. */
  #addTableRow({ rows, isTableRow }: Group, head: Group | undefined, table: TagElement | undefined): void {
    const tall = heightOfAll(rows);
    if (this.#y - tall < paper.foot && this.#turn() && head && !isTableRow?.isHead) this.#repeat(head);
    const rule = this.#y - 2;
    this.#tags.asArtifact(this.#page, () => this.#rule(rule));
    const element = this.#tags.add('TR', table);
    const cells = new Map<number, TagElement>();
    for (const row of rows) {
      this.#step(heightOf(row));
      for (const line of row) {
        const cell = line.cell ?? 0;
        const tagged = cells.get(cell) ?? this.#tags.add(isTableRow?.isHead ? 'TH' : 'TD', element);
        cells.set(cell, tagged);
        this.#tags.mark(this.#page, tagged, () => this.#draw([line]));
      }
    }
    // Not by a step, which would turn the page: the row after it turns, and brings the head.
    this.#y -= isTableRow?.airBelow ?? 0;
  }

  /** The head once more, on the page after: it was read out already. */
  #repeat(head: Group): void {
    this.#tags.asArtifact(this.#page, () => {
      for (const row of head.rows) {
        this.#y -= heightOf(row);
        this.#draw(row);
      }
    });
    this.#y -= head.isTableRow?.airBelow ?? 0;
  }

  #draw(row: Row): void {
    for (const { text, font, size, x } of row) this.#page.drawText(text, { font, size, x, y: this.#y });
  }

  #rule(y: number): void {
    this.#page.drawLine({ start: { x: paper.margin, y }, end: { x: paper.width - paper.margin, y }, thickness: 0.5, color: ruleColor });
  }

  #step(height: number): void {
    if (this.#y - height < paper.foot) this.#turn();
    this.#y -= height;
  }

  #turn(): true {
    this.#page = this.#file.addPage([paper.width, paper.height]);
    this.#y = paper.height - paper.margin;
    return true;
  }
}

function heightOfAll(rows: readonly Row[]): number {
  return rows.reduce((sum, row) => sum + heightOf(row), 0);
}

function heightOf(row: Row): number {
  return Math.max(sizes.text / 2, ...row.map(({ size }) => size * leading));
}
