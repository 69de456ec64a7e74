import type { Correction } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import { type NormalForm, separator, shareMark, typedMark } from '../model/normal-form.ts';
import { identifier, literal } from '../standards/sql-text.ts';

/** The view of the clerk's cells: `row_number` and one text column a label, named by position; for a column with marked cells which they are, too. */
export const cellsView = 'cells';

/** Of each row of that view, how many stand before it. A name that no column has: it holds a space. */
export const placeInFile = identifier('place in file');

/** The quoted SQL name of a column of the file, by its index from 0. */
export function columnName(index: number): string {
  return identifier(`c${index + 1}`);
}

/** The quoted SQL names of what the reader knows of the column's cells, where it has marked some: TRUE for a typed cell, for a share; never NULL. */
export function markNames(index: number): { readonly typed: string; readonly share: string } {
  return { typed: identifier(`typed${index + 1}`), share: identifier(`share${index + 1}`) };
}

/** SQL that makes a view of a query. */
export function viewSql(name: string, select: string): string {
  return `CREATE OR REPLACE TEMP VIEW ${name} AS ${select}`;
}

/**
 * SQL that reads the normal form, strictly (functions/model/normal-form.ts): no quotes, no padding, no skipped line, all columns text.
 * Newlines are put back and marks taken off only in the columns that the reader names, because it costs time. `corrections`, one a cell at most, stand in
 * place of the file's own cells and are text, as the clerk writes it; throws for one that no cell of a file could hold.
 */
export function cellsSql(path: string, form: NormalForm, corrections: readonly Correction[]): string {
  const names = form.labels.map((_, index) => columnName(index));
  const columns = ["'row_number': 'BIGINT'", ...form.labels.map((_, index) => `'c${index + 1}': 'VARCHAR'`)];
  const withNewline = new Set(form.columnsWithNewline);
  const withMark = new Set(form.typedColumns);
  const cells = names.flatMap((name, index) => {
    const written = withNewline.has(index) ? restored(name) : name;
    const cell = withMark.has(index) ? unmarked(written) : written;
    const mended = corrections.filter(({ column }) => column === index);
    const selected = mended.length === 0 && cell === name ? name : `${corrected(cell, mended)} AS ${name}`;
    return withMark.has(index) ? [selected, ...marksOf(name, index, mended)] : [selected];
  });
  const options = [
    "auto_detect = false, header = false, quote = '', escape = '', comment = '', new_line = '\\n', nullstr = ''",
    'strict_mode = true, null_padding = false, ignore_errors = false',
    `encoding = 'utf-8', max_line_size = ${limits.maxRecordBytes + rowNumberBytes}, parallel = true, delim = ${literal(separator)}`,
    `columns = {${columns.join(', ')}}`,
  ];
  return `SELECT row_number, ${cells.join(', ')} FROM read_csv(${literal(path)}, ${options.join(', ')})`;
}

/** The row number and its separator stand before the record. */
const rowNumberBytes = 32;

function restored(name: string): string {
  return `CASE WHEN contains(${name}, chr(29)) OR contains(${name}, chr(28)) THEN replace(replace(${name}, chr(29), chr(10)), chr(28), chr(13)) ELSE ${name} END`;
}

function unmarked(cell: string): string {
  return `ltrim(${cell}, chr(${typedMark}) || chr(${shareMark}))`;
}

function marksOf(name: string, index: number, corrections: readonly Correction[]): string[] {
  const marked = (marks: readonly number[]) => `coalesce(${marks.map((mark) => `starts_with(${name}, chr(${mark}))`).join(' OR ')}, FALSE)`;
  const mended = corrections.map(({ rowNumber }) => rowNumber);
  const only = mended.length === 0 ? '' : ` AND row_number NOT IN (${mended.join(', ')})`;
  const { typed, share } = markNames(index);
  return [`${marked([typedMark, shareMark])}${only} AS ${typed}`, `${marked([shareMark])}${only} AS ${share}`];
}

/** Control bytes but tab and newlines: a record with one is a finding, never data (functions/model/normal-form.ts). */
const noCell = /[^\P{Cc}\t\n\r]/u;

function corrected(cell: string, corrections: readonly Correction[]): string {
  if (corrections.length === 0) return cell;
  const cases = corrections.map(({ rowNumber, value }) => {
    if (!Number.isSafeInteger(rowNumber) || noCell.test(value)) throw new Error('a correction that no cell could hold');
    return `WHEN ${rowNumber} THEN ${value === '' ? 'NULL' : literal(value)}`;
  });
  return `CASE row_number ${cases.join(' ')} ELSE ${cell} END`;
}
