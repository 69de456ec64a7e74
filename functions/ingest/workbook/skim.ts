import { limits } from '../../limits.ts';
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
  let rest = '';
  let between = false;

  return {
    write(piece) {
      const text = rest + piece;
      let at = 0;
      for (;;) {
        if (between) at = shortcut.take(text, at);
        const close = text.indexOf(closing, at);
        if (close === -1) break;
        reader.write(text.slice(at, close + closing.length));
        at = close + closing.length;
        between = reader.justClosed(depth);
      }
      rest = text.slice(at);
      if (between && rest.length <= limits.maxSkimmedCharacters) return;
      reader.write(rest);
      rest = '';
      between = false;
    },
    end() {
      reader.write(rest);
      reader.end();
    },
  };
}
