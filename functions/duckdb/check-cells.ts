import { z } from 'zod';
import type { CellError } from '../ingest/table-engine.ts';
import { limits } from '../limits.ts';
import { cellWords, destroyedWords } from '../standards/cell-words.ts';
import type { Check, CompiledField, CompiledStandard } from '../standards/compile.ts';
import { anyOf } from '../standards/sql-text.ts';
import { exponentSql, nikSql, textFormat } from '../standards/text-format.ts';
import { readingsSql } from './columns.ts';
import type { Database } from './instance.ts';

export type CheckTotal = { readonly check: Check; readonly count: number };
export type ColumnTotals = {
  readonly missing: number;
  /** Well-formed NIKs. */
  readonly niks: number;
  /** Cells that Excel destroyed; when there are any, the column's format check is said once, for the column. */
  readonly destroyed: number;
  readonly checks: readonly CheckTotal[];
};
export type CellTotals = { readonly rows: number; readonly badRows: number; readonly columns: readonly ColumnTotals[] };

/** Counts the failures of every check in one scan. */
export async function countCells(database: Database, compiled: CompiledStandard): Promise<CellTotals> {
  const failing = compiled.fields.flatMap(({ checks }) => checks.filter(({ warning }) => !warning).map(({ fails }) => fails));
  const selects = ['count(*)', `count_if(${anyOf(failing)})`, ...compiled.fields.flatMap(columnCounts)];
  const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${readingsSql(compiled)}`);
  const values = row.map(Number).values();
  const next = (): number => values.next().value ?? 0;
  const [rows, badRows] = [next(), next()];
  const columns = compiled.fields.map((field) => columnTotals(field, next));
  const wholeColumn = columns.some(({ destroyed }) => destroyed > 0);
  return { rows, badRows: wholeColumn ? rows : badRows, columns };
}

/** Digits of a number that Excel's fifteen would destroy; 0 where the field isn't such a number. */
function longDigits({ field }: CompiledField): number {
  return field.type === 'string' ? (textFormat(field.format ?? '')?.longDigits ?? 0) : 0;
}

function columnCounts(compiled: CompiledField): string[] {
  const { field, names, checks } = compiled;
  const digits = longDigits(compiled);
  const long = `strlen(${names.cell}) = ${digits}`;
  return [
    `count_if(${names.missing})`,
    field.type === 'string' ? `count_if(${nikSql(names.cell)})` : '0',
    ...(digits === 0
      ? []
      : [exponentSql(names.cell), long, `${long} AND ${roundedEnd(names.cell, digits)}`].map((condition) => `count_if(${condition})`)),
    ...checks.map(({ fails }) => `count_if(${fails})`),
  ];
}

/** Excel keeps fifteen digits and writes zeros after them. */
function roundedEnd(cell: string, digits: number): string {
  return `ends_with(${cell}, '${'0'.repeat(digits - 15)}')`;
}

function columnTotals(compiled: CompiledField, next: () => number): ColumnTotals {
  const [missing, niks] = [next(), next()];
  const destroyed = longDigits(compiled) === 0 ? 0 : destroyedCells(next(), next(), next());
  const counted = compiled.checks.map((check) => ({ check, count: next() }));
  return { missing, niks, destroyed, checks: destroyed === 0 ? counted : counted.filter(({ check }) => check.rule !== 'format') };
}

/** Exponent forms are damage wherever they stand; rounded ends are when all long cells have them, and there are enough to exclude chance. */
function destroyedCells(exponents: number, long: number, rounded: number): number {
  const allRounded = long === rounded && (exponents > 0 || long >= limits.minRoundedCells);
  return exponents + (allRounded ? rounded : 0);
}

export type ListedErrors = { readonly errors: readonly CellError[]; readonly warnings: readonly CellError[] };

/** The first errors and warnings, cell by cell; columns that Excel destroyed are said once. */
export async function cellErrors(
  database: Database,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  totals: CellTotals,
): Promise<ListedErrors> {
  const destroyed = compiled.fields.flatMap(({ field }, index) => {
    const count = totals.columns[index]?.destroyed ?? 0;
    return count === 0
      ? []
      : [{ type: 'type-error', fieldName: field.name, fieldNumber: fileNumbers[index] ?? 0, ...destroyedWords(field, count) }];
  });
  const errors = await listFailures(database, compiled, fileNumbers, totals, false);
  const warnings = await listFailures(database, compiled, fileNumbers, totals, true);
  return { errors: [...destroyed, ...errors], warnings };
}

type Asked = { readonly compiled: CompiledField; readonly fieldNumber: number; readonly check: Check };

async function listFailures(
  database: Database,
  compiled: CompiledStandard,
  fileNumbers: readonly number[],
  totals: CellTotals,
  warning: boolean,
): Promise<CellError[]> {
  const asked = compiled.fields.flatMap((field, index) =>
    (totals.columns[index]?.checks ?? [])
      .filter(({ check, count }) => count > 0 && check.warning === warning)
      .map(({ check }): Asked => ({ compiled: field, fieldNumber: fileNumbers[index] ?? 0, check })),
  );
  if (asked.length === 0) return [];
  const found = asked.map(
    ({ compiled: { names }, check }, index) => `CASE WHEN ${check.fails} THEN {'n': ${index}, 'cell': ${shown(names.cell)}} END`,
  );
  const rows = await database.rows(
    `SELECT row_number, to_json(list_filter([${found.join(', ')}], lambda f: f IS NOT NULL))
     FROM ${readingsSql(compiled)} WHERE ${anyOf(asked.map(({ check }) => check.fails))} ORDER BY row_number LIMIT ${limits.maxReportedErrors}`,
  );
  return rows
    .flatMap(([rowNumber, json]) => failuresOf(Number(rowNumber), failuresSchema.parse(JSON.parse(String(json))), asked))
    .slice(0, limits.maxReportedErrors);
}

const failuresSchema = z.array(z.object({ n: z.number().int(), cell: z.string().nullable() }));
type Failure = z.infer<typeof failuresSchema>[number];

function failuresOf(rowNumber: number, failures: readonly Failure[], asked: readonly Asked[]): CellError[] {
  return failures.flatMap(({ n, cell }) => {
    const at = asked[n];
    if (at === undefined) return [];
    const { field } = at.compiled;
    const words = cellWords(field, at.check.rule, rowNumber, cell ?? undefined);
    const error = { type: at.check.type, fieldName: field.name, fieldNumber: at.fieldNumber, rowNumber, ...words };
    return [cell === null ? error : { ...error, cell }];
  });
}

function shown(cell: string): string {
  return `left(${cell}, ${limits.maxReportedCellCharacters})`;
}
