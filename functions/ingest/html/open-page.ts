import { limits } from '../../limits.ts';
import { fileSource, readHead } from '../csv/byte-source.ts';
import { createDecoder, detectEncoding } from '../csv/encoding.ts';
import type { MergedRange, Sheet, SheetRow, Workbook, WorkbookOutcome } from '../workbook/workbook.ts';
import { findingOf } from '../workbook/workbook-fault.ts';
import { createPageParser, type PageEvents } from './page-tables.ts';
import { noTables } from './words.ts';

/**
 * Opens a page of HTML (which applications like to call .xls) as a workbook: each of its tables with a row is a sheet. Nothing
 * that the page names is loaded. The file must stay until its rows are read.
 */
export async function openPage(path: string): Promise<WorkbookOutcome> {
  const names = new Map<number, string>();
  try {
    for await (const _ of parsePage(path, {
      onRow: (table, row) => {
        if (row.cells.length > 0 && !names.has(table)) names.set(table, `tabel ${table + 1}`);
      },
      onCaption: (table, text) => {
        if (text !== '') names.set(table, text.slice(0, limits.maxSheetNameCharacters));
      },
    }));
  } catch (error) {
    return { ok: false, finding: findingOf(error) };
  }
  if (names.size === 0) return { ok: false, finding: noTables };
  const sheets = [...names].toSorted(([one], [other]) => one - other).map(([table, name]) => createTableSheet(path, table, name));
  const workbook: Workbook = { sheets, close: async () => undefined };
  return { ok: true, workbook };
}

function createTableSheet(path: string, wanted: number, name: string): Sheet {
  return {
    name,
    hidden: false,
    async *rows() {
      let batch: SheetRow[] = [];
      const onRow = (table: number, row: SheetRow) => {
        if (table === wanted) batch.push(row);
      };
      for await (const _ of parsePage(path, { onRow })) {
        if (batch.length > 0) yield batch;
        batch = [];
      }
    },
    async mergedRanges() {
      const ranges: MergedRange[] = [];
      const onMerged = (table: number, range: MergedRange) => {
        if (table === wanted) ranges.push(range);
      };
      for await (const _ of parsePage(path, { onMerged }));
      return ranges;
    },
  };
}

/** Parses the page; yields after each piece of it. */
async function* parsePage(path: string, events: PageEvents): AsyncIterable<void> {
  const source = fileSource(path);
  const { head, complete } = await readHead(source, limits.csvSampleBytes);
  const { encoding, byteOrderMarkBytes } = detectEncoding(head, complete);
  const decode = createDecoder(encoding);
  const text = new TextDecoder();
  const parser = createPageParser(events);
  for await (const piece of source(byteOrderMarkBytes)) {
    parser.write(text.decode(decode(piece, false), { stream: true }));
    yield;
  }
  parser.write(text.decode(decode(new Uint8Array(0), true)));
  parser.end();
  yield;
}
