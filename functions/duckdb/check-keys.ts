import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { keyWords } from '../standards/cell-words.ts';
import type { CompiledKey, CompiledStandard } from '../standards/compile.ts';
import { allOf } from '../standards/sql-text.ts';
import { readingsSql } from './columns.ts';
import type { Database } from './instance.ts';

export type KeyErrors = {
  readonly counts: readonly (CompiledKey & { readonly count: number })[];
  readonly errors: readonly CellError[];
  readonly warnings: readonly CellError[];
};

/** The rows whose key an earlier row has used, of the last check: `n` is the key's place among the compiled keys. */
export const duplicatesTable = 'duplicates';

/**
 * Rows whose key an earlier row has already used. Grouping spills to the scratch directory, and only row numbers of
 * duplicates are kept, so memory stays bounded.
 */
export async function checkKeys(database: Database, compiled: CompiledStandard, fileNumbers: readonly number[]): Promise<KeyErrors> {
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${duplicatesTable} (n INTEGER, warning BOOLEAN, row_number BIGINT, first BIGINT, shown VARCHAR)`,
  );
  for (const [n, key] of compiled.keys.entries()) {
    if (await mayRepeat(database, compiled, key)) await database.run(findDuplicates(compiled, key, n));
  }
  const counted = await database.rows(`SELECT n, count(*) FROM ${duplicatesTable} GROUP BY n`);
  const counts = compiled.keys.map((key, n) => ({ ...key, count: Number(counted.find(([of]) => of === n)?.[1] ?? 0) }));
  const list = (warning: boolean): Promise<CellError[]> => listDuplicates(database, compiled, fileNumbers, warning);
  return { counts, errors: await list(false), warnings: await list(true) };
}

/** Fewer distinct hashes than keys: two may be alike. Counting hashes costs half of grouping the keys themselves, and most files repeat none. */
async function mayRepeat(database: Database, compiled: CompiledStandard, key: CompiledKey): Promise<boolean> {
  const { values, present, readings } = partsOf(compiled, key);
  const [row] = await database.rows(`SELECT count(*), count(DISTINCT hash(${values.join(', ')})) FROM ${readings} WHERE ${present}`);
  return Number(row?.[0]) !== Number(row?.[1]);
}

function partsOf(compiled: CompiledStandard, key: CompiledKey) {
  const fields = key.fields.flatMap((index) => compiled.fields[index] ?? []);
  const values = fields.map(({ names }) => names.value);
  return { fields, values, present: allOf(values.map((value) => `${value} IS NOT NULL`)), readings: readingsSql(fields) };
}

/** A key with a missing part names nothing, so it can't repeat. */
function findDuplicates(compiled: CompiledStandard, key: CompiledKey, n: number): string {
  const { fields, values, present, readings } = partsOf(compiled, key);
  const repeated = `SELECT ${values.join(', ')}, min(row_number) AS first FROM ${readings} WHERE ${present} GROUP BY ALL HAVING count(*) > 1`;
  const cells = fields.map(({ names }) => names.cell).join(', ');
  const shown = `left(concat_ws(' + ', ${cells}), ${limits.maxReportedCellCharacters})`;
  return `INSERT INTO ${duplicatesTable}
    SELECT ${n}, ${key.warning}, r.row_number, d.first, ${shown} FROM ${readings} r JOIN (${repeated}) d USING (${values.join(', ')})
    WHERE r.row_number <> d.first`;
}

async function listDuplicates(
  database: Database,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  warning: boolean,
): Promise<CellError[]> {
  const rows = await database.rows(
    `SELECT n, row_number, first, shown FROM ${duplicatesTable} WHERE warning = ${warning} ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
  );
  return rows.flatMap(([n, rowNumber, first, shown]) => {
    const key = compiled.keys[Number(n)];
    const fields = (key?.fields ?? []).flatMap((index) => compiled.fields[index]?.field ?? []);
    const [field] = fields;
    if (key === undefined || field === undefined) return [];
    const cell = String(shown);
    const words = keyWords(fields, key.type === 'primary-key', Number(rowNumber), Number(first), cell);
    return [
      {
        type: key.type,
        fieldName: field.name,
        ...(fields.length > 1 ? { fieldNames: fields.map(({ name }) => name) } : {}),
        fieldNumber: fileNumbers[key.fields[0] ?? 0] ?? 0,
        rowNumber: Number(rowNumber),
        cell,
        ...words,
      },
    ];
  });
}
