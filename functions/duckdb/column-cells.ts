import { limits } from '../limits.ts';
import { trimmed } from '../standards/sql-text.ts';
import { cellsView, columnName, markNames } from './cells.ts';
import type { Database } from './instance.ts';

export type FirstCell = { readonly rowNumber: number; readonly cell: string };

/**
 * SQL: a row for each cell that is not NULL, of the columns at these indexes: `name`, `cell`, `text` (without white space around it) and `row_number`. A question then
 * stands once in its statement: DuckDB plans one that repeats it for each of a hundred columns for many seconds. `from` has `row_number` and the columns.
 */
export function columnCells(indexes: readonly number[], from: string = cellsView): string {
  const columns = indexes.map(columnName).join(', ');
  const cells = `UNPIVOT (SELECT row_number, ${columns} FROM ${from}) ON ${columns} INTO NAME name VALUE cell`;
  return `(SELECT *, ${trimmed('cell')} AS text FROM (${cells}))`;
}

/** SQL: the same of columns with typed cells, with `typed` and `share` of each cell; also of the cells that are NULL. */
export function markedColumnCells(indexes: readonly number[]): string {
  const marked = indexes.map((index) => ({ column: columnName(index), ...markNames(index) }));
  const selected = marked.map(({ column, typed, share }) => `${column}, ${typed}, ${share}`).join(', ');
  const groups = marked.map(({ column, typed, share }) => `(${column}, ${typed}, ${share}) AS ${column}`).join(', ');
  const cells = `UNPIVOT (SELECT row_number, ${selected} FROM ${cellsView}) ON ${groups} INTO NAME name VALUE cell, typed, share`;
  return `(SELECT *, ${trimmed('cell')} AS text FROM (${cells}))`;
}

/** What `name` says of the column at this index. */
export function unpivotedName(index: number): string {
  return `c${index + 1}`;
}

/** By index, the first cell of each column for which `condition` (SQL on `cell` and `text`) is true, shortened as for a report; columns without one are absent. */
export async function firstCells(database: Database, indexes: readonly number[], condition: string): Promise<Map<number, FirstCell>> {
  if (indexes.length === 0) return new Map();
  const cell = `arg_min(left(cell, ${limits.maxReportedCellCharacters}), row_number)`;
  const rows = await database.rows(`SELECT name, min(row_number), ${cell} FROM ${columnCells(indexes)} WHERE ${condition} GROUP BY name`);
  const byName = new Map(rows.map(([name, rowNumber, cell]) => [String(name), { rowNumber: Number(rowNumber), cell: String(cell) }]));
  return new Map(
    indexes.flatMap((index) => {
      const first = byName.get(unpivotedName(index));
      return first ? [[index, first]] : [];
    }),
  );
}
