import { periodText } from '../standards/rules/compile.ts';
import { isPeriodSql } from '../standards/rules/period-sql.ts';
import { cellsView, viewSql } from './cells.ts';
import { type FileField, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';

/** How many rows are left out, and in which of the file's periods, as far as they can be read. */
export type LeftOut = { readonly rows: number; readonly byPeriod: ReadonlyMap<string, number> };

export const nothingLeftOut: LeftOut = { rows: 0, byPeriod: new Map() };

const leftOutTable = 'left_out';
const theirNumbers = `SELECT row_number FROM ${leftOutTable}`;

/** The view of the cells (cells.ts) without the rows that were last left out. Being a join, it keeps no order. */
export const keptView = 'kept_cells';

/** Leaves out of `keptView` the rows whose numbers the query gives. */
export async function leaveOut(database: Database, badRows: string, period: FileField | undefined): Promise<LeftOut> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${leftOutTable} AS ${badRows}`);
  await database.run(viewSql(keptView, `SELECT * FROM ${cellsView} WHERE row_number NOT IN (${theirNumbers})`));
  const [row] = await database.rows(`SELECT count(*) FROM ${leftOutTable}`);
  return { rows: Number(row?.[0]), byPeriod: period === undefined ? new Map() : await countPeriods(database, period) };
}

async function countPeriods(database: Database, period: FileField): Promise<Map<string, number>> {
  const text = periodText(period.field, period.names.value);
  const rows = await database.rows(
    `SELECT ${text} AS period, count(*) FROM ${readingsSql([period])}
     WHERE row_number IN (${theirNumbers}) AND coalesce(${isPeriodSql(text)}, FALSE) GROUP BY period`,
  );
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]));
}
