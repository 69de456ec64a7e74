import { limits } from '../../limits.ts';
import type { CellMark } from '../../model/normal-form.ts';
import { isBlank } from '../table/table-row.ts';
import { createHiddenColumns } from '../workbook/hidden-columns.ts';
import type { ShownCell } from '../workbook/shown-kind.ts';
import { createRowCounts, type MergedRange, type RowCounts, type Sheet, type SheetRow, type SheetSample } from '../workbook/workbook.ts';
import type { PagePass } from './page-pass.ts';
import type { Placed, TablePart } from './table-parts.ts';

/** A part of a page as a sheet. All but the rows of a long table is known already; for those the page is parsed once more. */
export function createPartSheet(pass: PagePass, { name, members }: TablePart): Sheet {
  const merged = () => members.flatMap(rangesOf);
  return {
    name,
    hidden: members.every(({ shape }) => shape.hidden),
    sample: async () => ({ ...sampleOf(members), merged: merged() }),
    async *rows(counts = createRowCounts()) {
      countHidden(members, counts);
      const { rows, complete } = sampleOf(members);
      if (complete) yield rows;
      else yield* members.length > 1 ? readJoined(pass, members) : readOne(pass, members);
    },
    mergedRanges: async () => merged(),
    sizeBelow: async (row) => ({
      rows: rowsBelow(members, row),
      columns: Math.max(...members.map(({ shape, columnOffset }) => columnOffset + shape.filledWidth)),
    }),
  };
}

/** Of a long table in panes, the rows of the pane that is filled most: mostly that of the names. */
function rowsBelow(members: readonly Placed[], row: number): number {
  const { rows, complete } = sampleOf(members);
  if (complete) return rows.filter((one) => one.rowNumber > row && !isBlank(one)).length;
  const panes = Map.groupBy(members, ({ columnOffset }) => columnOffset);
  return Math.max(...[...panes.values()].map((pane) => pane.reduce((sum, member) => sum + filledBelow(member, row), 0)));
}

/** `row` is one of the sample, so that all rows before it are in there, too. */
function filledBelow({ shape, rowOffset }: Placed, row: number): number {
  const above = shape.sample.filter(({ rowNumber, cells }) => cells.length > 0 && rowNumber + rowOffset <= row);
  return shape.filledRows - above.length;
}

/** Rows up to the last that is known in all panes. */
function sampleOf(members: readonly Placed[]): Omit<SheetSample, 'merged'> {
  const rows = createJoin();
  for (const member of members) for (const row of member.shape.sample) rows.add(row, member);
  const ends = members.flatMap(({ shape, rowOffset }) => (shape.complete ? [] : [rowOffset + (shape.sample.at(-1)?.rowNumber ?? 0)]));
  const end = Math.min(...ends);
  const known = rows.joined().filter(({ rowNumber }) => rowNumber <= end);
  return { rows: known.slice(0, limits.sampleRecords), complete: ends.length === 0 && known.length <= limits.sampleRecords };
}

async function* readOne(pass: PagePass, [only]: readonly Placed[]): AsyncIterable<readonly SheetRow[]> {
  let batch: SheetRow[] = [];
  const onRow = (table: number, row: SheetRow) => {
    if (table === only?.shape.table) batch.push(row);
  };
  for await (const _ of pass({ onRow })) {
    if (batch.length > 0) yield batch;
    batch = [];
  }
}

/** Panes stand one after another in the file, so their rows wait for each other; `limits.maxJoinedRows` bounds them. */
async function* readJoined(pass: PagePass, members: readonly Placed[]): AsyncIterable<readonly SheetRow[]> {
  const places = new Map(members.map((member) => [member.shape.table, member]));
  const rows = createJoin();
  const onRow = (table: number, row: SheetRow) => {
    const place = places.get(table);
    if (place !== undefined) rows.add(row, place);
  };
  for await (const _ of pass({ onRow }));
  yield rows.joined();
}

type JoinedRow = { readonly cells: string[]; readonly marks: CellMark[]; readonly shown: (ShownCell | undefined)[] };

/** Puts rows of panes side by side; panes must come from left to right. */
function createJoin() {
  const rows = new Map<number, JoinedRow>();
  return {
    add({ rowNumber, cells, marks = [], shown = [] }: SheetRow, { rowOffset, columnOffset }: Placed): void {
      const row = rows.get(rowNumber + rowOffset) ?? { cells: [], marks: [], shown: [] };
      rows.set(rowNumber + rowOffset, row);
      append(row.cells, cells, columnOffset, '');
      append(row.marks, marks, columnOffset, 0);
      append(row.shown, shown, columnOffset, undefined);
    },
    joined: (): SheetRow[] => [...rows].toSorted(([one], [other]) => one - other).map(joinedRow),
  };
}

function append<T>(row: T[], items: readonly T[], from: number, empty: T): void {
  if (items.length === 0) return;
  while (row.length < from) row.push(empty);
  row.push(...items);
}

function joinedRow([rowNumber, { cells, marks, shown }]: readonly [number, JoinedRow]): SheetRow {
  return { rowNumber, cells, ...(marks.length > 0 ? { marks } : {}), ...(shown.length > 0 ? { shown } : {}) };
}

/** All that the page has: its rows were gone through before. */
function countHidden(members: readonly Placed[], counts: RowCounts): void {
  const columns = createHiddenColumns();
  for (const { shape, rowOffset, columnOffset } of members) {
    counts.hiddenRows += shape.hiddenRows;
    if (shape.firstHiddenRow !== undefined) counts.firstHiddenRow ??= rowOffset + shape.firstHiddenRow;
    for (const column of shape.hiddenColumns) columns.hide(columnOffset + column, columnOffset + column);
  }
  counts.hiddenColumns = columns.listed();
}

function rangesOf({ shape, rowOffset, columnOffset }: Placed): readonly MergedRange[] {
  if (rowOffset === 0 && columnOffset === 0) return shape.merged;
  return shape.merged.map(({ firstRow, lastRow, firstColumn, lastColumn }) => ({
    firstRow: firstRow + rowOffset,
    lastRow: lastRow + rowOffset,
    firstColumn: firstColumn + columnOffset,
    lastColumn: lastColumn + columnOffset,
  }));
}
