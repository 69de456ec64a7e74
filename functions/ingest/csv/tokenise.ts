import { limits } from '../../limits.ts';
import { carriageReturnInCell, cellSeparator, lineFeedInCell } from '../../model/normal-form.ts';
import { carriageReturn, lineEndBytes, lineFeed } from './line-end.ts';
import { createLineNumber, type LineNumber, writeLineNumber } from './line-number.ts';

/**
 * Bytes of CSV in, records of the normal form out (RFC 4180, plus every line end there is). This is the one hot loop of
 * the ingest: table look-ups instead of comparisons, no strings, no allocation a record. An unfinished record is taken
 * back and read again when more bytes are there, so no state crosses a block.
 */

const quote = 0x22;
const space = 0x20;
const tab = 0x09;

/** Returned by `settle` to leave a record out. */
export const leaveOut = -1;

export type Fault = { readonly kind: 'bad-quote' | 'control-byte' | 'long-record'; readonly line: number; readonly field: number };

export type TokeniserEvents = {
  /**
   * Asked about every record that is not plainly regular: another number of cells than `width`, blank in front, or empty at the
   * end. `output[from, to)` holds its cells. Returns the end of what is kept, or `leaveOut`.
   */
  readonly settle: (tokeniser: Tokeniser, from: number, to: number, cells: number) => number;
  /** Asked about every record whose cells hold line ends, before `settle`: true leaves it out. */
  readonly severalLines: (tokeniser: Tokeniser, from: number, to: number, cells: number) => boolean;
  readonly fault: (fault: Fault) => void;
};

export type Tokeniser = {
  readonly events: TokeniserEvents;
  readonly delimiter: number;
  /** 1 for bytes that are copied as they are: outside quotes, inside quotes. */
  readonly plain: Uint8Array;
  readonly plainInQuotes: Uint8Array;
  /** Cells of a regular record; -1 sends every record to `settle`, which may set it for those that come. */
  width: number;
  readonly newlineFields: Uint8Array;
  readonly lineEnds: { lf: number; crlf: number; cr: number; crcrlf: number };
  output: Uint8Array;
  outputEnd: number;
  /** Next byte of the input to read; its physical line. */
  position: number;
  line: number;
  /** The record being read: where it starts, on which line, and where its bytes begin in the output. */
  recordFrom: number;
  recordLine: number;
  recordOutput: number;
  /** Line of a quote that is still open, or 0. */
  openQuoteLine: number;
  controlField: number;
  /** Whether the record just read ended with a line end; only the last of a file may not. */
  lineEnded: boolean;
  rows: number;
  /** Sum of the row numbers since the caller last took it. */
  rowNumberSum: number;
  rescannedBytes: number;
  /** Quoted cells with spaces outside their quotes. */
  paddedQuotes: number;
  stopped: boolean;
  readonly lineNumber: LineNumber;
};

/**
 * A tokeniser that starts on physical line `line` and writes into `output`. Once more than a block is in it, it asks to be
 * emptied; one longest record must fit behind that.
 */
export function createTokeniser(delimiter: number, width: number, line: number, output: Uint8Array, events: TokeniserEvents): Tokeniser {
  return {
    events,
    delimiter,
    plain: plainBytes([delimiter]),
    plainInQuotes: plainBytes([quote]),
    width,
    newlineFields: new Uint8Array(limits.maxColumns + 1),
    lineEnds: { lf: 0, crlf: 0, cr: 0, crcrlf: 0 },
    output,
    outputEnd: 0,
    position: 0,
    line,
    recordFrom: 0,
    recordLine: line,
    recordOutput: 0,
    openQuoteLine: 0,
    controlField: 0,
    lineEnded: true,
    rows: 0,
    rowNumberSum: 0,
    rescannedBytes: 0,
    paddedQuotes: 0,
    stopped: false,
    lineNumber: createLineNumber(),
  };
}

function plainBytes(exceptions: readonly number[]): Uint8Array {
  const table = new Uint8Array(256).fill(1);
  table.fill(0, 0, space);
  table[tab] = 1;
  for (const byte of exceptions) table[byte] = 0;
  return table;
}

