import type { ShownRows } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { identifier } from '../standards/sql-text.ts';
import { cellsView, columnName } from './cells.ts';
import { type FileStandard, readingsSql } from './columns.ts';
import type { Database } from './instance.ts';
import { textSql } from './row-text.ts';
import { type Extents, isRounded, storedColumns } from './stored-columns.ts';

/** What a check knows of the file's columns; `compiled` is absent where the standard has none of them. */
type Known = { readonly compiled: FileStandard | undefined; readonly extents: Extents };

const shownTable = 'shown_rows';

/** A name that no field can have: it holds a space. */
const shownRow = identifier('row number');

/**
 * The first rows of the file as they came and as they are stored: what a download shows, but for the apostrophe before what looks like a formula.
 * A cell that can't be read is NULL. Columns stand in the order of the fields, so that the same place is the same column on both sides; those without a field come last. At most `limits.shownColumns` of each side.
 */
export async function firstRows(database: Database, form: NormalForm, { compiled, extents }: Known): Promise<ShownRows> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${shownTable} AS SELECT * FROM ${cellsView} LIMIT ${limits.shownRows}`);
  const fields = compiled?.fields.slice(0, limits.shownColumns) ?? [];
  const columns = inOrderOf(fields, form);
  const came = await read(database, columns.map(columnName), `(SELECT *, row_number AS ${shownRow} FROM ${shownTable})`);
  const stored = compiled === undefined ? [] : await read(database, ...(await storedTexts(database, { ...compiled, fields }, extents)));
  return {
    columns,
    fieldNames: fields.map(({ field }) => field.name),
    rows: came.map(([rowNumber, ...before], index) => {
      const [, ...after] = stored[index] ?? [];
      return { rowNumber: Number(rowNumber), before: before.map((cell) => cell ?? ''), after };
    }),
  };
}

/** Indexes of labels. */
function inOrderOf(fields: FileStandard['fields'], { fileColumns }: NormalForm): number[] {
  const known = fields.map(({ fieldNumber }) => fileColumns.indexOf(fieldNumber));
  return [...new Set([...known, ...fileColumns.keys()])].slice(0, limits.shownColumns);
}

/** SQL of each stored value as text, and what to select it from. */
async function storedTexts(database: Database, compiled: FileStandard, extents: Extents): Promise<[texts: string[], from: string]> {
  const { fields } = compiled;
  // A column that no decimal holds is an error of the file, and stored as nothing.
  const held = fields.filter(({ field }) => !isRounded(field, extents.get(field.name)));
  const select = `SELECT ${[`row_number AS ${shownRow}`, ...(held.length > 0 ? [storedColumns({ ...compiled, fields: held }, extents)] : [])].join(', ')} FROM ${readingsSql(fields, shownTable)}`;
  const described = await database.rows(`SELECT column_name, column_type FROM (DESCRIBE ${select})`);
  const types = new Map(described.map(([name, type]) => [String(name), String(type)]));
  const texts = fields.map((field) => {
    const { name } = field.field;
    return held.includes(field) ? textSql({ name, type: types.get(name), title: name }) : 'CAST(NULL AS VARCHAR)';
  });
  return [texts, `(${select})`];
}

/** Row numbers and texts, each cut to what is kept of a text that a report may show. */
async function read(database: Database, texts: readonly string[], from: string): Promise<(string | null)[][]> {
  const columns = texts.map((text) => `left(${text}, ${limits.keptCellCharacters})`);
  const rows = await database.rows(`SELECT ${[shownRow, ...columns].join(', ')} FROM ${from} ORDER BY ${shownRow}`);
  return rows.map((row) => row.map((cell) => (cell === null ? null : String(cell))));
}
