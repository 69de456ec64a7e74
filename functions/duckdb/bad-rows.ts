import type { Database } from './instance.ts';

const badRowsTable = 'bad_rows';

/** Rows with an error: how many, and SQL that gives the `row_number` of each once, until the table is checked again; none where there are none. */
type BadRows = { readonly count: number; readonly select?: string };

/** The rows that any of the queries gives (found.ts). */
export async function countBadRows(database: Database, queries: readonly string[]): Promise<BadRows> {
  const [only] = queries;
  if (only === undefined) return { count: 0 };
  if (queries.length === 1) return counted(database, `SELECT DISTINCT row_number FROM (${only})`);
  await database.run(`CREATE OR REPLACE TEMP TABLE ${badRowsTable} (row_number BIGINT)`);
  for (const query of queries) await database.run(`INSERT INTO ${badRowsTable} ${query}`);
  return counted(database, `SELECT DISTINCT row_number FROM ${badRowsTable}`);
}

async function counted(database: Database, select: string): Promise<BadRows> {
  const [row] = await database.rows(`SELECT count(*) FROM (${select})`);
  return { count: Number(row?.[0]), select };
}
