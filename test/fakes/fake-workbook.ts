import { seenFromTop } from '../../functions/ingest/workbook/sheet-sample.ts';
import type { MergedRange, Sheet, Workbook } from '../../functions/ingest/workbook/workbook.ts';

export type FakeSheet = {
  readonly name?: string;
  readonly hidden?: boolean;
  /** From row 1 on; an empty list is a row that the file doesn't have. */
  readonly rows: readonly (readonly string[])[];
  /** As Excel writes them: `A1:B2`. */
  readonly merged?: readonly string[];
};

/** A workbook that was never a file. Rows come some at a time, and may be asked for again. */
export function fakeWorkbook(sheets: readonly FakeSheet[], rowsAtATime = 7): Workbook {
  return { sheets: sheets.map((sheet, index) => fakeSheet(sheet, index, rowsAtATime)), close: async () => undefined };
}

function fakeSheet({ name, hidden = false, rows, merged = [] }: FakeSheet, index: number, rowsAtATime: number): Sheet {
  const numbered = rows.flatMap((cells, row) => (cells.length === 0 ? [] : [{ rowNumber: row + 1, cells }]));
  const reading = {
    async *rows() {
      for (let at = 0; at < numbered.length; at += rowsAtATime) yield numbered.slice(at, at + rowsAtATime);
    },
    mergedRanges: async () => merged.map(parseRange),
  };
  return { name: name ?? `Sheet${index + 1}`, hidden, ...reading, ...seenFromTop(reading) };
}

function parseRange(reference: string): MergedRange {
  const match = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(reference);
  if (match === null) throw new Error(`no range: ${reference}`);
  const [, firstColumn = '', firstRow = '', lastColumn = '', lastRow = ''] = match;
  const column = (letter: string) => letter.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  return { firstRow: Number(firstRow), lastRow: Number(lastRow), firstColumn: column(firstColumn), lastColumn: column(lastColumn) };
}
