import type { Check } from '../standards/rules/compile.ts';
import { destroyedCells, longDigits, longNumbersSql } from '../standards/rules/destroyed-numbers.ts';
import { mayHoldNikSql } from '../standards/rules/person-number-sql.ts';
import { mayHoldPersons } from '../standards/rules/personal.ts';
import { type FileField, type FileStandard, readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';
import { extentSql, type NumberExtent, nextExtent } from './stored-columns.ts';
import { type CountedReading, nextReadings, readingCounts } from './tell-readings.ts';

export type CheckTotal = { readonly check: Check; readonly count: number };
export type ColumnTotals = {
  readonly compiled: FileField;
  readonly missing: number;
  /** Cells of which it must be asked whether they hold a person's number (check-persons.ts); none where the column may hold them. */
  readonly asked: number;
  /** Cells that Excel destroyed; when there are any, that is said once, for the column, and of its other cells only which are empty. */
  readonly destroyed: number;
  readonly checks: readonly CheckTotal[];
  readonly readings: readonly CountedReading[];
  /** Of a column of numbers: writing it afterwards needs no scan of its own. */
  readonly extent: NumberExtent | undefined;
};
export type CellTotals = { readonly rows: number; readonly rowNumberSum: bigint; readonly columns: readonly ColumnTotals[] };

/** Counts the failures of every check, all columns in one scan where they are few enough. */
export async function countCells(database: Database, compiled: FileStandard): Promise<CellTotals> {
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

function columnCounts(compiled: FileField): string[] {
  const { field, names, checks, reading } = compiled;
  const digits = longDigits(field);
  const longNumbers = digits === 0 ? [] : longNumbersSql(names.cell, digits);
  return [
    `count_if(${names.missing})`,
    mayHoldPersons(field) ? '0' : `count_if(${mayHoldNikSql(names.cell)})`,
    ...longNumbers.map((condition) => `count_if(${condition})`),
    ...checks.map(({ fails }) => `count_if(${fails})`),
    ...readingCounts(compiled),
    ...(reading.number === undefined ? [] : extentSql(compiled)),
  ];
}

function columnTotals(compiled: FileField, next: () => number): ColumnTotals {
  const [missing, asked] = [next(), next()];
  const destroyed = longDigits(compiled.field) === 0 ? 0 : destroyedCells({ exponents: next(), long: next(), rounded: next() });
  const counted = compiled.checks.map((check) => ({ check, count: next() }));
  const readings = nextReadings(compiled, next);
  const extent = compiled.reading.number === undefined ? undefined : nextExtent(next);
  const checks = destroyed === 0 ? counted : counted.filter(({ check }) => check.rule === 'required');
  return { compiled, missing, asked, destroyed, checks, readings, extent };
}
