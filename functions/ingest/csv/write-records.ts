import { isAscii, isUtf8 } from 'node:buffer';
import { limits } from '../../limits.ts';
import type { BlockWriter } from './block-writer.ts';
import { firstDamagedByte, hasMultibyteBefore } from './encoding.ts';
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
  readonly rowNumberSum: bigint;
  readonly lineEnds: Tokeniser['lineEnds'];
  readonly paddedQuotes: number;
  /** For each field from 1: 1 when some cell holds a newline. */
  readonly newlineFields: Uint8Array;
};

type Start = { readonly delimiter: string; readonly width: number; readonly line: number };

/** Room for a record that is too long to be written, besides the block. */
export const outputBlockBytes = limits.normalFormBlockBytes + 2 * limits.maxRecordBytes;

/**
 * Reads UTF-8 pieces record by record into `writer`. Memory is bounded by a window of one longest record and one block,
 * whatever the file holds: a record that doesn't fit ends the reading.
 */
export async function writeRecords(
  pieces: AsyncIterable<Uint8Array>,
  writer: BlockWriter & { readonly first: Uint8Array },
  start: Start,
  events: TokeniserEvents,
): Promise<WrittenRecords> {
  const tokeniser = createTokeniser(start.delimiter.charCodeAt(0), start.width, start.line, writer.first, events);
  const window = new Uint8Array(limits.maxRecordBytes + limits.normalFormBlockBytes + 1);
  const state = { filled: 0, multibyteSeen: false, rowNumberSum: 0n };
  const result = (end: RecordsEnd): WrittenRecords => ({
    end,
    rows: tokeniser.rows,
    rowNumberSum: state.rowNumberSum,
    lineEnds: tokeniser.lineEnds,
    paddedQuotes: tokeniser.paddedQuotes,
    newlineFields: tokeniser.newlineFields,
  });

  async function drain(final: boolean): Promise<RecordsEnd | undefined> {
    window[state.filled] = 0;
    for (;;) {
      const { position, line } = tokeniser;
      const pause = tokenise(tokeniser, window, state.filled, final);
      const read = final && pause === 'input' ? state.filled : tokeniser.position;
      const damage = checkUtf8(window.subarray(position, read), line, state);
      if (damage !== undefined) return damage;
      if (pause === 'stopped') return { kind: 'too-many-faults', line: tokeniser.line };
      if (pause === 'input') break;
      await flush();
    }
    const end = describeRest(tokeniser, state.filled, window.length - 1, final);
    window.copyWithin(0, tokeniser.position, state.filled);
    state.filled -= tokeniser.position;
    tokeniser.position = 0;
    return end;
  }

  async function flush(): Promise<void> {
    state.rowNumberSum += BigInt(tokeniser.rowNumberSum);
    tokeniser.rowNumberSum = 0;
    tokeniser.output = await writer.swap(tokeniser.output, tokeniser.outputEnd);
    tokeniser.outputEnd = 0;
  }

  for await (const piece of pieces) {
    for (let taken = 0; taken < piece.length; ) {
      const part = piece.subarray(taken, taken + window.length - 1 - state.filled);
      window.set(part, state.filled);
      state.filled += part.length;
      taken += part.length;
      if (state.filled < window.length - 1) continue;
      const end = await drain(false);
      if (end !== undefined) return result(end);
    }
  }
  const end = await drain(true);
  await flush();
  return result(end ?? { kind: 'complete' });
}

/** Why an unfinished record can't be finished: the window is full, or the file is over. */
function describeRest(tokeniser: Tokeniser, filled: number, most: number, final: boolean): RecordsEnd | undefined {
  const rest = filled - tokeniser.position;
  if (rest === 0 || (!final && rest < most)) return undefined;
  if (tokeniser.openQuoteLine > 0) return { kind: 'open-quote', line: tokeniser.openQuoteLine };
  return { kind: 'long-record', line: tokeniser.line };
}

/** Whole records end between characters, so a span of them is UTF-8 or damaged, never cut. */
function checkUtf8(span: Uint8Array, line: number, state: { multibyteSeen: boolean }): RecordsEnd | undefined {
  if (isAscii(span)) return undefined;
  if (isUtf8(span)) {
    state.multibyteSeen = true;
    return undefined;
  }
  const at = firstDamagedByte(span);
  return { kind: 'damaged', line: line + countLineEnds(span, 0, at), multibyteSeen: state.multibyteSeen || hasMultibyteBefore(span, at) };
}
