import { SaxesParser } from 'saxes';
import type { StyleBook } from '../../workbooks/styles.ts';
import type { Mark } from './marks.ts';
import { SheetWriter } from './sheet-writer.ts';

/** A cell (row and column from 1) that the clerk corrected without sending the file again. */
export type CorrectedCell = { readonly row: number; readonly column: number; readonly value: string };

/** What changes in a sheet; all else is written as it was read. */
export type SheetChange = {
  readonly marks: readonly Mark[];
  /** What stands in place of a cell's own content, as text. */
  readonly corrections: readonly CorrectedCell[];
  /** Columns (from 1) whose cells below `headerRow` are kept as text. */
  readonly textColumns: ReadonlySet<number>;
  readonly headerRow: number;
  /** The relationship to the drawing of the notes, where the sheet has none yet. */
  readonly drawingId?: string | undefined;
};

/**
 * Writes a worksheet again with cells marked, as it streams by: a block is the most that is held. It no longer opens first, since the list of
 * what to mend does. Throws for XML that is not well formed and for a DOCTYPE.
 */
export async function* rewriteSheet(pieces: AsyncIterable<string>, change: SheetChange, styles: StyleBook): AsyncGenerator<string> {
  const writer = new SheetWriter(change, styles);
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('opentag', (tag) => writer.open(tag));
  parser.on('closetag', (tag) => writer.close(tag));
  parser.on('text', (text) => writer.text(text));
  parser.on('cdata', (text) => writer.text(text));
  parser.on('doctype', () => {
    throw new Error('a sheet has a DOCTYPE');
  });
  parser.on('error', (error) => {
    throw error;
  });
  for await (const piece of pieces) {
    parser.write(piece);
    yield writer.take();
  }
  parser.close();
  yield writer.take();
}
