import { limits } from '../limits.ts';
import type { VersionSummary } from '../model/version-summary.ts';
import { titleOf } from '../standards/labels/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { Described, VersionDescriber } from '../versions/version-summary.port.ts';
import { describeColumn } from './describe-column.ts';
import { type Database, openDatabase } from './instance.ts';
import { type PartsSource, partsSource } from './parts-source.ts';
import { jsonRowSql, numberText } from './row-text.ts';

/** Describes versions in DuckDB: one database in memory for each, column after column, so that memory holds the values of one. */
export function duckdbVersionDescriber(memoryMegabytes: number): VersionDescriber {
  return {
    describe: async (directory, paths, described) => {
      const until = performance.now() + described.milliseconds;
      const database = await openDatabase(directory, [], memoryMegabytes);
      try {
        return await describe(database, paths, described, () => performance.now() > until);
      } finally {
        database.close();
      }
    },
  };
}

async function describe(
  database: Database,
  paths: readonly string[],
  { fields, personal }: Described,
  isOver: () => boolean,
): Promise<VersionSummary | undefined> {
  const source = await partsSource(database, paths);
  const [[counted] = []] = await database.rows(`SELECT count(*) FROM ${source.sql}`);
  const rows = Number(counted);
  const columns: VersionSummary['columns'] = [];
  for (const [index, field] of fields.entries()) {
    if (isOver()) return undefined;
    const { name, type } = field;
    const withValues = !personal.has(name) && index < limits.maxDescribedColumns;
    columns.push({ name, title: titleOf(field), type, ...(await describeColumn(database, source, field, { rows, withValues })) });
  }
  const firstRows = fields.some(({ name }) => personal.has(name)) ? undefined : await firstRowsOf(database, source, fields);
  return { rows, columns, ...(firstRows === undefined ? {} : { firstRows }) };
}

/** As many of the first rows as may be kept; undefined where one of them is too long. */
async function firstRowsOf(database: Database, source: PartsSource, fields: readonly Field[]): Promise<string[] | undefined> {
  const columns = fields.map((field) => ({
    name: field.name,
    type: source.numberTexts.has(field.name) ? numberText : source.types.get(field.name),
    title: titleOf(field),
    field,
  }));
  const read = await database.rows(`SELECT ${jsonRowSql(columns)} FROM (SELECT * FROM ${source.sql} LIMIT ${limits.summaryRows})`);
  const rows = read.map(([row]) => String(row));
  if (rows.some((row) => Buffer.byteLength(row) > limits.maxSummaryRowBytes)) return undefined;
  let bytes = 0;
  return rows.filter((row) => {
    bytes += Buffer.byteLength(row);
    return bytes <= limits.maxSummaryRowsBytes;
  });
}
