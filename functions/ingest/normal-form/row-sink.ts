import { limits } from '../../limits.ts';
import { type CellMark, carriageReturnInCell, lineFeedInCell, separator } from '../../model/normal-form.ts';
import { createBlockWriter } from './block-writer.ts';

export type RowFault = { readonly kind: 'control' | 'too-long'; readonly field: number };

export type WrittenRows = {
  readonly rows: number;
  readonly rowNumberSum: bigint;
  /** Indexes, from 0, of the columns that hold a newline in some cell. */
  readonly columnsWithNewline: readonly number[];
  /** The same, of those that hold a marked cell. */
  readonly typedColumns: readonly number[];
  readonly bytes: number;
};

/** Takes rows of text and writes them as records of the normal form. */
export type RowSink = {
  /** Writes a row, or says why it can't be one: a control byte (but tab, LF, CR), or a record longer than the limit. */
  readonly write: (rowNumber: number, cells: readonly string[], marks?: readonly CellMark[]) => RowFault | undefined;
  /** To be awaited between rows: hands a full block to the disk. */
  readonly drain: () => Promise<void> | undefined;
  readonly rows: () => number;
  /** Bytes of the records taken so far. */
  readonly bytes: () => number;
  /** Must be called once, whatever happened. */
  readonly close: () => Promise<WrittenRows>;
};

const newlines: Readonly<Record<string, string>> = {
  '\n': String.fromCharCode(lineFeedInCell),
  '\r': String.fromCharCode(carriageReturnInCell),
};
const tab = 0x09;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const anyControl = controlBytesBut([tab]);
const controlByte = controlBytesBut([tab, lineFeed, carriageReturn]);
/** A character of JavaScript takes at most three bytes of UTF-8. */
const mostBytesPerCharacter = 3;

/** A sink for a new (or emptied) file at `path`. Memory is two blocks, each with room for one longest record, of which a small file touches little. */
export async function createRowSink(path: string): Promise<RowSink> {
  const writer = await createBlockWriter(path, limits.normalFormBlockBytes + mostBytesPerCharacter * limits.maxRecordBytes);
  const encoder = new TextEncoder();
  let block = writer.first;
  let filled = 0;
  let rows = 0;
  let taken = 0;
  // A million rows of Excel sum up to half of 2⁴⁰.
  let rowNumberSum = 0;
  const withNewline = new Set<number>();
  const withMark = new Set<number>();

  /** Records that wait for an empty block: rows held back are written together. */
  let waiting: string[] = [];

  async function swap(): Promise<void> {
    block = await writer.swap(block, filled);
    filled = 0;
  }

  function hasRoom(record: string): boolean {
    return record.length * mostBytesPerCharacter <= block.length - filled;
  }

  function put(record: string): number {
    const { written } = encoder.encodeInto(record, block.subarray(filled));
    filled += written;
    return written;
  }

  function hold(record: string): number {
    waiting.push(record);
    return Buffer.byteLength(record);
  }

  async function empty(): Promise<void> {
    const records = waiting;
    waiting = [];
    await swap();
    for (const record of records) {
      if (!hasRoom(record)) await swap();
      put(record);
    }
  }

  return {
    write(rowNumber, cells, marks) {
      // Cells may share one text, so a row of them takes no memory until it is joined.
      if (charactersOf(cells) > limits.maxRecordBytes) return { kind: 'too-long', field: cells.length };
      let hasNewline = false;
      for (let index = 0; index < cells.length; index++) {
        if (!anyControl.test(cells[index] ?? '')) continue;
        if (controlByte.test(cells[index] ?? '')) return { kind: 'control', field: index + 1 };
        withNewline.add(index);
        hasNewline = true;
      }
      const encoded = hasNewline ? cells.map(encodeNewlines) : cells;
      const text = (marks === undefined ? encoded : encoded.map((cell, index) => marked(cell, marks[index]))).join(separator);
      const record = `${rowNumber}${separator}${text}\n`;
      if (record.length * mostBytesPerCharacter > limits.maxRecordBytes && Buffer.byteLength(record) > limits.maxRecordBytes) {
        return { kind: 'too-long', field: cells.length };
      }
      if (marks !== undefined) for (let index = 0; index < cells.length; index++) if ((marks[index] ?? 0) !== 0) withMark.add(index);
      taken += waiting.length === 0 && hasRoom(record) ? put(record) : hold(record);
      rows++;
      rowNumberSum += rowNumber;
      return undefined;
    },
    drain: () => (waiting.length === 0 && filled < limits.normalFormBlockBytes ? undefined : empty()),
    rows: () => rows,
    bytes: () => taken,
    async close() {
      if (filled > 0 || waiting.length > 0) await empty();
      if (filled > 0) await swap();
      const bytes = await writer.close();
      return {
        rows,
        rowNumberSum: BigInt(rowNumberSum),
        columnsWithNewline: inOrder(withNewline),
        typedColumns: inOrder(withMark),
        bytes,
      };
    },
  };
}

function charactersOf(cells: readonly string[]): number {
  let sum = 0;
  for (const cell of cells) sum += cell.length;
  return sum;
}

function inOrder(indexes: ReadonlySet<number>): number[] {
  return [...indexes].toSorted((one, other) => one - other);
}

function marked(cell: string, mark: CellMark = 0): string {
  return mark === 0 ? cell : String.fromCharCode(mark) + cell;
}

function encodeNewlines(cell: string): string {
  return cell.replaceAll(/[\n\r]/g, (newline) => newlines[newline] ?? newline);
}

function controlBytesBut(exceptions: readonly number[]): RegExp {
  const bytes = Array.from({ length: 0x20 }, (_, byte) => byte).filter((byte) => !exceptions.includes(byte));
  return new RegExp(`[${bytes.map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('')}]`);
}
