import { limits } from '../../limits.ts';
import { type ByteSource, readHead } from '../csv/byte-source.ts';
import { createPageDecoder, detectPageEncoding, type PageEncoding } from './page-encoding.ts';
import { createPageParser, type PageEvents } from './page-tables.ts';

/** Parses a page from its start to its end; yields after each piece of it. Throws `WorkbookFault` as the parser and the decoder do. */
export type PagePass = (events: PageEvents) => AsyncIterable<void>;

/** The page's encoding by its first bytes. */
export async function findPageEncoding(source: ByteSource): Promise<PageEncoding> {
  const { head, complete } = await readHead(source, limits.sampleBytes);
  return detectPageEncoding(head, complete);
}

/** A way through the page, to be gone as often as needed: each time costs parsing all of it. */
export function preparePass(source: ByteSource, encoding: PageEncoding): PagePass {
  return async function* pass(events) {
    const decode = createPageDecoder(encoding);
    const parser = createPageParser(events);
    for await (const piece of source(encoding.byteOrderMarkBytes)) {
      parser.write(decode(piece, false));
      yield;
    }
    parser.write(decode(new Uint8Array(0), true));
    parser.end();
    yield;
  };
}
