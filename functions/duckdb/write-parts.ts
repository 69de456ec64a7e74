import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { WrittenPart } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { sumOfRows } from '../model/manifest.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { isPeriod } from '../model/period.ts';
import { periodText } from '../standards/rules/compile.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import { cellsView } from './cells.ts';
import { type FileField, type FileStandard, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { keptView, leaveOut, nothingLeftOut } from './leave-out.ts';
import { parquetSql } from './parquet-options.ts';
import { type Extents, numberExtents, storedColumns } from './stored-columns.ts';

export type Target = {
  /** The period of all rows, where the standard has no period field. */
  readonly wholePeriod: string;
  /** Where the database may write. */
  readonly scratch: string;
  /** Where the parts shall stand; on the same file system. */
  readonly directory: string;
  /** As the check measured them, of all rows. */
  readonly extents: Extents;
  /** SQL that gives the numbers of the rows to leave out. */
  readonly badRows: string | undefined;
};

/**
 * One Parquet file a period: typed columns named as the fields, zstd, in the file's order, which DuckDB keeps from its CSV reader to COPY
 * without a sort (duckdb.org/docs, "Order Preservation"). Call it after a check without errors, or to leave out the rows in error: a cell
 * that can't be read would be written as NULL, a row without period not at all, so the latter throws.
 */
export async function writeParts(database: Database, form: NormalForm, compiled: FileStandard, target: Target): Promise<WrittenPart[]> {
  const { period } = compiled;
  const { badRows } = target;
  const left = badRows === undefined ? nothingLeftOut : await leaveOut(database, badRows, period);
  const view = badRows === undefined ? cellsView : keptView;
  const extents = badRows === undefined ? target.extents : await numberExtents(database, compiled, view);
  const parts = await splitByPeriod(database, { compiled, stored: storedColumns(compiled, extents), view }, target);
  const written = sumOfRows(parts);
  if (written + left.rows !== form.rows)
    throw new Error(`${written} rows were written, ${left.rows} left out, the reader gave ${form.rows}`);
  return parts.map((part) => withLeftOut(part, period === undefined ? left.rows : (left.byPeriod.get(part.period) ?? 0)));
}

function withLeftOut(part: WrittenPart, leftOut: number): WrittenPart {
  return leftOut === 0 ? part : { ...part, leftOut };
}

/** The rows to write: the view that holds them, and SQL of the columns to store. */
type Rows = { readonly compiled: FileStandard; readonly stored: string; readonly view: string };

async function splitByPeriod(database: Database, rows: Rows, target: Target): Promise<WrittenPart[]> {
  const { compiled, stored, view } = rows;
  // Leaving rows out is a join, which keeps no order.
  const order = view === keptView ? ' ORDER BY row_number' : '';
  const whole = `SELECT ${stored} FROM ${readingsSql(compiled.fields, view)}${order}`;
  const columns = compiled.fields.length;
  const field = compiled.period;
  if (field === undefined) return [await writePart(database, { select: whole, columns, period: target.wholePeriod }, target)];
  const found = await periodsOf(database, field, view);
  const periods = found.map(({ period }) => period);
  const [only] = periods;
  if (periods.length === 1 && only !== undefined) return [await writePart(database, { select: whole, columns, period: only }, target)];
  const staged = await stageByPeriod(database, rows, field, target.scratch);
  const names = compiled.fields.map((known) => identifier(known.field.name)).join(', ');
  const parts: WrittenPart[] = [];
  for (const period of periods) {
    const select = `SELECT ${names} FROM ${staged} WHERE ${stagedPeriod} = ${literal(period)}`;
    parts.push(await writePart(database, { select, columns, period }, target));
  }
  return isInOrder(found) ? parts : parts.map((part) => ({ ...part, reordered: true as const }));
}

/** A period, and the first and the last of its rows in the clerk's file. */
type PeriodRows = { readonly period: string; readonly first: number; readonly last: number };

/** The periods in the file, in order. */
async function periodsOf(database: Database, period: FileField, view: string): Promise<PeriodRows[]> {
  const { field, names } = period;
  const rows = await database.rows(
    `SELECT ${periodText(field, names.value)} AS period, min(row_number), max(row_number) FROM ${readingsSql([period], view)}
     GROUP BY period ORDER BY period LIMIT ${limits.maxPartsPerVersion + 1}`,
  );
  const periods = rows.map(([name, first, last]) => ({
    period: name === null ? '' : String(name),
    first: Number(first),
    last: Number(last),
  }));
  if (periods.length > limits.maxPartsPerVersion) throw new Error(`the file holds more than ${limits.maxPartsPerVersion} periods`);
  if (!periods.every((one) => isPeriod(one.period))) throw new Error('a row has no period that exists');
  return periods;
}

/** Whether the periods stand in the file one after another, from the earliest on: as their parts do. */
function isInOrder(periods: readonly PeriodRows[]): boolean {
  return periods.every(({ first }, index) => index === 0 || first > (periods[index - 1]?.last ?? 0));
}

/** Names that no field can have: they hold a space. */
const stagedPeriod = identifier('row period');
const stagedRow = identifier('row number');

/** All rows once, sorted by period, so that each part reads only its own row groups. */
async function stageByPeriod(database: Database, { compiled, stored, view }: Rows, period: FileField, scratch: string): Promise<string> {
  const path = join(scratch, 'by-period.parquet');
  const text = periodText(period.field, period.names.value);
  const readings = readingsSql(compiled.fields, view);
  await database.run(
    `COPY (SELECT ${stored}, row_number AS ${stagedRow}, ${text} AS ${stagedPeriod} FROM ${readings} ORDER BY ${stagedPeriod}, ${stagedRow})
     TO ${literal(path)} ${parquetSql('snappy', compiled.fields.length + 2)}`,
  );
  return `read_parquet(${literal(path)})`;
}

/** SQL of one part's rows, and how many columns they have. */
type PartRows = { readonly select: string; readonly columns: number; readonly period: string };

async function writePart(database: Database, { select, columns, period }: PartRows, { scratch, directory }: Target): Promise<WrittenPart> {
  const made = join(scratch, `making-${period}.parquet`);
  const path = join(directory, `${period}.parquet`);
  const [row] = await database.rows(`COPY (${select}) TO ${literal(made)} ${parquetSql('zstd', columns)}`);
  await mkdir(directory, { recursive: true });
  await rename(made, path);
  return { period, path, rows: Number(row?.[0]), bytes: (await stat(path)).size, sha256: await sha256(path) };
}

async function sha256(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
