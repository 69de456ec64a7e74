import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { keyWords } from '../standards/cell-words.ts';
import type { CompiledKey, CompiledStandard } from '../standards/compile.ts';
import { allOf, anyOf } from '../standards/sql-text.ts';
import type { CellTotals } from './check-cells.ts';
import { readingsSql } from './columns.ts';
import type { Database } from './instance.ts';

export type KeyErrors = {
  readonly counts: readonly (CompiledKey & { readonly count: number })[];
  readonly errors: readonly CellError[];
  readonly warnings: readonly CellError[];
  /** Rows without any error, of a cell or of a key. */
  readonly validRows: number;
};

const duplicates = 'duplicates';

/**
 * Rows whose key an earlier row has already used. Grouping spills to the scratch directory, and only row numbers of
 * duplicates are kept, so memory stays bounded.
 */
export async function checkKeys(
  database: Database,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  totals: CellTotals,
): Promise<KeyErrors> {
  const none = { counts: [], errors: [], warnings: [], validRows: totals.rows - totals.badRows };
  if (compiled.keys.length === 0) return none;
  await database.run(
    `CREATE OR REPLACE TEMP TABLE ${duplicates} (n INTEGER, warning BOOLEAN, row_number BIGINT, first BIGINT, shown VARCHAR)`,
  );
  try {
    for (const [n, key] of compiled.keys.entries()) await database.run(findDuplicates(compiled, key, n));
    const counted = await database.rows(`SELECT n, count(*) FROM ${duplicates} GROUP BY n`);
    if (counted.length === 0) return none;
    const counts = compiled.keys.map((key, n) => ({ ...key, count: Number(counted.find(([of]) => of === n)?.[1] ?? 0) }));
    const validRows = await countValid(database, compiled, totals);
    const list = (warning: boolean): Promise<CellError[]> => listDuplicates(database, compiled, fileNumbers, warning);
    return { counts, errors: await list(false), warnings: await list(true), validRows };
  } finally {
    await database.run(`DROP TABLE ${duplicates}`);
  }
}

/** A key with a missing part names nothing, so it can't repeat. */
function findDuplicates(compiled: CompiledStandard, key: CompiledKey, n: number): string {
  const values = key.fields.map((index) => compiled.fields[index]?.names.value ?? 'NULL');
  const cells = key.fields.map((index) => compiled.fields[index]?.names.cell ?? 'NULL');
  const present = allOf(values.map((value) => `${value} IS NOT NULL`));
  const repeated = `SELECT ${values.join(', ')}, min(row_number) AS first FROM ${readingsSql(compiled)} WHERE ${present}
    GROUP BY ${values.join(', ')} HAVING count(*) > 1`;
  const shown = `left(concat_ws(' + ', ${cells.join(', ')}), ${limits.maxReportedCellCharacters})`;
  return `INSERT INTO ${duplicates}
    SELECT ${n}, ${key.warning}, r.row_number, d.first, ${shown} FROM ${readingsSql(compiled)} r JOIN (${repeated}) d USING (${values.join(', ')})
    WHERE r.row_number <> d.first`;
}

async function countValid(database: Database, compiled: CompiledStandard, totals: CellTotals): Promise<number> {
  if (totals.badRows === totals.rows) return 0;
  const repeated = `SELECT row_number FROM ${duplicates} WHERE NOT warning`;
  const failing = anyOf(compiled.fields.flatMap(({ checks }) => checks.filter(({ warning }) => !warning).map(({ fails }) => fails)));
  const [row] = await database.rows(
    `SELECT count(*) FROM ${readingsSql(compiled)} WHERE NOT (${failing}) AND row_number NOT IN (${repeated})`,
  );
  return Number(row?.[0]);
}

async function listDuplicates(
  database: Database,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  warning: boolean,
): Promise<CellError[]> {
  const rows = await database.rows(
    `SELECT n, row_number, first, shown FROM ${duplicates} WHERE warning = ${warning} ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
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
        fieldNumber: fileNumbers[key.fields[0] ?? 0] ?? 0,
        rowNumber: Number(rowNumber),
        cell,
        ...words,
      },
    ];
  });
}
