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
  /** True when what was read so far should be fetched before more is. */
  full?(): boolean;
};

export type Skimmer = {
  /** Reads `piece` from `from` on; gives how far it came: to its end unless the shortcut is full. */
  write(piece: string, from?: number): number;
  /** Throws when the document is not complete. */
  end(): void;
};

/**
 * Feeds `reader`, but lets `shortcut` take what it can between two elements: the parser sees everything else, as if those elements did
 * not exist. So a shortcut can be simple, and the parser alone knows comments, CDATA, entities and damage.
 */
export function createSkimmer(reader: XmlReader, shortcut: Shortcut): Skimmer {
  const { closing, depth } = shortcut;
  let between = false;

  return {
    write(piece, from = 0) {
      for (let at = from; ; ) {
        if (between) at = shortcut.take(piece, at);
        if (at === piece.length || shortcut.full?.()) return at;
        const close = piece.indexOf(closing, at);
        const end = close === -1 ? Math.min(at + limits.maxParsedCharacters, piece.length) : close + closing.length;
        reader.write(piece.slice(at, end));
        at = end;
        between = close !== -1 && reader.justClosed(depth);
      }
    },
    end: reader.end,
  };
}
