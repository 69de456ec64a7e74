import { SaxesParser } from 'saxes';
import type { StyleBook } from '../../excel-writer/styles.ts';
import type { SheetChange } from './sheet-change.ts';
import { SheetWriter } from './sheet-writer.ts';

/**
 * Writes a worksheet again with cells marked, as it streams by: a block is the most that is held. It no longer opens first, since the list of
 * what to correct does. Throws for XML that is not well formed and for a DOCTYPE.
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
