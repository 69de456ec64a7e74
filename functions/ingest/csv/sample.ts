import { limits } from '../../limits.ts';
import { separator } from '../../model/normal-form.ts';
import { createBlock } from '../normal-form/block.ts';
import type { TableRow } from '../table/table-row.ts';
import { createTokeniser, type Fault, leaveOut, tokenise } from './tokenise.ts';

/** A record of the sample, with where the file goes on after it; each cell is cut to a length that is enough to judge by. */
export type SampleRow = TableRow & {
  /** Cells in the file, also where `cells` is cut to the most columns a table may have. */
  readonly width: number;
  readonly nextLine: number;
  /** Offset in the sample of the byte after it. */
  readonly nextByte: number;
};

export type Sample = {
  readonly rows: readonly SampleRow[];
  /** Records that could not be read under this delimiter. */
  readonly faults: readonly Fault[];
  /** Line of a quote that is open at the end of the sample, else 0. */
  readonly openQuoteLine: number;
};

/** More than the row number in front of a record. */
const lineNumberBytes = 64;

/** The first records of `bytes` (UTF-8 followed by one byte 0), from `offset` on, where physical line `line` starts. */
export function readSample(bytes: Uint8Array, complete: boolean, delimiter: string, offset: number, line: number): Sample {
  const rows: SampleRow[] = [];
  const faults: Fault[] = [];
  const output = createBlock(bytes.length + lineNumberBytes);
  const tokeniser = createTokeniser(delimiter.charCodeAt(0), -1, line, output, {
    settle(current, from, to, width) {
      const text = Buffer.from(output.subarray(from, to)).toString('utf8');
      const cells = text.split(separator, limits.maxColumns).map((cell) => cell.slice(0, limits.maxSampledCellCharacters));
      rows.push({ rowNumber: current.recordLine, width, cells, nextLine: current.line, nextByte: current.position });
      if (rows.length >= limits.sampleRecords) current.stopped = true;
      return leaveOut;
    },
    severalLines: () => false,
    fault(fault) {
      faults.push(fault);
    },
  });
  tokeniser.position = offset;
  tokenise(tokeniser, bytes, bytes.length - 1, complete);
  return { rows, faults, openQuoteLine: tokeniser.openQuoteLine };
}
