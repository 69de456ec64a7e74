import { limits } from '../limits.ts';
import type { WorkbookCells, WorkbookColumn } from '../rows/row-query.port.ts';
import { identifier } from '../standards/sql-text.ts';
import type { Database } from './instance.ts';
import { type ShownColumn, textSql } from './row-text.ts';
import type { Selected } from './shown-columns.ts';

/**
 * The cells of a workbook: numbers and days of Excel where it keeps them as they are, else texts. A column is all of one kind, since Excel's sum passes over
 * texts among numbers without a word; so its numbers and days are looked through first.
 */
export async function workbookCells(database: Database, selected: Selected): Promise<WorkbookCells> {
  const { from, order, values, columns } = selected;
  const kinds = await columnKinds(database, selected);
  const cells = columns.map((column, index) => `coalesce(${cellSql(column, kinds[index]?.kind ?? 'text')}, 'null')`);
  const row = `concat('[', ${cells.join(`, ',', `)}, ']')`;
  return { columns: kinds, rows: rowsOf(database.stream(`SELECT ${row} ${from} ${order}`, values)) };
}

/** A row comes as one text: taking twelve cells out of DuckDB one by one costs ten times that. */
async function* rowsOf(chunks: ReturnType<Database['stream']>): AsyncGenerator<(string | number | null)[]> {
  for await (const chunk of chunks) for (const [row] of chunk) yield cellsOf(JSON.parse(String(row)));
}

/** Our own text, a million times: no schema is asked. */
function cellsOf(row: unknown): (string | number | null)[] {
  return Array.isArray(row) ? row.map((cell: unknown) => (typeof cell === 'number' || cell === null ? cell : String(cell))) : [];
}

/** Excel's first day is wrong by one until the end of February 1900, and its last is in the year 9999. */
const [firstDay, lastDay] = ['1900-03-01', '9999-12-31'];

/** What a column must be to be of a kind, as an aggregate that is true, or NULL of an empty column. */
type Candidate = { readonly kind: WorkbookColumn['kind']; readonly because: 'digits' | 'days'; readonly holds: string };

async function columnKinds(database: Database, { from, values, columns }: Selected): Promise<WorkbookColumn[]> {
  const candidates = columns.map(candidateOf);
  const asked = candidates.flatMap((candidate) => (candidate === undefined || candidate.holds === always ? [] : [candidate.holds]));
  const [answers = []] = asked.length === 0 ? [] : await database.rows(`SELECT ${asked.join(', ')} ${from}`, values);
  const answer = answers.values();
  return columns.map(({ title }, index) => {
    const candidate = candidates[index];
    if (candidate === undefined) return { title, kind: 'text' };
    const holds = candidate.holds === always || answer.next().value !== false;
    return holds ? { title, kind: candidate.kind } : { title, kind: 'text', because: candidate.because };
  });
}

const always = 'TRUE';

function candidateOf({ name, type = '' }: ShownColumn): Candidate | undefined {
  const column = identifier(name);
  if (type === 'SMALLINT') return { kind: 'integer', because: 'digits', holds: always };
  if (type === 'BIGINT') return { kind: 'integer', because: 'digits', holds: shortSql(column, 0) };
  if (type === 'DOUBLE') return { kind: 'number', because: 'digits', holds: always };
  if (type === 'DATE') return { kind: 'date', because: 'days', holds: daysSql(column) };
  if (type === 'TIMESTAMP') return { kind: 'datetime', because: 'days', holds: `${daysSql(column)} AND ${wholeSecondsSql(column)}` };
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  if (width === undefined) return undefined;
  const holds = Number(width) <= limits.maxExcelDigits ? always : shortSql(column, Number(scale));
  return { kind: scale === '0' ? 'integer' : 'number', because: 'digits', holds };
}

/** Whether no number of the column has more digits than Excel keeps. */
function shortSql(column: string, scale: number): string {
  if (scale >= limits.maxExcelDigits) return `count(${column}) = 0`;
  const most = `CAST(${'9'.repeat(limits.maxExcelDigits - scale)} AS HUGEINT) + 1`;
  return `max(${column}) < ${most} AND min(${column}) > -(${most})`;
}

function daysSql(column: string): string {
  return `min(${column}) >= DATE '${firstDay}' AND CAST(max(${column}) AS DATE) <= DATE '${lastDay}'`;
}

function wholeSecondsSql(column: string): string {
  return `bool_and(date_trunc('second', ${column}) = ${column})`;
}

/** The cell as JSON: days since Excel's day 0; a double holds every number of the digits that Excel keeps. */
function cellSql(shown: ShownColumn, kind: WorkbookColumn['kind']): string {
  const column = identifier(shown.name);
  switch (kind) {
    case 'integer':
    case 'number':
      return `CAST(CAST(${column} AS DOUBLE) AS VARCHAR)`;
    case 'date':
      return `CAST(${column} - DATE '1899-12-30' AS VARCHAR)`;
    case 'datetime':
      return `CAST(date_diff('second', TIMESTAMP '1899-12-30', ${column}) / 86400.0 AS VARCHAR)`;
    case 'text':
      return `CAST(to_json(${textSql(shown)}) AS VARCHAR)`;
  }
}
