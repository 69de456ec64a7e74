import { dirname } from 'node:path';
import type { ConcernedLister } from '../breaches/concerned.port.ts';
import { identifierKinds } from '../model/subject-index.ts';
import { inertSql } from '../standards/inert-text.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import { openDatabase } from './instance.ts';
import { partsSource } from './parts-source.ts';

/** A column that no part has. */
const nothing = 'CAST(NULL AS VARCHAR)';

/** Whom rows name, in DuckDB, which spills to disk where memory is short. */
export function duckdbConcernedLister(memoryMegabytes: number): ConcernedLister {
  return {
    async write({ paths, columns, reached }, target) {
      const database = await openDatabase(dirname(target), [...paths, target], memoryMegabytes);
      try {
        const source = await partsSource(database, paths);
        const texts = (name: string) => `nullif(CAST(${identifier(name)} AS VARCHAR), '')`;
        // Parts of an earlier standard may lack a column of this one, or hold in it what is no number.
        const [nik, kk] = identifierKinds
          .map((kind) => columns[kind])
          .map((name) => (name !== undefined && source.types.has(name) ? texts(name) : nothing));
        const [counts = []] = await database.rows(
          `SELECT count(*), count(DISTINCT ${nik}), count(DISTINCT ${kk}), count(*) FILTER (WHERE ${nik} IS NULL AND ${kk} IS NULL) FROM ${source.sql}`,
        );
        const others = reached.filter((name) => source.types.has(name) && !Object.values(columns).includes(name));
        const cells = others.map((name) => `first(${texts(name)}) FILTER (WHERE ${identifier(name)} IS NOT NULL) AS ${identifier(name)}`);
        const list = `SELECT ${nik} AS "NIK", first(${kk}) AS "KK"${cells.map((cell) => `, ${cell}`).join('')}
          FROM ${source.sql} WHERE ${nik} IS NOT NULL OR ${kk} IS NOT NULL GROUP BY ${nik}, CASE WHEN ${nik} IS NULL THEN ${kk} END`;
        const inert = ['NIK', 'KK', ...others].map(identifier).map((column) => `${inertSql(column)} AS ${column}`);
        await database.run(`COPY (SELECT ${inert.join(', ')} FROM (${list}) ORDER BY ALL) TO ${literal(target)} (FORMAT csv, HEADER true)`);
        const [rows = 0, persons = 0, families = 0, unnamed = 0] = counts.map(Number);
        return { rows, persons, families, unnamed };
      } finally {
        database.close();
      }
    },
  };
}
