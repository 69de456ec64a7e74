import { isAscii, isUtf8 } from 'node:buffer';
import { limits } from '../../limits.ts';
import { createBlock } from '../normal-form/block.ts';
import type { BlockWriter } from '../normal-form/block-writer.ts';
import { firstDamagedByte, hasMultibyteBefore } from './encoding.ts';
import { createLetterDoubts, type LetterDoubts } from './letter-doubts.ts';
import { countLineEnds } from './line-end.ts';
import { createTokeniser, type Tokeniser, type TokeniserEvents, tokenise } from './tokenise.ts';

/** Why the reading of records came to an end. */
export type RecordsEnd =
  | { readonly kind: 'complete' }
  /** A byte that is not UTF-8, on this line; `multibyteSeen` when sound characters beyond ASCII stand before it. */
  | { readonly kind: 'damaged'; readonly line: number; readonly multibyteSeen: boolean }
  | { readonly kind: 'open-quote' | 'long-record' | 'too-many-faults'; readonly line: number };

export type WrittenRecords = {
  readonly end: RecordsEnd;
  readonly rows: number;
  /** Records that ended, by their line ends: those without damaged quotes, blank ones and those left out among them. */
  readonly records: number;
  readonly rowNumberSum: bigint;
  readonly lineEnds: Tokeniser['lineEnds'];
  readonly paddedQuotes: number;
  /** For each field from 1: 1 when some cell holds a newline. */
  readonly newlineFields: Uint8Array;
  readonly letters: LetterDoubts;
};

type Start = {
  readonly delimiter: string;
  readonly width: number;
  readonly line: number;
  /** The whole file as UTF-8, where it is known to be small: a small file then costs little memory. */
  readonly textBytes: number | undefined;
};

/** One longest record and the next block of the file. */
const windowBytes = limits.maxRecordBytes + limits.normalFormBlockBytes;
/** A file of records of one byte grows by its row numbers, at most so many times. */
const mostGrowth = 8;

/** Bytes of an output block: a block and whatever record may follow it, or all that a small file can become. */
export function outputBlockBytes(textBytes: number | undefined): number {
  const most = limits.normalFormBlockBytes + windowBytes + 64;
  return textBytes === undefined ? most : Math.min(most, textBytes * mostGrowth + 64);
}

/** DOS programs (FoxPro, old dBase exports) end a text with Ctrl-Z. */
const endOfFileMark = 0x1a;

type Writer = BlockWriter & { readonly first: Uint8Array };

/** A reading under way: the bytes at hand, how many, and what is known so far. */
type Reading = {
  readonly tokeniser: Tokeniser;
  readonly window: Uint8Array;
  filled: number;
  multibyteSeen: boolean;
  rowNumberSum: bigint;
  readonly letters: LetterDoubts;
};

/**
 * Reads UTF-8 pieces record by record into `writer`. Memory is bounded by a window of one longest record and one block,
 * whatever the file holds: a record that doesn't fit ends the reading.
 */
export async function writeRecords(
  pieces: AsyncIterable<Uint8Array>,
  writer: Writer,
  start: Start,
  events: TokeniserEvents & { readonly last: (tokeniser: Tokeniser) => void },
): Promise<WrittenRecords> {
  const reading: Reading = {
    tokeniser: createTokeniser(start.delimiter.charCodeAt(0), start.width, start.line, writer.first, events),
    window: createBlock(Math.min(windowBytes, start.textBytes ?? windowBytes) + 2),
    filled: 0,
    multibyteSeen: false,
    rowNumberSum: 0n,
    letters: createLetterDoubts(),
  };
  const most = reading.window.length - 1;
  for await (const piece of pieces) {
    for (let taken = 0; taken < piece.length; ) {
      const part = piece.subarray(taken, taken + most - reading.filled);
      reading.window.set(part, reading.filled);
      reading.filled += part.length;
      taken += part.length;
      if (reading.filled < most) continue;
      const end = await drain(reading, writer, false);
      if (end !== undefined) return describeResult(reading, end);
    }
  }
  const end = await drain(reading, writer, true);
  await flush(reading, writer);
  events.last(reading.tokeniser);
  await flush(reading, writer);
  return describeResult(reading, end ?? { kind: 'complete' });
}

/** Reads all whole records at hand and moves the rest to the front. Gives why no more can be read, if so. */
async function drain(reading: Reading, writer: Writer, final: boolean): Promise<RecordsEnd | undefined> {
  const { tokeniser, window } = reading;
  if (final && window[reading.filled - 1] === endOfFileMark) reading.filled--;
  window[reading.filled] = 0;
  for (;;) {
    const { position, line } = tokeniser;
    const pause = tokenise(tokeniser, window, reading.filled, final);
    const read = final && pause === 'input' ? reading.filled : tokeniser.position;
    const damage = checkUtf8(window.subarray(position, read), line, reading);
    if (damage !== undefined) return damage;
    if (pause === 'stopped') return { kind: 'too-many-faults', line: tokeniser.line };
    if (pause === 'input') break;
    await flush(reading, writer);
  }
  const end = describeRest(reading, final);
  window.copyWithin(0, tokeniser.position, reading.filled);
  reading.filled -= tokeniser.position;
  tokeniser.position = 0;
  return end;
}

async function flush(reading: Reading, writer: Writer): Promise<void> {
  const { tokeniser } = reading;
  reading.rowNumberSum += BigInt(tokeniser.rowNumberSum);
  tokeniser.rowNumberSum = 0;
  tokeniser.output = await writer.swap(tokeniser.output, tokeniser.outputEnd);
  tokeniser.outputEnd = 0;
}

function describeResult({ tokeniser, rowNumberSum, letters }: Reading, end: RecordsEnd): WrittenRecords {
  const { rows, lineEnds, paddedQuotes, newlineFields } = tokeniser;
  const { lf, crlf, cr, crcrlf } = lineEnds;
  const records = lf + crlf + cr + crcrlf + (tokeniser.lineEnded ? 0 : 1);
  return { end, rows, records, rowNumberSum, lineEnds, paddedQuotes, newlineFields, letters };
}

/** Why an unfinished record can't be finished: the window is full, or the file is over. */
function describeRest({ tokeniser, window, filled }: Reading, final: boolean): RecordsEnd | undefined {
  const rest = filled - tokeniser.position;
  if (rest === 0 || (!final && rest < window.length - 1)) return undefined;
  if (tokeniser.openQuoteLine > 0) return { kind: 'open-quote', line: tokeniser.openQuoteLine };
  return { kind: 'long-record', line: tokeniser.line };
}

/** Whole records end between characters, so a span of them is UTF-8 or damaged, never cut. */
function checkUtf8(span: Uint8Array, line: number, state: Pick<Reading, 'multibyteSeen' | 'letters'>): RecordsEnd | undefined {
  if (isAscii(span)) return undefined;
  if (isUtf8(span)) {
    state.multibyteSeen = true;
    state.letters.look(span, line);
    return undefined;
  }
  const at = firstDamagedByte(span);
  return { kind: 'damaged', line: line + countLineEnds(span, 0, at), multibyteSeen: state.multibyteSeen || hasMultibyteBefore(span, at) };
}
