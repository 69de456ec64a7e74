import type { XmlReader } from './xml.ts';

/**
 * A quick way through the plain elements that make up most of a part. `take` reads whole elements of the depth from `from` on, as many as
 * it knows how to, and gives where it stopped: at the first that is unfinished or unusual. It must understand what it takes exactly as an
 * XML parser would.
 */
export type Shortcut = {
  /** Ends such an element: `</row>`. */
  readonly closing: string;
  readonly depth: number;
  take(text: string, from: number): number;
};

/**
 * Feeds `reader`, but lets `shortcut` take what it can between two elements: the parser sees everything else, as if those elements did
 * not exist. So a shortcut can be simple, and the parser alone knows comments, CDATA, entities and damage.
 */
export function createSkimmer(reader: XmlReader, shortcut: Shortcut): Pick<XmlReader, 'write' | 'end'> {
  const { closing, depth } = shortcut;
  let between = false;

  return {
    write(piece) {
      let at = 0;
      for (;;) {
        if (between) at = shortcut.take(piece, at);
        if (at === piece.length) return;
        const close = piece.indexOf(closing, at);
        if (close === -1) break;
        reader.write(piece.slice(at, close + closing.length));
        at = close + closing.length;
        between = reader.justClosed(depth);
      }
      reader.write(piece.slice(at));
      between = false;
    },
    end: reader.end,
  };
}
