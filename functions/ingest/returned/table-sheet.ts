import type { Cell, Row, SheetPlan } from '../../excel-writer/sheet.ts';
import type { Look } from '../../excel-writer/styles.ts';
import { limits } from '../../limits.ts';
import type { FileRow } from '../normal-form/read-records.ts';
import { type Mark, markFill } from './marks.ts';

export type TableToMark = {
  readonly name: string;
  readonly labels: readonly string[];
  /** The row of the labels; records stand at their own row numbers, so that the report's are Excel's. */
  readonly headerRow: number;
  readonly records: AsyncIterable<FileRow>;
  readonly marks: readonly Mark[];
};

/** Every cell is text, so that nothing comes alive and nothing loses its zeros, now or when it is typed over (T25). */
const text: Look = { text: true };
const label: Look = { text: true, bold: true, fill: 'D9E1F2', wrap: true };
const marked: Look = { text: true, fill: markFill };

/** A file that is no workbook, as a sheet with its bad cells marked. */
export function tableSheet(table: TableToMark): SheetPlan {
  return {
    name: table.name,
    columns: table.labels.map((words) => ({ width: Math.min(40, Math.max(14, words.length + 2)), look: text })),
    rows: rowsOf(table),
    frozenRows: Math.min(table.headerRow, limits.maxHeaderSearchRows),
    notes: table.marks,
    allText: true,
  };
}

async function* rowsOf({ labels, headerRow, records, marks }: TableToMark): AsyncGenerator<Row> {
  const columnsOfRow = new Map(
    [...Map.groupBy(marks, ({ row }) => row)].map(([row, all]) => [row, new Set(all.map(({ column }) => column))]),
  );
  const header = columnsOfRow.get(headerRow);
  yield { number: headerRow, cells: labels.map((words, index) => ({ text: words, look: header?.has(index + 1) ? marked : label })) };
  for await (const { rowNumber, cells } of records) {
    yield { number: rowNumber, cells: cellsOf(cells, columnsOfRow.get(rowNumber)) };
  }
}

function cellsOf(cells: readonly string[], columns: ReadonlySet<number> | undefined): (Cell | undefined)[] {
  return cells.map((cell, index) => {
    if (columns?.has(index + 1)) return { text: cell, look: marked };
    return cell === '' ? undefined : { text: cell, look: text };
  });
}
