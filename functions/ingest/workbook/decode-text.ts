import { isAscii, isUtf8 } from 'node:buffer';
import { limits } from '../../limits.ts';
import { plain } from '../../model/plain.ts';
import { damaged } from './messages.ts';
import { WorkbookFault } from './workbook-fault.ts';

const notText = damaged(plain`salah satu bagiannya bukan teks yang sah`);

/**
 * Decodes the blocks of an XML part: UTF-8, or UTF-16 where it begins so (ECMA-376 part 2, 6.2.5 allows these two). A character cut by a
 * block's end waits for the next. With `closing`, pieces of UTF-8 end behind that tag where they can: strings that are joined or cut are
 * slow to read. Throws `WorkbookFault` at bytes that are neither.
 */
export async function* decodeText(blocks: AsyncIterable<Buffer>, closing?: string): AsyncIterable<string> {
  let decode: ((block: Buffer, last: boolean) => string) | undefined;
  for await (const block of blocks) {
    decode ??= isUtf16(block) ? createUtf16Decoder(block) : createUtf8Decoder(closing);
    const piece = decode(block, false);
    if (piece !== '') yield piece;
  }
  yield decode?.(Buffer.alloc(0), true) ?? '';
}

/** A byte order mark, or `<` beside a zero byte. */
function isUtf16([first, second]: Buffer): boolean {
  const mark = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  return mark || (first === 0x3c && second === 0) || (first === 0 && second === 0x3c);
}

function createUtf16Decoder(start: Buffer): (block: Buffer, last: boolean) => string {
  const bigEndian = start[0] === 0xfe || start[0] === 0;
  const decoder = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { fatal: true });
  return (block, last) => {
    try {
      return decoder.decode(block, { stream: !last });
    } catch {
      throw new WorkbookFault(notText);
    }
  };
}

/** A `TextDecoder` in stream mode takes several times as long. */
function createUtf8Decoder(closing: string | undefined): (block: Buffer, last: boolean) => string {
  const tag = closing === undefined ? undefined : Buffer.from(closing);
  // What waits is copied to the front of one buffer: a new one for each block would be as much garbage as the text itself.
  let waiting = Buffer.allocUnsafeSlow(2 * limits.inflateBlockBytes);
  let filled = 0;
  let begun = false;
  return (block, last) => {
    if (filled + block.length > waiting.length) waiting = enlarge(waiting, filled + block.length);
    filled += block.copy(waiting, filled);
    const bytes = waiting.subarray(0, filled);
    const end = last ? filled : (endOfTag(bytes, tag) ?? wholeCharacters(bytes));
    const whole = bytes.subarray(0, end);
    const ascii = isAscii(whole);
    if (!ascii && !isUtf8(whole)) throw new WorkbookFault(notText);
    const text = whole.toString(ascii ? 'latin1' : 'utf8');
    waiting.copyWithin(0, end, filled);
    filled -= end;
    if (begun || text === '') return text;
    begun = true;
    return text.startsWith('\uFEFF') ? text.slice(1) : text;
  };
}

function enlarge(bytes: Buffer, needed: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * bytes.length));
  bytes.copy(larger);
  return larger;
}

/** Behind the last such tag; 0 as long as it may still come, and undefined when it is not worth waiting for. */
function endOfTag(bytes: Buffer, tag: Buffer | undefined): number | undefined {
  if (tag === undefined) return undefined;
  const last = bytes.lastIndexOf(tag);
  if (last !== -1) return last + tag.length;
  return bytes.length < limits.maxSkimmedBytes ? 0 : undefined;
}

/** How many bytes end with a whole character: a lead byte among the last three may lack the bytes that belong to it. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}
