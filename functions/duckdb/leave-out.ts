import { type CompiledField, periodText } from '../standards/compile.ts';
import { isPeriodSql } from '../standards/period.ts';
import { cellsViewSql } from './cells.ts';
import { readingsSql } from './columns.ts';
import type { Database } from './instance.ts';

/** What is left out: SQL of all cells, and SQL that gives the numbers of the rows in error. */
export type Salvage = { readonly cells: string; readonly badRows: string };

/** How many rows are left out, and in which of the file's periods, as far as they can be read. */
export type LeftOut = { readonly rows: number; readonly byPeriod: ReadonlyMap<string, number> };

const leftOutTable = 'left_out';
/** SQL: the numbers of the rows that the last salvage left out. */
export const theirNumbers = `SELECT row_number FROM ${leftOutTable}`;

/** From here on the view of the cells holds the other rows alone. */
export async function leaveOut(database: Database, salvage: Salvage, period: CompiledField | undefined): Promise<LeftOut> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${leftOutTable} AS ${salvage.badRows}`);
  const [row] = await database.rows(`SELECT count(*) FROM ${leftOutTable}`);
  const byPeriod = period === undefined ? new Map<string, number>() : await countPeriods(database, period);
  await database.run(cellsViewSql(`SELECT * FROM (${salvage.cells}) WHERE row_number NOT IN (${theirNumbers})`));
  return { rows: Number(row?.[0]), byPeriod };
}

async function countPeriods(database: Database, period: CompiledField): Promise<Map<string, number>> {
  const text = periodText(period.field, period.names.value);
  const rows = await database.rows(
    `SELECT ${text} AS period, count(*) FROM ${readingsSql([period])}
     WHERE row_number IN (${theirNumbers}) AND coalesce(${isPeriodSql(text)}, FALSE) GROUP BY period`,
  );
  return new Map(rows.map(([name, count]) => [String(name), Number(count)]));
}
