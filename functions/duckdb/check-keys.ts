import type { CellError } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { keyMessage } from '../standards/rules/cell-messages.ts';
import type { CompiledKey } from '../standards/rules/compile.ts';
import { allOf } from '../standards/sql-text.ts';
import { exactTextSql } from '../standards/types/number-text.ts';
import { type FileStandard, readingsSql } from './columns.ts';
import { type ErrorCount, errorsOf, type Found, placeOf } from './found.ts';
import type { Database } from './instance.ts';

/** The rows whose key an earlier row has used, of the last check: `n` is the key's place among the compiled keys. */
const duplicatesTable = 'duplicates';

/**
 * Rows whose key an earlier row has already used. Grouping spills to the scratch directory, and only row numbers of
 * duplicates are kept, so memory stays bounded.
 */
export async function checkKeys(database: Database, compiled: FileStandard): Promise<Found> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${duplicatesTable} (n INTEGER, warning BOOLEAN, row_number BIGINT, first BIGINT, shown VARCHAR)`,
  );
  for (const [n, key] of compiled.keys.entries()) {
    if (await mayRepeat(database, compiled, key)) await database.run(findDuplicates(compiled, key, n));
  }
  const counts = await countDuplicates(database, compiled);
  return {
    whole: [],
    counts,
    errors: await listDuplicates(database, compiled, false),
    warnings: await listDuplicates(database, compiled, true),
    badRows: counts.length === 0 ? [] : [`SELECT row_number FROM ${duplicatesTable} WHERE NOT warning`],
  };
}

async function countDuplicates(database: Database, compiled: FileStandard): Promise<ErrorCount[]> {
  const counted = await database.rows(`SELECT n, count(*) FROM ${duplicatesTable} WHERE NOT warning GROUP BY n ORDER BY n`);
  return counted.flatMap(([n, count]) => {
    const key = compiled.keys[Number(n)];
    const field = compiled.fields[key?.fields[0] ?? -1];
    return key === undefined || field === undefined ? [] : [errorsOf(field, key.type, Number(count))];
  });
}

/** Fewer distinct hashes than keys: two may be alike. Counting hashes costs half of grouping the keys themselves, and most files repeat none. */
async function mayRepeat(database: Database, compiled: FileStandard, key: CompiledKey): Promise<boolean> {
  const { values, present, readings } = partsOf(compiled, key);
  const [row] = await database.rows(`SELECT count(*), count(DISTINCT hash(${values.join(', ')})) FROM ${readings} WHERE ${present}`);
  return Number(row?.[0]) !== Number(row?.[1]);
}

/** Numbers by all their digits: as doubles, two that differ may be one. */
function partsOf(compiled: FileStandard, key: CompiledKey) {
  const fields = key.fields.flatMap((index) => compiled.fields[index] ?? []);
  const values = fields.map(({ names }) => names.value);
  const exact = fields.flatMap(({ field, names }) => (field.type === 'number' ? [`${exactTextSql(names.number)} AS ${names.value}`] : []));
  const all = readingsSql(fields);
  const readings = exact.length === 0 ? all : `(SELECT * REPLACE (${exact.join(', ')}) FROM ${all})`;
  return { fields, values, present: allOf(values.map((value) => `${value} IS NOT NULL`)), readings };
}

/** A key with a missing part names nothing, so it can't repeat. */
function findDuplicates(compiled: FileStandard, key: CompiledKey, n: number): string {
  const { fields, values, present, readings } = partsOf(compiled, key);
  const repeated = `SELECT ${values.join(', ')}, min(row_number) AS first FROM ${readings} WHERE ${present} GROUP BY ALL HAVING count(*) > 1`;
  const cells = fields.map(({ names }) => names.cell).join(', ');
  const shown = `left(concat_ws(' + ', ${cells}), ${limits.maxReportedCellCharacters})`;
  return `INSERT INTO ${duplicatesTable}
    SELECT ${n}, ${key.warning}, r.row_number, d.first, ${shown} FROM ${readings} r JOIN (${repeated}) d USING (${values.join(', ')})
    WHERE r.row_number <> d.first`;
}

async function listDuplicates(database: Database, compiled: FileStandard, warning: boolean): Promise<CellError[]> {
  const rows = await database.rows(
    `SELECT n, row_number, first, shown FROM ${duplicatesTable} WHERE warning = ${warning} ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
  );
  return rows.flatMap(([n, row, first, shown]) => {
    const key = compiled.keys[Number(n)];
    const columns = (key?.fields ?? []).flatMap((index) => compiled.fields[index] ?? []);
    if (key === undefined) return [];
    const [rowNumber, cell] = [Number(row), String(shown)];
    const fields = columns.map(({ field }) => field);
    const words = keyMessage(fields, key.type === 'primary-key', rowNumber, Number(first), cell);
    return [{ type: key.type, ...placeOf(columns), rowNumber, cell, ...words }];
  });
}
