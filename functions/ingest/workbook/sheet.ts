import { decodeText } from './decode-text.ts';
import { sheetMissing } from './messages.ts';
import { rowClosing } from './plain-rows.ts';
import { type CellSource, createRowBuilder } from './row-builder.ts';
import { seenFromTop } from './sheet-sample.ts';
import { createRangeReader, createSheetReader } from './sheet-xml.ts';
import { createRowCounts, type MergedRange, type RowCounts, type Sheet, type SheetRow } from './workbook.ts';
import { WorkbookFault } from './workbook-fault.ts';
import type { Zip } from './zip.ts';

/** Where a sheet stands: `part` is undefined when the workbook names one that isn't there. */
type Place = {
  readonly name: string;
  readonly hidden: boolean;
  readonly zip: Zip;
  readonly part: string | undefined;
  readonly source: () => Promise<CellSource>;
};

export function createSheet({ name, hidden, zip, part, source }: Place): Sheet {
  let ranges: readonly MergedRange[] | undefined;

  function pieces(): AsyncIterable<string> {
    if (part === undefined) throw new WorkbookFault(sheetMissing(name));
    return decodeText(zip.read(part), rowClosing);
  }

  async function* rows(counts: RowCounts = createRowCounts()): AsyncIterable<readonly SheetRow[]> {
    const xml = pieces();
    const found: MergedRange[] = [];
    const builder = createRowBuilder(await source(), counts);
    const reader = createSheetReader(builder, found, counts);
    for await (const piece of xml) {
      for (let at = 0; at < piece.length; ) {
        at = reader.write(piece, at);
        yield builder.take();
      }
    }
    reader.end();
    yield builder.take();
    ranges = found;
  }

  async function mergedRanges(): Promise<readonly MergedRange[]> {
    if (ranges !== undefined) return ranges;
    const found: MergedRange[] = [];
    const reader = createRangeReader(found);
    for await (const piece of pieces()) reader.write(piece);
    reader.end();
    ranges = found;
    return found;
  }

  return { name, hidden, rows, mergedRanges, ...seenFromTop({ rows, mergedRanges }) };
}
