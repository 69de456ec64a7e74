import { createWriteStream } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { birthBytes } from '../model/birth-index.ts';
import { birthPrefix } from '../model/person-hash.ts';
import type { BirthFile } from '../persons/birth-index.port.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import { openDatabase } from './instance.ts';
import { keyedHashSql, keyedHashValues } from './keyed-hash.ts';
import { partsSource } from './parts-source.ts';

/** Birth indexes in DuckDB, which hashes and sorts; this process writes the bytes. */
export function duckdbBirthFile(memoryMegabytes: number): BirthFile {
  return {
    async write(parts, { nik, birthDate, kelurahan }, key, target) {
      const paths = parts.map(({ path }) => path);
      const database = await openDatabase(dirname(target), paths, memoryMegabytes);
      try {
        const source = await partsSource(database, paths);
        const [person, day, place] = [nik, birthDate, kelurahan].map((name) => `CAST(${identifier(name)} AS VARCHAR)`);
        // As foldedKelurahan folds it.
        const folded = `regexp_replace(upper(${place}), '[^A-Z0-9]', '', 'g')`;
        const born = keyedHashSql(`${literal(birthPrefix)} || ${day} || ':' || ${folded}`, '$1', '$2');
        const record = `left(${born}, ${birthBytes * 2}) || ${keyedHashSql(`${person}`, '$1', '$2')}`;
        const rows = database.stream(
          `SELECT record FROM (SELECT ${record} AS record FROM ${source.sql}) WHERE record IS NOT NULL ORDER BY record`,
          keyedHashValues(key),
        );
        let records = 0;
        const bytes = async function* () {
          for await (const chunk of rows) {
            records += chunk.length;
            yield Buffer.from(chunk.map(([text]) => String(text)).join(''), 'hex');
          }
        };
        await pipeline(Readable.from(bytes()), createWriteStream(target));
        return records;
      } finally {
        database.close();
      }
    },
  };
}
