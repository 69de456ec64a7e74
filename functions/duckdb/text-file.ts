import { appendFile, open } from 'node:fs/promises';
import type { Slice, TextFormat } from '../rows/row-query.port.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import type { Database } from './instance.ts';
import type { PartsSource } from './parts-source.ts';
import { byteOrderMark, csvHeader, csvRowSql, excelCsv, jsonRowSql, type ShownColumn } from './row-text.ts';

type TextFile = {
  readonly database: Database;
  readonly source: PartsSource;
  readonly columns: readonly ShownColumn[];
  readonly format: TextFormat;
};

/** All rows at once. */
export const wholeFile = { isFirst: true, isLast: true } as const;

/** Writes a CSV or JSON file, or a slice of it: slices one after another are the file, byte by byte. */
export async function writeText(file: TextFile, slice: Slice | typeof wholeFile, target: string): Promise<void> {
  const from = `FROM ${file.source.sql} WHERE ${within(slice)}`;
  return file.format === 'json' ? writeJson(file, from, slice, target) : writeCsv(file, from, slice, target);
}

function writeCsv(
  { database, columns, format }: TextFile,
  from: string,
  { isFirst }: Pick<Slice, 'isFirst'>,
  target: string,
): Promise<void> {
  const dialect = format === 'excel-csv' ? excelCsv : undefined;
  const header = `${format === 'excel-csv' ? byteOrderMark : ''}${csvHeader(columns, dialect)}`;
  const lines = `SELECT ${csvRowSql(columns, dialect)} AS ${identifier(header)} ${from}`;
  return database.run(`COPY (${lines}) TO ${literal(target)} ${asItIs(isFirst)}`);
}

/** An array with one row a line; each begins with what parts it from the one before. */
async function writeJson(
  { database, columns }: TextFile,
  from: string,
  { isFirst, isLast }: Pick<Slice, 'isFirst' | 'isLast'>,
  target: string,
): Promise<void> {
  await database.run(`COPY (SELECT concat(',', ${jsonRowSql(columns)}) ${from}) TO ${literal(target)} ${asItIs(false)}`);
  if (isFirst) await putFirst(target, '[');
  if (isLast) await appendFile(target, ']\n');
}

/** In place of the file's first byte; an empty file gets it. */
async function putFirst(path: string, sign: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.write(sign, 0);
  } finally {
    await file.close();
  }
}

/** SQL that keeps the slice’s rows; DuckDB skips row groups and files outside it. */
function within(slice: Slice | typeof wholeFile): string {
  if (!('firstPart' in slice)) return 'true';
  const { firstPart, lastPart, rows } = slice;
  const parts = `file_index BETWEEN ${firstPart} AND ${lastPart}`;
  return rows ? `${parts} AND file_row_number >= ${rows.from} AND file_row_number < ${rows.to}` : parts;
}

/** The lines are written already: no further quoting, and the separator is a byte that no cell holds. */
function asItIs(header: boolean): string {
  return `(FORMAT csv, HEADER ${header}, QUOTE '', ESCAPE '', DELIMITER ${literal('\x1f')})`;
}
