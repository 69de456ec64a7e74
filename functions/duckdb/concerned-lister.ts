import { dirname } from 'node:path';
import type { ConcernedLister } from '../breaches/concerned.port.ts';
import { identifierKinds } from '../model/subject-index.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import { openDatabase } from './instance.ts';
import { partsSource } from './parts-source.ts';

/** Whom rows name, in DuckDB, which spills to disk where memory is short. */
export function duckdbConcernedLister(memoryMegabytes: number): ConcernedLister {
  return {
    async write({ paths, columns, reached }, target) {
      const database = await openDatabase(dirname(target), [...paths, target], memoryMegabytes);
      try {
        const source = await partsSource(database, paths);
        const texts = (name: string) => `nullif(CAST(${identifier(name)} AS VARCHAR), '')`;
        const [nik = 'NULL', kk = 'NULL'] = identifierKinds.map((kind) => (columns[kind] === undefined ? undefined : texts(columns[kind])));
        const [counts = []] = await database.rows(
          `SELECT count(*), count(DISTINCT ${nik}), count(DISTINCT ${kk}), count(*) FILTER (WHERE ${nik} IS NULL AND ${kk} IS NULL) FROM ${source.sql}`,
        );
        // Parts of an earlier standard may lack a column of this one.
        const others = reached.filter((name) => source.types.has(name) && !Object.values(columns).includes(name));
        const cells = others.map((name) => `first(${texts(name)}) FILTER (WHERE ${identifier(name)} IS NOT NULL) AS ${identifier(name)}`);
        const list = `SELECT ${nik} AS "NIK", ${columns.nik === undefined ? kk : `first(${kk})`} AS "KK"${cells.map((cell) => `, ${cell}`).join('')}`;
        await database.run(
          `COPY (${list} FROM ${source.sql} WHERE ${nik} IS NOT NULL OR ${kk} IS NOT NULL
            GROUP BY ${nik}, CASE WHEN ${nik} IS NULL THEN ${kk} END ORDER BY ALL) TO ${literal(target)} (FORMAT csv, HEADER true)`,
        );
        const [rows = 0, persons = 0, families = 0, unnamed = 0] = counts.map(Number);
        return { rows, persons, families, unnamed };
      } finally {
        database.close();
      }
    },
  };
}
