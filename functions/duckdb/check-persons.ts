import * as z from 'zod';
import type { CellError, CheckOutcome, DeclaredCell } from '../ingest/table-engine.port.ts';
import { limits } from '../limits.ts';
import type { NormalForm } from '../model/normal-form.ts';
import { isFigure } from '../model/person-numbers/figures.ts';
import { holdsNik, withoutNiks } from '../model/person-numbers/held-numbers.ts';
import { declaredNumberMessage, personNumberMessage } from '../standards/rules/cell-messages.ts';
import { isFigureSql, mayHoldNikSql } from '../standards/rules/person-number-sql.ts';
import { personalColumns } from '../standards/rules/personal.ts';
import type { Field } from '../standards/standard.ts';
import { tellsNikSql } from '../standards/types/text-format.ts';
import { cellsView } from './cells.ts';
import { type FileField, scans } from './columns.ts';
import type { CellTotals } from './count-cells.ts';
import { errorsOf, type Found, nothingFound, placeOf } from './found.ts';
import type { Database } from './instance.ts';

/** Persons' numbers in cells: which columns are made of them, and which other cells hold one. */
export type Persons = {
  /** Of each column the share of its filled cells that are NIKs and nothing else. */
  readonly shares: readonly number[];
  readonly found: Found;
  readonly told: Pick<CheckOutcome, 'personalColumns' | 'nikSuspects' | 'declaredNotNik'>;
};

export const noPersons: Persons = { shares: [], found: nothingFound, told: { personalColumns: [], nikSuspects: [] } };

/** By the place of the field, the rows whose cell was declared to hold none. */
type Declared = ReadonlyMap<number, ReadonlySet<number>>;

/** What a program writes: digits with a decimal mark in them are coordinates and measures. */
const quantityTypes: ReadonlySet<Field['type']> = new Set(['array', 'object', 'geopoint', 'geojson']);

/** What is known of the cells beside their text; `ofQuantities` are places of fields. */
type Known = { readonly declared: Declared; readonly ofQuantities: ReadonlySet<number> };

/** Cells of which it must be asked (`n`: the place of the field), and those of them that hold one. */
const askedTable = 'asked_cells';
const heldTable = 'held_numbers';

/** The declared cells by field, where the table has their column; `columns` are those of the fields. */
export function declaredOn(form: NormalForm, columns: readonly (number | undefined)[], declared: readonly DeclaredCell[]): Declared {
  const known = declared.filter(({ column }) => column < form.labels.length);
  const rowsOf = (column: number | undefined) => known.filter((cell) => cell.column === column).map(({ rowNumber }) => rowNumber);
  return new Map(columns.map((column, n) => [n, new Set(rowsOf(column))]));
}

/**
 * A NIK or KK in a column that is not personal is an error of its cell, unless the clerk declared it to be none. The scan before has counted the cells that may hold one (few, in most
 * files none); they alone are read, and judged in JavaScript, which knows more of Unicode than SQL does.
 */
export async function checkPersons(database: Database, totals: CellTotals, declared: Declared): Promise<Persons> {
  const { columns } = totals;
  const asked = columns.flatMap(({ asked: cells }, n) => (cells > 0 ? [n] : []));
  if (asked.length > 0) await keepAsked(database, columns, asked);
  const shares = asked.length > 0 ? await nikShares(database, totals) : columns.map(() => 0);
  const fields = columns.map(({ compiled }) => compiled.field);
  const personal = personalColumns(fields, shares).map(({ name }) => name);
  const judged = asked.filter((n) => !personal.includes(fields[n]?.name ?? ''));
  if (judged.length === 0) return { shares, found: nothingFound, told: { personalColumns: personal, nikSuspects: [] } };
  await judge(database, judged, { declared, ofQuantities: new Set(judged.filter((n) => quantityTypes.has(fields[n]?.type ?? 'any'))) });
  await passOverQuantities(database, totals);
  const spared = await declaredCounts(database);
  const suspects = judged.filter((n) => (spared.get(n) ?? 0) > 0).flatMap((n) => fields[n]?.name ?? []);
  const count = [...spared.values()].reduce((sum, cells) => sum + cells, 0);
  const told = { personalColumns: personal, nikSuspects: suspects, ...(count > 0 ? { declaredNotNik: count } : {}) };
  return { shares, found: await foundHeld(database, columns), told };
}

