import { candidateShapes, emptyOrWordSql } from '../standards/inference/column-facts.ts';
import type { SwappedPair } from '../standards/inference/day-and-month.ts';
import { dateSql } from '../standards/types/date-text.ts';
import { columnCells, unpivotedName } from './column-cells.ts';
import { scans } from './columns.ts';
import type { Database } from './instance.ts';

const filled = `NOT ${emptyOrWordSql('text')}`;

/** Of these columns those that hold hours alone: `07.30`. */
export async function clocks(database: Database, indexes: readonly number[]): Promise<ReadonlySet<number>> {
  return columnsWhere(database, indexes, `bool_and(regexp_full_match(text, '([01]?[0-9]|2[0-3])[.][0-5][0-9]')) FILTER (WHERE ${filled})`);
}

/** Of these columns those that hold degrees north or east alone. */
export async function places(database: Database, indexes: readonly number[]): Promise<ReadonlySet<number>> {
  return columnsWhere(database, indexes, `bool_and(abs(TRY_CAST(text AS DOUBLE)) <= 180) FILTER (WHERE ${filled})`);
}

/** Of these columns those where some date is another with its day and month exchanged: `03/03/2021` is not. */
export async function swappable(database: Database, indexes: readonly number[], pair: SwappedPair): Promise<ReadonlySet<number>> {
  const [one, other] = [pair.dayFirst, pair.monthFirst].map((name) => dateSql('text', candidateShapes[name].format));
  return columnsWhere(database, indexes, `bool_or(${one} <> ${other})`);
}

/** The columns of whose cells the question is true; one question for a hundred columns. */
async function columnsWhere(database: Database, indexes: readonly number[], question: string): Promise<ReadonlySet<number>> {
  const found = new Set<string>();
  for (const columns of scans(indexes)) {
    const rows = await database.rows(`SELECT name FROM ${columnCells(columns)} GROUP BY name HAVING ${question}`);
    for (const [name] of rows) found.add(String(name));
  }
  return new Set(indexes.filter((index) => found.has(unpivotedName(index))));
}