/**
 * Reads whole records from `input[position, end)`; `input[end]` must be 0. Gives `input` when the rest is an unfinished record
 * (or nothing), `output` when the output should be emptied first, `stopped` when going on makes no sense.
 */
export function tokenise(tokeniser: Tokeniser, input: Uint8Array, end: number, final: boolean): 'input' | 'output' | 'stopped' {
  while (tokeniser.position < end) {
    if (tokeniser.outputEnd > limits.normalFormBlockBytes) return 'output';
    if (!readRecord(tokeniser, input, end, final)) return 'input';
    if (tokeniser.stopped) return 'stopped';
  }
  return 'input';
}

/** Reads one record; false when its end is not in the input yet. Longer than a screen because it is the inner loop. */
function readRecord(tokeniser: Tokeniser, input: Uint8Array, end: number, final: boolean): boolean {
  const { plain, output, delimiter } = tokeniser;
  const from = openRecord(tokeniser);
  let to = from;
  let at = tokeniser.position;
  let cells = 1;
  let byte = 0;
  for (;;) {
    byte = input[at] ?? 0;
    const opening = byte === space ? skipSpaces(input, at) : at;
    if (input[opening] === quote) {
      tokeniser.position = opening;
      tokeniser.outputEnd = to;
      if (!readQuotedCell(tokeniser, input, end, final, cells)) return restoreManifest(tokeniser);
      const closing = tokeniser.position;
      at = input[closing] === space ? skipSpaces(input, closing) : closing;
      if (input[closing] === space || input[opening - 1] === space) tokeniser.paddedQuotes++;
      to = tokeniser.outputEnd;
      byte = input[at] ?? 0;
      if (at < end && byte !== delimiter && byte !== lineFeed && byte !== carriageReturn) {
        return resynchronise(tokeniser, input, end, final, { kind: 'bad-quote', line: tokeniser.recordLine, field: cells });
      }
    } else {
      for (;;) {
        while (plain[byte] === 1) {
          output[to++] = byte;
          byte = input[++at] ?? 0;
        }
        if (byte === delimiter || byte === lineFeed || byte === carriageReturn || at >= end) break;
        if (tokeniser.controlField === 0) tokeniser.controlField = cells;
        output[to++] = byte;
        byte = input[++at] ?? 0;
      }
    }
    if (byte !== delimiter || at >= end) break;
    output[to++] = cellSeparator;
    cells++;
    at++;
  }
  if (at >= end && !final) return restoreManifest(tokeniser);
  const ending = at >= end ? 0 : lineEndBytes(input, at, end, final);
  if (ending < 0) return restoreManifest(tokeniser);
  if (ending > 0) countLineEnd(tokeniser, byte, ending);
  tokeniser.position = at + ending;
  tokeniser.lineEnded = ending > 0;
  closeRecord(tokeniser, from, to, cells);
  return true;
}

/** Reads a quoted cell up to the byte after its closing quote; false when that is not in the input yet. */
function readQuotedCell(tokeniser: Tokeniser, input: Uint8Array, end: number, final: boolean, field: number): boolean {
  const { plainInQuotes, output } = tokeniser;
  let at = tokeniser.position + 1;
  let to = tokeniser.outputEnd;
  tokeniser.openQuoteLine = tokeniser.line;
  for (;;) {
    let byte = input[at] ?? 0;
    while (plainInQuotes[byte] === 1) {
      output[to++] = byte;
      byte = input[++at] ?? 0;
    }
    if (at >= end) return false;
    if (byte === quote) {
      at++;
      if (at >= end && !final) return false;
      if (at >= end || input[at] !== quote) break;
      output[to++] = quote;
      at++;
    } else if (byte === lineFeed || byte === carriageReturn) {
      const ending = lineEndBytes(input, at, end, final);
      if (ending < 0) return false;
      for (const last = at + ending; at < last; at++) output[to++] = input[at] === lineFeed ? lineFeedInCell : carriageReturnInCell;
      tokeniser.line++;
      tokeniser.newlineFields[field] = 1;
    } else {
      if (tokeniser.controlField === 0) tokeniser.controlField = field;
      output[to++] = byte;
      at++;
    }
  }
  tokeniser.openQuoteLine = 0;
  tokeniser.position = at;
  tokeniser.outputEnd = to;
  return true;
}

