import { readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';
import { type FailingColumn, failsAny } from './list-failures.ts';

const badRowsTable = 'bad_rows';

/** Rows with an error: how many, and SQL that gives the `row_number` of each once, while the last check's tables stand; none where there are none. */
export type BadRows = { readonly count: number; readonly select?: string };

/** The rows that have an error of a cell, or stand without a warning in one of the tables of rows whose key is wrong. */
export async function findBadRows(database: Database, failing: readonly FailingColumn[], keyTables: readonly string[]): Promise<BadRows> {
  const groups = scans(failing);
  const selects = groups.map(
    (columns) => `SELECT row_number FROM ${readingsSql(columns.map(({ compiled }) => compiled))} WHERE ${failsAny(columns)}`,
  );
  for (const table of keyTables) selects.push(`SELECT row_number FROM ${table} WHERE NOT warning`);
  const [only] = selects;
  if (only === undefined) return { count: 0 };
  if (selects.length === 1) return counted(database, `SELECT DISTINCT row_number FROM (${only})`);
  await database.run(`CREATE OR REPLACE TEMP TABLE ${badRowsTable} (row_number BIGINT)`);
  for (const select of selects) await database.run(`INSERT INTO ${badRowsTable} ${select}`);
  return counted(database, `SELECT DISTINCT row_number FROM ${badRowsTable}`);
}

async function counted(database: Database, select: string): Promise<BadRows> {
  const [row] = await database.rows(`SELECT count(*) FROM (${select})`);
  return { count: Number(row?.[0]), select };
}
