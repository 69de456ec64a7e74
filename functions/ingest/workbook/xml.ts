import { SaxesParser } from 'saxes';
import { limits } from '../../limits.ts';
import { plain } from '../../model/plain.ts';
import { damaged, documentType, unsafe } from './messages.ts';
import { WorkbookFault } from './workbook-fault.ts';

export type Attributes = Readonly<Record<string, string>>;

/** What a reader of one part wants to know. Names come without the prefix of the root's namespace; those of others never match. */
export type XmlEvents = {
  /** `depth` of the root is 1. */
  open(name: string, attributes: Attributes, depth: number): void;
  close(name: string, depth: number): void;
  /** Text between two tags, whole, with line ends as LF; CDATA, too. */
  text?(text: string): void;
};

export type XmlReader = {
  write(piece: string): void;
  /** Throws when the document is not complete. */
  end(): void;
  /** True when the very last character read ended an element at this depth. */
  justClosed(depth: number): boolean;
};

const notWellFormed = damaged(plain`salah satu bagiannya bukan XML yang utuh`);
const tooDeep = unsafe(plain`salah satu bagiannya bersarang terlalu dalam`);
const tooLong = unsafe(plain`ada teks atau tanda XML yang panjangnya tidak wajar`);
const otherEncoding = damaged(plain`salah satu bagiannya memakai penyandian huruf yang tidak dikenal`);

/**
 * Reads XML that is well-formed and plain: no document type, so no entities but the five of XML itself, nothing loaded from anywhere; depth
 * and the length of one tag or text are limited. Throws `WorkbookFault`.
 */
export function createXmlReader(events: XmlEvents): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let depth = 0;
  let prefix = '';
  let quietCharacters = 0;
  let heard = false;
  let closedDepth = 0;
  let closedAt = 0;
  let closedLast = false;

  parser.on('error', () => {
    throw new WorkbookFault(notWellFormed);
  });
  parser.on('doctype', () => {
    throw new WorkbookFault(documentType);
  });
  parser.on('xmldecl', ({ encoding = 'utf-8' }) => {
    if (!/^(utf-?8|utf-?16(le|be)?|us-ascii)$/i.test(encoding)) throw new WorkbookFault(otherEncoding);
  });
  parser.on('opentag', ({ name, attributes }) => {
    heard = true;
    depth++;
    if (depth === 1) prefix = prefixOf(name);
    if (depth > limits.maxXmlDepth) throw new WorkbookFault(tooDeep);
    events.open(prefix === '' ? name : withoutPrefix(name, prefix), attributes, depth);
  });
  parser.on('closetag', ({ name }) => {
    heard = true;
    closedDepth = depth;
    closedAt = parser.position;
    events.close(prefix === '' ? name : withoutPrefix(name, prefix), depth);
    depth--;
  });
  const onText = (text: string) => {
    heard = true;
    events.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);

  return {
    write(piece) {
      heard = false;
      parser.write(piece);
      // Between two writes the parser's position counts the last piece twice.
      closedLast = closedAt === parser.position - piece.length;
      quietCharacters = heard ? 0 : quietCharacters + piece.length;
      if (quietCharacters > limits.maxXmlTokenCharacters) throw new WorkbookFault(tooLong);
    },
    end() {
      parser.close();
    },
    justClosed: (at) => closedLast && closedDepth === at,
  };
}

function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(':') + 1);
}

/** A name without any prefix is of another namespace than a root with one. */
function withoutPrefix(name: string, prefix: string): string {
  return name.startsWith(prefix) ? name.slice(prefix.length) : `:${name}`;
}

/** Whether an attribute says yes (XML Schema part 2, 3.2.2). */
export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

/** Reads a whole part. */
export async function readXml(pieces: AsyncIterable<string>, events: XmlEvents): Promise<void> {
  const reader = createXmlReader(events);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}
