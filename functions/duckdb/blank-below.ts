import { limits } from '../limits.ts';
import { type BlankCells, isFilledOnceAGroup } from '../standards/inference/blank-below.ts';
import { trimmed } from '../standards/sql-text.ts';
import { cellsView, columnName } from './cells.ts';
import type { Database } from './instance.ts';

/** By index, the columns among `texts` whose blank cells seem to mean "the same as above", of so many columns. The first rows spare most of them the scan. */
export async function blankBelow(database: Database, texts: readonly number[], columns: number): Promise<ReadonlyMap<number, BlankCells>> {
  const found = new Map<number, BlankCells>();
  if (texts.length === 0) return found;
  const sample = await sampledCells(database, columns);
  for (const index of texts) {
    if (!isFilledOnceAGroup(blanksOf(sample, index))) continue;
    const blanks = await allBlanks(database, index, columns);
    if (isFilledOnceAGroup(blanks)) found.set(index, blanks);
  }
  return found;
}

type Cells = readonly (readonly string[])[];

async function sampledCells(database: Database, columns: number): Promise<Cells> {
  const names = Array.from({ length: columns }, (_, index) => `left(${columnName(index)}, ${limits.maxReportedCellCharacters})`);
  const rows = await database.rows(
    `SELECT ${names.join(', ')} FROM (SELECT * FROM ${cellsView} LIMIT ${limits.inferSampleRows}) ORDER BY row_number`,
  );
  return rows.map((row) => row.map((cell) => String(cell ?? '').trim()));
}

function blanksOf(rows: Cells, index: number): BlankCells {
  const filled = rows.map((row) => row[index] ?? '').filter((cell) => cell !== '');
  const emptyRows = rows.filter((row) => row[index] === '');
  const right = (rows[0] ?? []).slice(index + 1);
  return {
    rows: rows.length,
    empty: emptyRows.length,
    isFirstFilled: (rows[0]?.[index] ?? '') !== '',
    repeated: filled.filter((cell, at) => at > 0 && cell === filled[at - 1]).length,
    filledRight: right.map((_, place) => emptyRows.filter((row) => row[index + 1 + place] !== '').length),
  };
}

async function allBlanks(database: Database, index: number, columns: number): Promise<BlankCells> {
  const right = Array.from({ length: columns - index - 1 }, (_, place) => index + 1 + place);
  const text = (column: number) => `nullif(${trimmed(columnName(column))}, '')`;
  const others = right.map((column) => `, ${text(column)} IS NOT NULL AS f${column}`).join('');
  const counts = right.map((column) => `, count_if(own IS NULL AND f${column})`).join('');
  const [row = []] = await database.rows(
    `SELECT count(*), count_if(own IS NULL), arg_min(own IS NOT NULL, row_number), count_if(own = above)${counts} FROM (
       SELECT *, lag(own IGNORE NULLS) OVER (ORDER BY row_number) AS above FROM (
         SELECT row_number, ${text(index)} AS own${others} FROM ${cellsView}))`,
  );
  const [rows, empty, isFirstFilled, repeated, ...filledRight] = row;
  return {
    rows: Number(rows),
    empty: Number(empty),
    isFirstFilled: isFirstFilled === true,
    repeated: Number(repeated),
    filledRight: filledRight.map(Number),
  };
}
