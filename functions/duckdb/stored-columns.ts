import { limits } from '../limits.ts';
import type { CompiledField, CompiledStandard } from '../standards/rules/compile.ts';
import { identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { scaleSql, wholeDigitsSql } from '../standards/types/number-text.ts';
import { readingsSql, scans } from './columns.ts';
import type { Database } from './instance.ts';

/** What decides a number's exact type: digits before and after the point. */
export type NumberExtent = { readonly wholeDigits: number; readonly scale: number };

/** The widest decimal that DuckDB keeps and reads as a 64-bit integer. */
const fastDecimalDigits = 18;

/** SQL: the standard's fields as they are stored, `<value> AS "<name>", …`, over `readingsSql`; `extents` are those of all cells, by field. */
export function storedColumns(compiled: CompiledStandard, extents: Extents): string {
  return compiled.fields
    .map((field) => `${storedValue(field, extents.get(field.field.name))} AS ${identifier(field.field.name)}`)
    .join(', ');
}

/** By field name; fields that aren't numbers have none. */
export type Extents = ReadonlyMap<string, NumberExtent>;

/** The extents of rows that no check has measured alone. */
export async function numberExtents(database: Database, compiled: CompiledStandard, view: string): Promise<Extents> {
  const extents = new Map<string, NumberExtent>();
  for (const fields of scans(compiled.fields.filter(({ reading }) => reading.number !== undefined))) {
    const selects = fields.flatMap(extentSql);
    const [row = []] = await database.rows(`SELECT ${selects.join(', ')} FROM ${readingsSql(fields, view)}`);
    const values = row.map(Number).values();
    for (const { field } of fields)
      extents.set(
        field.name,
        nextExtent(() => values.next().value ?? 0),
      );
  }
  return extents;
}

/** Takes the answers to `extentSql`, in their order. */
export function nextExtent(next: () => number): NumberExtent {
  return { wholeDigits: next(), scale: next() };
}

/** SQL aggregates over a number's canonical text; a whole number has no fraction. */
export function extentSql({ field, names: { number } }: CompiledField): string[] {
  if (field.type === 'integer') return [`max(strlen(ltrim(${number}, '+-0')))`, '0'];
  return [`max(${wholeDigitsSql(number)})`, `max(${scaleSql(number)})`];
}

function storedValue({ field, names }: CompiledField, extent: NumberExtent | undefined): string {
  if (extent === undefined) return names.value;
  if (field.type === 'integer') return integerSql(names.number, extent);
  return decimalSql(names.number, extent);
}

/** Parquet has no 128-bit integer: DuckDB would write HUGEINT as DOUBLE. */
function integerSql(number: string, { wholeDigits }: NumberExtent): string {
  if (wholeDigits <= fastDecimalDigits) return `TRY_CAST(${number} AS BIGINT)`;
  return `CAST(TRY_CAST(${number} AS HUGEINT) AS DECIMAL(${wholeDigits}, 0))`;
}

/** Whether no decimal holds all of a column's numbers: some have that many digits before the point, and others behind it. */
export function isRounded({ type }: Field, extent: NumberExtent | undefined): boolean {
  return type === 'number' && extent !== undefined && widthOf(extent) > limits.maxNumberDigits;
}

/** DuckDB writes DECIMAL(1, 1) as `.5`: one digit stands before the point always. */
function widthOf({ wholeDigits, scale }: NumberExtent): number {
  return Math.max(1, wholeDigits) + scale;
}

/** No wider than needed, so that parts of different scales still share a type (parts-source.ts). Every digit is kept: a column that no decimal holds was refused before (`isRounded`). */
function decimalSql(number: string, extent: NumberExtent): string {
  const { scale } = extent;
  const width = widthOf(extent);
  if (width > limits.maxNumberDigits) throw new Error('numbers that no decimal holds are refused, never rounded');
  return width <= fastDecimalDigits || scale > fastDecimalDigits
    ? `TRY_CAST(${number} AS DECIMAL(${width}, ${scale}))`
    : wideDecimalSql(number, width, scale);
}

/** DuckDB reads a wide decimal ten times slower than its whole and its fraction apart. */
function wideDecimalSql(number: string, width: number, scale: number): string {
  const wide = `DECIMAL(${width}, ${scale})`;
  // Nothing stands before the point of `.5`.
  const before = `CASE WHEN ${number} IS NOT NULL THEN coalesce(TRY_CAST(split_part(${number}, '.', 1) AS HUGEINT), 0) END`;
  const whole = `CAST(${before} AS ${wide})`;
  const signed = `CASE WHEN starts_with(${number}, '-') THEN '-0.' ELSE '0.' END || split_part(${number}, '.', 2)`;
  return `CAST(${whole} + CAST(TRY_CAST(${signed} AS DECIMAL(${fastDecimalDigits}, ${scale})) AS ${wide}) AS ${wide})`;
}
