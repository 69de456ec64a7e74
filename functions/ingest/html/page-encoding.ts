import { isAscii, isUtf8 } from 'node:buffer';
import { limits } from '../../limits.ts';
import type { Encoding, Finding } from '../../model/normal-form.ts';
import { createDecoder, endOfWholeCharacters } from '../csv/encoding.ts';
import { WorkbookFault } from '../workbook/workbook-fault.ts';
import { damagedCharacters, otherCharset, pageAsWindows1252, unknownCharset } from './messages.ts';

/** How a page's bytes become text. */
export type PageEncoding = {
  /** As the WHATWG Encoding Standard names it. */
  readonly name: string;
  readonly byteOrderMarkBytes: number;
  /** False while only ASCII has been seen and nothing is declared: the rest of the page may show another. */
  readonly certain: boolean;
  readonly warnings: readonly Finding[];
};

export const windows1252: PageEncoding = { name: 'windows-1252', byteOrderMarkBytes: 0, certain: true, warnings: [pageAsWindows1252] };

const declaration = /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([^\s"'/>;]{1,40})|^\s*<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})/i;

/**
 * The encoding of a page (HTML standard, 13.2.3): its byte order mark, else what it declares, unless its bytes are UTF-8 all the same; else UTF-8 or
 * Windows-1252. Throws `WorkbookFault` for a declaration that nobody knows: guessing would change letters in silence.
 */
export function detectPageEncoding(head: Uint8Array, complete: boolean): PageEncoding {
  const marked = byteOrderMark(head);
  if (marked !== undefined) return { ...marked, certain: true, warnings: [] };
  const whole = complete ? head : head.subarray(0, endOfWholeCharacters(head));
  const utf8 = isUtf8(whole);
  const label = declaredLabel(head);
  if (label === undefined) {
    return utf8 ? { name: 'utf-8', byteOrderMarkBytes: 0, certain: !isAscii(whole), warnings: [] } : windows1252;
  }
  const name = encodingOf(label);
  if (name !== 'utf-8' && utf8 && !isAscii(whole)) {
    return { name: 'utf-8', byteOrderMarkBytes: 0, certain: true, warnings: [otherCharset(label)] };
  }
  return { name, byteOrderMarkBytes: 0, certain: true, warnings: [] };
}

function byteOrderMark([first, second, third]: Uint8Array): Pick<PageEncoding, 'name' | 'byteOrderMarkBytes'> | undefined {
  if (first === 0xff && second === 0xfe) return { name: 'utf-16le', byteOrderMarkBytes: 2 };
  if (first === 0xfe && second === 0xff) return { name: 'utf-16be', byteOrderMarkBytes: 2 };
  return first === 0xef && second === 0xbb && third === 0xbf ? { name: 'utf-8', byteOrderMarkBytes: 3 } : undefined;
}

function declaredLabel(head: Uint8Array): string | undefined {
  const [, meta, xml] = declaration.exec(Buffer.from(head.subarray(0, limits.judgedHeadBytes)).toString('latin1')) ?? [];
  return meta ?? xml;
}

/** A page whose declaration can be read is no UTF-16, whatever it says (HTML standard, 13.2.3.2). */
function encodingOf(label: string): string {
  try {
    const { encoding } = new TextDecoder(label);
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    throw new WorkbookFault(unknownCharset(label));
  }
}

/** Decodes a page piece by piece. Throws `WorkbookFault` at bytes that mean nothing. */
export function createPageDecoder({ name }: PageEncoding): (piece: Uint8Array, final: boolean) => string {
  const own = ownDecoder(name);
  const text = new TextDecoder(own === undefined ? name : 'utf-8', { fatal: true, ignoreBOM: true });
  return (piece, final) => {
    try {
      return text.decode(own === undefined ? piece : own(piece, final), { stream: !final });
    } catch {
      throw new WorkbookFault(damagedCharacters(name));
    }
  };
}

/** Those that know which bytes mean nothing. */
function ownDecoder(name: string): ReturnType<typeof createDecoder> | undefined {
  const known: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'];
  const encoding = known.find((one) => one === name);
  return encoding === undefined ? undefined : createDecoder(encoding);
}
