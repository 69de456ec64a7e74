import * as z from 'zod';
import { literal } from '../standards/sql-text.ts';
import type { Database } from './instance.ts';

const countsSchema = z.tuple([z.string(), z.coerce.number(), z.coerce.number()]);

/** How many cells of each plain column hold something, from the parts' own footers: nothing is read. Columns of lists and objects are not among them. */
export async function filledCells(database: Database, paths: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await database.rows(
    `SELECT path_in_schema, sum(num_values), sum(stats_null_count) FROM parquet_metadata([${paths.map(literal).join(', ')}])
     GROUP BY path_in_schema HAVING count(stats_null_count) = count(*)`,
  );
  return new Map(
    rows.map((row) => {
      const [name, values, nulls] = countsSchema.parse(row);
      return [name, values - nulls];
    }),
  );
}
