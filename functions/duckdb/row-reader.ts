import { limits } from '../limits.ts';
import type { CsvReader } from '../model/file-format.ts';
import type {
  CsvLines,
  FileAbout,
  InexactSums,
  RowPage,
  RowQuery,
  RowReader,
  Selection,
  Slice,
  TextFormat,
  WrittenFormat,
} from '../rows/row-query.port.ts';
import { identifier, literal } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { both, filterSql, orderSql, withinSql } from './filter-sql.ts';
import { readGroups } from './group-rows.ts';
import { type Database, openDatabase } from './instance.ts';
import { parquetSql } from './parquet-options.ts';
import { partsSource } from './parts-source.ts';
import { byteOrderMark, csvHeader, csvRowSql, excelCsv, jsonRowSql } from './row-text.ts';
import { selected } from './selected.ts';
import { shownColumns } from './shown-columns.ts';
import { wholeFile, writeText } from './text-file.ts';
import { workbookCells } from './workbook-cells.ts';

/**
 * Reads and writes rows of parts that lie below `directory`; one database serves all calls and is opened by the first.
 * CSV headers are the fields' titles, so that what is published has the clerk's own header.
 */
export function duckdbRowReader(
  directory: string,
  memoryMegabytes: number = limits.rowReaderMemoryMegabytes,
): RowReader & { readonly close: () => Promise<void> } {
  let opened: Promise<Database> | undefined;
  const database = (): Promise<Database> => {
    opened ??= openDatabase(directory, [], memoryMegabytes).catch((error: unknown) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return {
    read: async (paths, query, form) => readPage(await database(), paths, query, form),
    group: async (paths, query, form) => readGroups(await database(), paths, query, form),
    write: async (paths, fields, format, target, about) => writeRows(await database(), { paths, fields, format, about }, target),
    slices: async (paths, fields, format) => openSlices(await database(), paths, fields, format),
    lines: async (paths, selection, csvReader) => readLines(await database(), paths, selection, csvReader),
    cells: async (paths, selection) => {
      const opened = await database();
      const found = await selected(opened, paths, selection);
      return 'inexact' in found ? found : workbookCells(opened, found);
    },
    close: async () => {
      const closing = opened;
      opened = undefined;
      (await closing)?.close();
    },
  };
}

async function readPage(database: Database, paths: readonly string[], query: RowQuery, form: 'json' | 'csv'): Promise<RowPage> {
  const fields = query.columns.flatMap((name) => query.fields.find((field) => field.name === name) ?? []);
  const source = await partsSource(database, paths);
  const columns = shownColumns(source, fields);
  const within = withinSql(query.within, new Set(source.types.keys()));
  const { sql: where, values } = both(within, filterSql(query.filters, query.fields, source));
  const [counted] = await database.rows(`SELECT count(*) FROM ${source.sql} WHERE ${where}`, values);
  const total = Number(counted?.[0]);
  // Besides saving a query: where statistics alone show that nothing matches, DuckDB 1.5 may fail to plan a page (late materialization over an emptied scan).
  if (total <= query.offset) return { total, rows: [], header: csvHeader(columns) };
  const text = form === 'json' ? jsonRowSql(columns) : csvRowSql(columns);
  // The texts are made of the page's rows alone, after sorting.
  const page = `SELECT * FROM ${source.sql} WHERE ${where} ${orderSql(query.sort, query.fields, source)} LIMIT ${query.limit} OFFSET ${query.offset}`;
  const rows = await database.rows(`SELECT ${text} FROM (${page})`, values);
  return { total, rows: rows.map(([row]) => String(row)), header: csvHeader(columns) };
}

type File = {
  readonly paths: readonly string[];
  readonly fields: readonly Field[];
  readonly format: WrittenFormat;
  readonly about: FileAbout | undefined;
};

async function writeRows(database: Database, { paths, fields, format, about }: File, target: string): Promise<void> {
  const source = await partsSource(database, paths);
  const columns = shownColumns(source, fields);
  if (format !== 'parquet') return writeText({ database, source, columns, format }, wholeFile, target);
  const names = columns.filter(({ type }) => type !== undefined).map(({ name }) => identifier(name));
  return database.run(
    `COPY (SELECT ${names.join(', ')} FROM ${source.sql}) TO ${literal(target)} ${parquetSql('zstd', names.length, about)}`,
  );
}

async function openSlices(
  database: Database,
  paths: readonly string[],
  fields: readonly Field[],
  format: TextFormat,
): Promise<(slice: Slice, target: string) => Promise<void>> {
  const source = await partsSource(database, paths);
  const file = { database, source, columns: shownColumns(source, fields), format };
  return (slice, target) => writeText(file, slice, target);
}

async function readLines(
  database: Database,
  paths: readonly string[],
  selection: Selection,
  reader?: CsvReader,
): Promise<CsvLines | InexactSums> {
  const found = await selected(database, paths, selection);
  if ('inexact' in found) return found;
  const { from, order, values, columns } = found;
  const dialect = reader === 'excel' ? excelCsv : undefined;
  const header = `${reader === 'excel' ? byteOrderMark : ''}${csvHeader(columns, dialect)}`;
  return { header, lines: textsOf(database.stream(`SELECT ${csvRowSql(columns, dialect)} ${from} ${order}`, values)) };
}

async function* textsOf(chunks: ReturnType<Database['stream']>): AsyncGenerator<string> {
  for await (const chunk of chunks) for (const [text] of chunk) yield String(text);
}