/** One more scan for all columns. */
async function keepAsked(database: Database, columns: CellTotals['columns'], asked: readonly number[]): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${askedTable} (n INTEGER, row_number BIGINT, cell VARCHAR)`);
  for (const group of scans(asked)) {
    const cells = group.map((n) => `{'n': ${n}, 'cell': ${columns[n]?.compiled.names.cell}}`);
    const each = `SELECT row_number, unnest([${cells.join(', ')}], recursive := true) FROM ${cellsView}`;
    await database.run(`INSERT INTO ${askedTable} SELECT n, row_number, cell FROM (${each}) WHERE ${mayHoldNikSql('cell')}`);
  }
}

async function nikShares(database: Database, { rows, columns }: CellTotals): Promise<number[]> {
  const counted = await database.rows(`SELECT n, count_if(${tellsNikSql('cell')}) FROM ${askedTable} GROUP BY n`);
  const niks = new Map(counted.map(([n, count]) => [Number(n), Number(count)]));
  return columns.map(({ missing }, n) => (rows > missing ? (niks.get(n) ?? 0) / (rows - missing) : 0));
}

const askedSchema = z.tuple([z.coerce.number(), z.coerce.number(), z.coerce.number(), z.string()]);

/** Keeps which cells hold one, which of them were declared to hold none, and whether they would among figures, too. Some cells at a time: a column may be full of long numbers. */
async function judge(database: Database, columns: readonly number[], { declared, ofQuantities }: Known): Promise<void> {
  await database.run(`CREATE OR REPLACE TEMP TABLE ${heldTable} (n INTEGER, row_number BIGINT, declared BOOLEAN, among_figures BOOLEAN)`);
  for (let last = -1; ; ) {
    const read = await database.rows(
      `SELECT rowid, n, row_number, cell FROM ${askedTable} WHERE rowid > ${last} AND n IN (${columns.join(', ')}) ORDER BY rowid LIMIT ${limits.judgedCellsPerRead}`,
    );
    const cells = read.map((row) => askedSchema.parse(row));
    const holding = cells.filter(([, n, , cell]) => holdsNik(cell, ofQuantities.has(n) ? 'figures' : 'words'));
    const values = holding.map(([, n, row, cell]) => {
      const isDeclared = declared.get(n)?.has(row) ?? false;
      return `(${n}, ${row}, ${isDeclared}, ${!isFigure(cell) || holdsNik(cell, 'figures')})`;
    });
    if (values.length > 0) await database.run(`INSERT INTO ${heldTable} VALUES ${values.join(', ')}`);
    const [rowid] = cells.at(-1) ?? [];
    if (rowid === undefined || cells.length < limits.judgedCellsPerRead) return;
    last = rowid;
  }
}

/**
 * Numbers with a decimal mark are quantities where most cells of their column are figures (`isFigure`), unless most of them look like persons' numbers. Columns without such a cell
 * are not read again.
 */
async function passOverQuantities(database: Database, { rows, columns }: CellTotals): Promise<void> {
  const doubted = await database.rows(`SELECT n, count(*) FROM ${heldTable} GROUP BY n HAVING NOT bool_and(among_figures) ORDER BY n`);
  for (const [place, held] of doubted) {
    const column = columns[Number(place)];
    if (column === undefined) continue;
    const filled = rows - column.missing;
    if (Number(held) > filled * limits.personalNikShare) continue;
    const [[figures] = []] = await database.rows(`SELECT count_if(${isFigureSql(column.compiled.names.cell)}) FROM ${cellsView}`);
    if (Number(figures) > filled * limits.figuresShare)
      await database.run(`DELETE FROM ${heldTable} WHERE n = ${Number(place)} AND NOT among_figures`);
  }
}

/** By column, how many cells were declared to hold none and look as if they did. */
async function declaredCounts(database: Database): Promise<ReadonlyMap<number, number>> {
  const counted = await database.rows(`SELECT n, count(*) FROM ${heldTable} WHERE declared GROUP BY n`);
  return new Map(counted.map(([n, count]) => [Number(n), Number(count)]));
}

async function foundHeld(database: Database, columns: CellTotals['columns']): Promise<Found> {
  const counted = await database.rows(`SELECT n, count(*) FROM ${heldTable} WHERE NOT declared GROUP BY n ORDER BY n`);
  const warnings = await declaredCells(database, columns);
  if (counted.length === 0) return { ...nothingFound, warnings };
  const listed = await database.rows(
    `SELECT 0, n, row_number, cell FROM ${heldTable} JOIN ${askedTable} USING (n, row_number) WHERE NOT declared ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
  );
  const counts = counted.flatMap(([n, count]) => {
    const column = columns[Number(n)]?.compiled;
    return column === undefined ? [] : [errorsOf(column, 'person-number', Number(count))];
  });
  const errors = listed.flatMap((row) => {
    const [, n, rowNumber, cell] = askedSchema.parse(row);
    const column = columns[n]?.compiled;
    return column === undefined ? [] : [heldError(column, rowNumber, cell)];
  });
  return { ...nothingFound, counts, errors, warnings, badRows: [`SELECT row_number FROM ${heldTable} WHERE NOT declared`] };
}

/** Where they are, without the cells: the steward decides, who may read none. */
async function declaredCells(database: Database, columns: CellTotals['columns']): Promise<CellError[]> {
  const rows = await database.rows(
    `SELECT n, row_number FROM ${heldTable} WHERE declared ORDER BY row_number, n LIMIT ${limits.maxReportedErrors}`,
  );
  return rows.flatMap(([n, row]) => {
    const column = columns[Number(n)]?.compiled;
    const rowNumber = Number(row);
    return column === undefined
      ? []
      : [{ type: 'declared-number', ...placeOf([column]), rowNumber, ...declaredNumberMessage(column.field, rowNumber) }];
  });
}

/** The cell without the number: the report is kept, and its reader has the file. */
function heldError(column: FileField, rowNumber: number, cell: string): CellError {
  const shown = withoutNiks(cell).slice(0, limits.maxReportedCellCharacters);
  return { type: 'person-number', ...placeOf([column]), rowNumber, cell: shown, ...personNumberMessage(column.field, rowNumber) };
}
