import { limits } from '../../limits.ts';
import { decodeText } from './decode-text.ts';
import { plainText, textEnd } from './plain-text.ts';
import { createRichText } from './rich-text.ts';
import { createSkimmer, type Shortcut } from './skim.ts';
import { createTextStore, type TextStore } from './text-store.ts';
import { createXmlReader, type XmlEvents } from './xml.ts';

/** Reads `sharedStrings.xml`: the texts that cells name by number, from 0. */
export async function readSharedStrings(blocks: AsyncIterable<Buffer>): Promise<TextStore> {
  const store = createTextStore();
  const reader = createSkimmer(createXmlReader(stringEvents(store)), plainStrings(store));
  for await (const piece of decodeText(blocks, itemClosing)) reader.write(piece);
  reader.end();
  return store;
}

const itemDepth = 2;
const itemClosing = '</si>';

function stringEvents(store: TextStore): XmlEvents {
  const rich = createRichText(itemDepth + 1);
  return {
    open(name, attributes, depth) {
      if (depth === itemDepth) rich.clear();
      else if (depth > itemDepth) rich.open(name, attributes, depth);
    },
    close(name, depth) {
      if (depth > itemDepth) rich.close(depth);
      else if (depth === itemDepth && name === 'si') store.add(rich.take(), rich.shown());
    },
    text: rich.text,
  };
}

const opening = '<si><t>';
const openingWithSpace = '<si><t xml:space="preserve">';
const closing = '</t></si>';

/** Strings as Excel writes them when all their letters look alike. */
function plainStrings(store: TextStore): Shortcut {
  return {
    closing: itemClosing,
    depth: itemDepth,
    take(text, from) {
      for (let at = from; ; ) {
        const begin = text.startsWith(opening, at)
          ? at + opening.length
          : text.startsWith(openingWithSpace, at)
            ? at + openingWithSpace.length
            : -1;
        if (begin === -1) return at;
        const end = textEnd(text, begin);
        if (end === -1 || !text.startsWith(closing, end) || end - begin > limits.maxWorkbookTextCharacters) return at;
        const plain = plainText(text, begin, end);
        if (plain === undefined) return at;
        store.add(plain);
        at = end + closing.length;
      }
    },
  };
}
