import { limits } from '../../limits.ts';
import type { SheetRow } from '../workbook/workbook.ts';
import { WorkbookFault } from '../workbook/workbook-fault.ts';
import { tooManySpans } from './messages.ts';
import type { PagePass } from './page-pass.ts';
import type { PageEvents } from './page-tables.ts';
import type { TableShape } from './table-parts.ts';

/** What a cell takes beside its characters. */
const charactersPerCell = 8;
/** V8 copies a shorter piece of a text; a longer one keeps the whole text in memory. */
const copiedCharacters = 13;

/** Reads the page once; gives all its tables in the order in which they begin, those without rows, too. */
export async function readShapes(pass: PagePass): Promise<TableShape[]> {
  const shapes: TableShape[] = [];
  const keep = createSampling();
  let ranges = 0;
  const events: PageEvents = {
    onTable(table, parent, hidden) {
      shapes.push(newShape(table, parent, hidden));
      if (parent !== undefined) shapes[parent.table]?.layoutRows.add(parent.rowNumber);
    },
    onCaption(table, text) {
      const shape = shapes[table];
      if (shape !== undefined) shape.caption = text;
    },
    onRow(table, row, hidden) {
      const shape = shapes[table];
      if (shape === undefined) return;
      measure(shape, row);
      if (hidden) countHidden(shape, row);
      keep(shape, row);
    },
    onHiddenColumn: (table, column) => shapes[table]?.hiddenColumns.add(column),
    onControl(table) {
      const shape = shapes[table];
      if (shape !== undefined) shape.controls++;
    },
    onMerged(table, range) {
      const shape = shapes[table];
      if (shape === undefined) return;
      if (++ranges > limits.maxPageSpans || shape.merged.length >= limits.maxMergedRanges) throw new WorkbookFault(tooManySpans);
      shape.height = Math.max(shape.height, range.lastRow);
      shape.width = Math.max(shape.width, range.lastColumn);
      shape.merged.push(range);
    },
  };
  for await (const _ of pass(events));
  return shapes;
}

function newShape(table: number, parent: TableShape['parent'], hidden: boolean): TableShape {
  return {
    table,
    parent,
    caption: '',
    height: 0,
    width: 0,
    filledRows: 0,
    filledWidth: 0,
    hidden,
    hiddenRows: 0,
    firstHiddenRow: undefined,
    hiddenColumns: new Set(),
    controls: 0,
    layoutRows: new Set(),
    merged: [],
    sample: [],
    complete: true,
  };
}

function measure(shape: TableShape, { rowNumber, cells }: SheetRow): void {
  shape.height = Math.max(shape.height, rowNumber);
  shape.width = Math.max(shape.width, cells.length);
  if (cells.length === 0) return;
  shape.filledRows++;
  shape.filledWidth = Math.max(shape.filledWidth, cells.length);
  shape.layoutRows.delete(rowNumber);
}

function countHidden(shape: TableShape, { rowNumber, cells }: SheetRow): void {
  if (cells.length === 0) return;
  shape.hiddenRows++;
  shape.firstHiddenRow ??= rowNumber;
}

/** Keeps the first rows of each table; where the tables before took all the room, only those in which a header is looked for. */
function createSampling() {
  let characters = 0;
  return (shape: TableShape, row: SheetRow): void => {
    const { cells } = row;
    const most = characters < limits.pageSampleCharacters ? limits.sampleRecords : limits.maxHeaderSearchRows;
    if (shape.sample.length >= most) shape.complete = false;
    if (!shape.complete) return;
    characters += cells.reduce((sum, cell) => sum + charactersPerCell + cell.length, 0);
    shape.sample.push({ ...row, cells: cells.map(copied) });
  };
}

/** A text of its own, so that a short cell does not keep the piece of the page in memory that it was cut from. */
function copied(cell: string): string {
  return cell.length < copiedCharacters ? cell : Buffer.from(cell, 'utf16le').toString('utf16le');
}