/** Spaces outside the quotes of a cell are the writer's layout, not data. The zero after the input ends the loop. */
function skipSpaces(input: Uint8Array, from: number): number {
  let at = from;
  while (input[at] === space) at++;
  return at;
}

function openRecord(tokeniser: Tokeniser): number {
  tokeniser.recordFrom = tokeniser.position;
  tokeniser.recordLine = tokeniser.line;
  tokeniser.recordOutput = tokeniser.outputEnd;
  tokeniser.openQuoteLine = 0;
  tokeniser.controlField = 0;
  const to = writeLineNumber(tokeniser.lineNumber, tokeniser.line, tokeniser.output, tokeniser.outputEnd);
  tokeniser.output[to] = cellSeparator;
  return to + 1;
}

function restoreManifest(tokeniser: Tokeniser): false {
  tokeniser.position = tokeniser.recordFrom;
  tokeniser.line = tokeniser.recordLine;
  tokeniser.outputEnd = tokeniser.recordOutput;
  return false;
}

function closeRecord(tokeniser: Tokeniser, from: number, to: number, cells: number): void {
  const { output, recordOutput, recordLine: line } = tokeniser;
  tokeniser.outputEnd = recordOutput;
  const tooLong = to - recordOutput >= limits.maxRecordBytes;
  if (tokeniser.controlField > 0 || tooLong) {
    tokeniser.events.fault(
      tooLong ? { kind: 'long-record', line, field: cells } : { kind: 'control-byte', line, field: tokeniser.controlField },
    );
    return;
  }
  const ownLines = tokeniser.line - line - (tokeniser.lineEnded ? 1 : 0);
  if (ownLines > 0 && tokeniser.events.severalLines(tokeniser, from, to, cells)) return;
  let end = to;
  if (cells !== tokeniser.width || to === from || (output[from] ?? 0) <= space || output[to - 1] === cellSeparator) {
    end = tokeniser.events.settle(tokeniser, from, to, cells);
    if (end === leaveOut) return;
  }
  closeWritten(tokeniser, end);
}

/** Ends the record that is being written. */
export function closeWritten(tokeniser: Tokeniser, end: number): void {
  tokeniser.output[end] = lineFeed;
  tokeniser.outputEnd = end + 1;
  tokeniser.rows++;
  tokeniser.rowNumberSum += tokeniser.recordLine;
}

/** Reports a record whose quotes make no sense, leaves it out and goes on at the next physical line after its first. */
function resynchronise(tokeniser: Tokeniser, input: Uint8Array, end: number, final: boolean, fault: Fault): boolean {
  const reached = tokeniser.position;
  restoreManifest(tokeniser);
  let at = tokeniser.recordFrom;
  while (at < end && input[at] !== lineFeed && input[at] !== carriageReturn) at++;
  if (at >= end && !final) return false;
  const ending = at >= end ? 0 : lineEndBytes(input, at, end, final);
  if (ending < 0) return false;
  tokeniser.events.fault(fault);
  tokeniser.position = at + ending;
  tokeniser.line++;
  tokeniser.rescannedBytes += Math.max(0, reached - tokeniser.position);
  if (tokeniser.rescannedBytes > limits.maxRescannedBytes) tokeniser.stopped = true;
  return true;
}

function countLineEnd(tokeniser: Tokeniser, byte: number, bytes: number): void {
  tokeniser.line++;
  if (byte === lineFeed) tokeniser.lineEnds.lf++;
  else if (bytes === 1) tokeniser.lineEnds.cr++;
  else if (bytes === 2) tokeniser.lineEnds.crlf++;
  else tokeniser.lineEnds.crcrlf++;
}
