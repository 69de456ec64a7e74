import { duplicatesTable } from './check-keys.ts';
import { readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';
import { type FailingColumn, failsAny } from './list-failures.ts';

const badRowsTable = 'bad_rows';

/** How many rows have an error, of a cell or of a repeated key. */
export async function countBadRows(database: Database, failing: readonly FailingColumn[], repeated: boolean): Promise<number> {
  const groups = scans(failing);
  const selects = groups.map(
    (columns) => `SELECT row_number FROM ${readingsSql(columns.map(({ compiled }) => compiled))} WHERE ${failsAny(columns)}`,
  );
  if (repeated) selects.push(`SELECT row_number FROM ${duplicatesTable} WHERE NOT warning`);
  const [only] = selects;
  if (only === undefined) return 0;
  if (selects.length === 1) return countOf(database, `(SELECT DISTINCT row_number FROM (${only}))`);
  await database.run(`CREATE OR REPLACE TEMP TABLE ${badRowsTable} (row_number BIGINT)`);
  for (const select of selects) await database.run(`INSERT INTO ${badRowsTable} ${select}`);
  return countOf(database, `(SELECT DISTINCT row_number FROM ${badRowsTable})`);
}

async function countOf(database: Database, relation: string): Promise<number> {
  const [row] = await database.rows(`SELECT count(*) FROM ${relation}`);
  return Number(row?.[0]);
}
