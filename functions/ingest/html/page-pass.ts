import { limits } from '../../limits.ts';
import { type ByteSource, readHead } from '../csv/byte-source.ts';
import { createDecoder, detectEncoding } from '../csv/encoding.ts';
import { createPageParser, type PageEvents } from './page-tables.ts';

/** Parses a page from its start to its end; yields after each piece of it. Throws `WorkbookFault` as the parser does. */
export type PagePass = (events: PageEvents) => AsyncIterable<void>;

/** A way through the page, to be gone as often as needed: each time costs parsing all of it. */
export async function preparePass(source: ByteSource): Promise<PagePass> {
  const { head, complete } = await readHead(source, limits.sampleBytes);
  const { encoding, byteOrderMarkBytes } = detectEncoding(head, complete);
  return async function* pass(events) {
    const decode = createDecoder(encoding);
    const text = new TextDecoder();
    const parser = createPageParser(events);
    for await (const piece of source(byteOrderMarkBytes)) {
      parser.write(text.decode(decode(piece, false), { stream: true }));
      yield;
    }
    parser.write(text.decode(decode(new Uint8Array(0), true)));
    parser.end();
    yield;
  };
}
