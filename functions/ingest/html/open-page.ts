import { limits } from '../../limits.ts';
import { fileSource, readHead } from '../csv/byte-source.ts';
import { createDecoder, detectEncoding } from '../csv/encoding.ts';
import type { MergedRange, Sheet, SheetRow, WorkbookOutcome } from '../workbook/workbook.ts';
import { findingOf } from '../workbook/workbook-fault.ts';
import { createPageParser, type PageEvents } from './page-tables.ts';
import { findParts, type Placed, type TablePart, type TableShape } from './table-parts.ts';
import { noTables } from './words.ts';

/**
 * Opens a page of HTML (which applications like to call .xls) as a workbook: each of its tables with text is a sheet. Nothing
 * that the page names is loaded. The file must stay until its rows are read.
 */
export async function openPage(path: string): Promise<WorkbookOutcome> {
  try {
    const parts = findParts(await readShapes(path));
    if (parts.length === 0) return { ok: false, finding: noTables };
    return { ok: true, workbook: { sheets: parts.map((part) => createPartSheet(path, part)), close: async () => undefined } };
  } catch (error) {
    return { ok: false, finding: findingOf(error) };
  }
}

async function readShapes(path: string): Promise<TableShape[]> {
  const shapes: TableShape[] = [];
  const events: PageEvents = {
    onTable: (table, parent) => shapes.push({ table, parent, caption: '', height: 0, width: 0, textRows: new Set() }),
    onCaption(table, text) {
      const shape = shapes[table];
      if (shape !== undefined) shape.caption = text;
    },
    onRow(table, { rowNumber, cells }) {
      const shape = shapes[table];
      if (shape === undefined) return;
      if (cells.length > 0) shape.textRows.add(rowNumber);
      shape.height = Math.max(shape.height, rowNumber);
      shape.width = Math.max(shape.width, cells.length);
    },
    onMerged(table, { lastRow, lastColumn }) {
      const shape = shapes[table];
      if (shape === undefined) return;
      shape.height = Math.max(shape.height, lastRow);
      shape.width = Math.max(shape.width, lastColumn);
    },
  };
  for await (const _ of parsePage(path, events));
  return shapes;
}

function createPartSheet(path: string, { name, members }: TablePart): Sheet {
  const places = new Map(members.map((member) => [member.table, member]));
  return {
    name,
    hidden: false,
    rows: () => (members.length > 1 ? readJoined(path, places) : readOne(path, places)),
    async mergedRanges() {
      const ranges: MergedRange[] = [];
      const onMerged = (table: number, range: MergedRange) => {
        const place = places.get(table);
        if (place !== undefined) ranges.push(moveRange(range, place));
      };
      for await (const _ of parsePage(path, { onMerged }));
      return ranges;
    },
  };
}

async function* readOne(path: string, places: ReadonlyMap<number, Placed>): AsyncIterable<readonly SheetRow[]> {
  let batch: SheetRow[] = [];
  const onRow = (table: number, row: SheetRow) => {
    if (places.has(table)) batch.push(row);
  };
  for await (const _ of parsePage(path, { onRow })) {
    if (batch.length > 0) yield batch;
    batch = [];
  }
}

/** Panes stand one after another in the file, so their rows wait for each other; `limits.maxJoinedRows` bounds them. */
async function* readJoined(path: string, places: ReadonlyMap<number, Placed>): AsyncIterable<readonly SheetRow[]> {
  const rows = new Map<number, string[]>();
  const onRow = (table: number, { rowNumber, cells }: SheetRow) => {
    const place = places.get(table);
    if (place === undefined) return;
    const row = rows.get(rowNumber + place.rowOffset) ?? [];
    while (row.length < place.columnOffset) row.push('');
    row.push(...cells);
    rows.set(rowNumber + place.rowOffset, row);
  };
  for await (const _ of parsePage(path, { onRow }));
  yield [...rows].toSorted(([one], [other]) => one - other).map(([rowNumber, cells]) => ({ rowNumber, cells }));
}

function moveRange({ firstRow, lastRow, firstColumn, lastColumn }: MergedRange, { rowOffset, columnOffset }: Placed): MergedRange {
  return {
    firstRow: firstRow + rowOffset,
    lastRow: lastRow + rowOffset,
    firstColumn: firstColumn + columnOffset,
    lastColumn: lastColumn + columnOffset,
  };
}

/** Parses the page; yields after each piece of it. */
async function* parsePage(path: string, events: PageEvents): AsyncIterable<void> {
  const source = fileSource(path);
  const { head, complete } = await readHead(source, limits.sampleBytes);
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
