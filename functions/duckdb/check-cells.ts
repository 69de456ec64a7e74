import { limits } from '../limits.ts';
import type { Check, CompiledField, CompiledStandard } from '../standards/compile.ts';
import { exponentSql, tellsNikSql, textFormat } from '../standards/text-format.ts';
import { readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';
import { extentSql, type NumberExtent, nextExtent } from './stored-columns.ts';

export type CheckTotal = { readonly check: Check; readonly count: number };
export type ColumnTotals = {
  readonly missing: number;
  /** Cells that hold a NIK, however it is written. */
  readonly niks: number;
  /** Cells that Excel destroyed; when there are any, that is said once, for the column, and of its other cells only which are empty. */
  readonly destroyed: number;
  readonly checks: readonly CheckTotal[];
  /** Of a column of numbers: writing it afterwards needs no scan of its own. */
  readonly extent: NumberExtent | undefined;
};
export type CellTotals = { readonly rows: number; readonly rowNumberSum: bigint; readonly columns: readonly ColumnTotals[] };

/** Counts the failures of every check, all columns in one scan where they are few enough. */
export async function countCells(database: Database, compiled: CompiledStandard): Promise<CellTotals> {
  const counted: ColumnTotals[] = [];
  let rows = 0;
  let rowNumberSum = 0n;
  for (const fields of scans(compiled.fields)) {
    const selects = ['coalesce(sum(row_number), 0)', 'count(*)', ...fields.flatMap(columnCounts)];
    const [[sum, ...row] = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${readingsSql(fields)}`);
    const values = row.map(Number).values();
    const next = (): number => values.next().value ?? 0;
    rowNumberSum = BigInt(String(sum));
    rows = next();
    counted.push(...fields.map((field) => columnTotals(field, next)));
  }
  return { rows, rowNumberSum, columns: counted };
}

/** Digits of a number that Excel's fifteen would destroy; 0 where the field isn't such a number. */
function longDigits({ field }: CompiledField): number {
  return field.type === 'string' ? (textFormat(field.format ?? '')?.longDigits ?? 0) : 0;
}

function columnCounts(compiled: CompiledField): string[] {
  const { names, checks, reading } = compiled;
  const digits = longDigits(compiled);
  const long = `strlen(${names.cell}) = ${digits}`;
  return [
    `count_if(${names.missing})`,
    `count_if(${nikSql(compiled)})`,
    ...(digits === 0
      ? []
      : [exponentSql(names.cell), long, `${long} AND ${roundedEnd(names.cell, digits)}`].map((condition) => `count_if(${condition})`)),
    ...checks.map(({ fails }) => `count_if(${fails})`),
    ...(reading.number === undefined ? [] : extentSql(compiled)),
  ];
}

/** Every well-formed NIK or KK passes the guard: where they are the column's format, its shape answers for most cells, and the guard for the rest. */
function nikSql({ field, names: { cell } }: CompiledField): string {
  const guard = tellsNikSql(cell);
  const { format } = field;
  const shape = format === 'nik' || format === 'kk' ? textFormat(format) : undefined;
  return shape === undefined ? guard : `CASE WHEN ${shape.valid(cell)} THEN TRUE ELSE ${guard} END`;
}

/** Excel keeps fifteen digits and writes zeros after them. */
function roundedEnd(cell: string, digits: number): string {
  return `ends_with(${cell}, '${'0'.repeat(digits - 15)}')`;
}

function columnTotals(compiled: CompiledField, next: () => number): ColumnTotals {
  const [missing, niks] = [next(), next()];
  const destroyed = longDigits(compiled) === 0 ? 0 : destroyedCells(next(), next(), next());
  const counted = compiled.checks.map((check) => ({ check, count: next() }));
  const extent = compiled.reading.number === undefined ? undefined : nextExtent(next);
  return { missing, niks, destroyed, extent, checks: destroyed === 0 ? counted : counted.filter(({ check }) => check.rule === 'required') };
}

/** Exponent forms are damage wherever they stand; rounded ends are when all long cells have them, and there are enough to exclude chance. */
function destroyedCells(exponents: number, long: number, rounded: number): number {
  const allRounded = long === rounded && (exponents > 0 || long >= limits.minRoundedCells);
  return exponents + (allRounded ? rounded : 0);
}
