import { identifier } from '../standards/sql-text.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';
import { partsSource } from './parts-source.ts';

/** Cells that are a number from 1 to `maximum`, a column (version-differ.ts). */
export async function countSmallCells(
  database: Database,
  paths: readonly string[],
  columns: readonly string[],
  maximum: number,
): Promise<ReadonlyMap<string, number>> {
  const counted = new Map<string, number>();
  if (paths.length === 0) return counted;
  const { sql, types } = await partsSource(database, paths);
  for (const names of scans(columns.filter((name) => types.has(name)))) {
    const selects = names.map((name) => `count_if(TRY_CAST(${identifier(name)} AS DOUBLE) BETWEEN 1 AND ${maximum})`);
    const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${sql}`);
    for (const [index, name] of names.entries()) counted.set(name, Number(row[index]));
  }
  return counted;
}
