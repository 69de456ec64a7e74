import { rm } from 'node:fs/promises';
import type { Correction } from '../ingest/table-engine.port.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { literal } from '../standards/sql-text.ts';
import { cellsSql, cellsView, placeInFile, viewSql } from './cells.ts';
import type { Database } from './instance.ts';
import { parquetSql } from './parquet-options.ts';

/** The text of one file: where the reader wrote it, and what the clerk corrected. */
type Cells = { readonly path: string; readonly form: NormalForm; readonly corrections: readonly Correction[] };

/**
 * Reads the text of a file once, and keeps its cells as Parquet at `staged`, in the file's order; the view of the cells is over that. A file is asked four times and more (check, keys,
 * writing, places of rows; a proposal twenty times), and a column read again costs a twentieth of what it does from text: each question reads its own columns, and one of few
 * distinct values is asked once a value.
 */
export async function stageCells(database: Database, { path, form, corrections }: Cells, staged: string): Promise<void> {
  const columns = 1 + form.labels.length + 2 * form.typedColumns.length;
  await database.run(`COPY (${cellsSql(path, form, corrections)}) TO ${literal(staged)} ${parquetSql('snappy', columns)}`);
  await database.run(viewSql(cellsView, `SELECT *, file_row_number AS ${placeInFile} FROM read_parquet(${literal(staged)})`));
}

/** The cells are read no more. */
export async function removeStaged(staged: string): Promise<void> {
  await rm(staged, { force: true });
}
