import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { NormalForm } from '../ingest/normal-form.ts';
import type { WrittenPart } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { type CompiledField, type CompiledStandard, periodText } from '../standards/compile.ts';
import { matchLabels } from '../standards/match-labels.ts';
import { isPeriod } from '../standards/period.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import type { StandardContent } from '../standards/standard.ts';
import { compiledOn, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { type Extents, numberExtents, storedColumns } from './stored-columns.ts';

export type Target = {
  /** The period of all rows, where the standard has no period field. */
  readonly wholePeriod: string;
  /** Where the database may write. */
  readonly scratch: string;
  /** Where the parts shall stand; on the same file system. */
  readonly directory: string;
  /** As the check measured them. */
  readonly extents?: Extents | undefined;
};

/**
 * One Parquet file a period: typed columns named as the fields, zstd, in the file's order, which DuckDB keeps from its CSV reader to COPY
 * without a sort (duckdb.org/docs, "Order Preservation"). Call it after a check without errors; a cell that can't be read would be written
 * as NULL, a row without period not at all, so the latter throws.
 */
export async function writeParts(database: Database, form: NormalForm, standard: StandardContent, target: Target): Promise<WrittenPart[]> {
  const { columns } = matchLabels(standard.fields, form.labels);
  const known = columns.filter((column) => column !== undefined);
  if (known.length < standard.fields.length) throw new Error('the file lacks columns of the standard');
  const compiled = compiledOn(standard, known);
  const stored = storedColumns(compiled, target.extents ?? (await numberExtents(database, compiled)));
  const parts = await splitByPeriod(database, compiled, stored, target, standard.periodField);
  const written = parts.reduce((sum, part) => sum + part.rows, 0);
  if (written !== form.rows) throw new Error(`${written} rows were written, the reader gave ${form.rows}`);
  return parts;
}

async function splitByPeriod(
  database: Database,
  compiled: CompiledStandard,
  stored: string,
  target: Target,
  periodField: string | undefined,
): Promise<WrittenPart[]> {
  const whole = `SELECT ${stored} FROM ${readingsSql(compiled.fields)}`;
  const field = compiled.fields.find((known) => known.field.name === periodField);
  if (field === undefined) return [await writePart(database, whole, target.wholePeriod, target)];
  const periods = await periodsOf(database, field);
  const [only] = periods;
  if (periods.length === 1 && only !== undefined) return [await writePart(database, whole, only, target)];
  const staged = await stageByPeriod(database, compiled, stored, field, target.scratch);
  const names = compiled.fields.map((known) => identifier(known.field.name)).join(', ');
  const parts: WrittenPart[] = [];
  for (const period of periods) {
    const select = `SELECT ${names} FROM ${staged} WHERE ${stagedPeriod} = ${literal(period)}`;
    parts.push(await writePart(database, select, period, target));
  }
  return parts;
}

/** The periods in the file, in order. */
async function periodsOf(database: Database, field: CompiledField): Promise<string[]> {
  const rows = await database.rows(
    `SELECT DISTINCT ${periodText(field.field, field.names.value)} AS period FROM ${readingsSql([field])} ORDER BY period LIMIT ${limits.maxPartsPerVersion + 1}`,
  );
  const periods = rows.map(([period]) => (period === null ? '' : String(period)));
  if (periods.length > limits.maxPartsPerVersion) throw new Error(`the file holds more than ${limits.maxPartsPerVersion} periods`);
  if (!periods.every(isPeriod)) throw new Error('a row has no period that exists');
  return periods;
}

/** Names that no field can have: they hold a space. */
const stagedPeriod = identifier('row period');
const stagedRow = identifier('row number');

/** All rows once, sorted by period, so that each part reads only its own row groups. */
async function stageByPeriod(
  database: Database,
  compiled: CompiledStandard,
  stored: string,
  { field, names }: CompiledField,
  scratch: string,
): Promise<string> {
  const path = join(scratch, 'by-period.parquet');
  const period = periodText(field, names.value);
  await database.run(
    `COPY (SELECT ${stored}, row_number AS ${stagedRow}, ${period} AS ${stagedPeriod} FROM ${readingsSql(compiled.fields)} ORDER BY ${stagedPeriod}, ${stagedRow})
     TO ${literal(path)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE ${limits.parquetRowGroupRows})`,
  );
  return `read_parquet(${literal(path)})`;
}

async function writePart(database: Database, select: string, period: string, { scratch, directory }: Target): Promise<WrittenPart> {
  const made = join(scratch, `making-${period}.parquet`);
  const path = join(directory, `${period}.parquet`);
  const [row] = await database.rows(
    `COPY (${select}) TO ${literal(made)} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE ${limits.parquetRowGroupRows})`,
  );
  await mkdir(directory, { recursive: true });
  await rename(made, path);
  return { period, path, rows: Number(row?.[0]), bytes: (await stat(path)).size, sha256: await sha256(path) };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
