import { limits } from '../limits.ts';
import type { CompiledField, CompiledStandard } from '../standards/compile.ts';
import { identifier } from '../standards/sql-text.ts';
import { cellsView } from './cells.ts';
import type { Database } from './instance.ts';

/** What decides a number's exact type: digits before and after the point, and whether some are in exponent form. */
type NumberExtent = { readonly wholeDigits: number; readonly scale: number; readonly exponent: boolean };

/** DuckDB's widest decimal. */
const maxDecimalDigits = 38;
/** Every integer of this many digits fits BIGINT. */
const bigintDigits = 18;

/** SQL: the standard's fields as they are stored, from the text columns: `<value> AS "<name>", …`. Exact types are chosen from all cells. */
export async function storedColumns(database: Database, compiled: CompiledStandard): Promise<string> {
  const extents = await numberExtents(database, compiled);
  return compiled.fields.map((field, index) => `${storedValue(field, extents[index])} AS ${identifier(field.field.name)}`).join(', ');
}

async function numberExtents(database: Database, { fields }: CompiledStandard): Promise<(NumberExtent | undefined)[]> {
  const texts = fields.map(presentNumberText);
  const asked = texts.filter((text) => text !== undefined);
  if (asked.length === 0) return fields.map(() => undefined);
  const texted = asked.map((text, index) => `${text} AS t${index}`).join(', ');
  const selects = asked.flatMap((_, index) => extentSql(`t${index}`)).join(', ');
  const [row = []] = await database.rows(`SELECT ${selects} FROM (SELECT ${texted} FROM ${cellsView})`);
  let at = 0;
  return texts.map((text) => {
    if (text === undefined) return undefined;
    const [wholeDigits, scale, exponent] = row.slice(at, at + 3);
    at += 3;
    return { wholeDigits: Number(wholeDigits ?? 0), scale: Number(scale ?? 0), exponent: exponent === true };
  });
}

function presentNumberText({ reading }: CompiledField): string | undefined {
  return reading.numberText === undefined ? undefined : `CASE WHEN NOT ${reading.missing} THEN ${reading.numberText} END`;
}

/** Zeros at the end of a fraction say nothing. */
function extentSql(text: string): string[] {
  const whole = `ltrim(split_part(${text}, '.', 1), '+-0')`;
  const scale = `CASE WHEN contains(${text}, '.') THEN strlen(rtrim(split_part(${text}, '.', 2), '0')) ELSE 0 END`;
  return [`max(strlen(${whole}))`, `max(${scale})`, `bool_or(contains(lower(${text}), 'e'))`];
}

function storedValue(compiled: CompiledField, extent: NumberExtent | undefined): string {
  const { field, reading } = compiled;
  const text = presentNumberText(compiled);
  if (text === undefined || extent === undefined) return reading.value;
  return `TRY_CAST(${text} AS ${field.type === 'integer' ? integerType(extent) : numberType(extent)})`;
}

/** Parquet has no 128-bit integer: DuckDB would write HUGEINT as DOUBLE. */
function integerType({ wholeDigits }: NumberExtent): string {
  return wholeDigits <= bigintDigits ? 'BIGINT' : `DECIMAL(${maxDecimalDigits}, 0)`;
}

/** Exact wherever 38 digits hold all that is written; DOUBLE only for exponent forms and for numbers finer or larger than that. */
function numberType({ wholeDigits, scale, exponent }: NumberExtent): string {
  const exact = !exponent && scale <= limits.maxDecimalScale && wholeDigits + scale <= maxDecimalDigits;
  return exact ? `DECIMAL(${maxDecimalDigits}, ${scale})` : 'DOUBLE';
}
