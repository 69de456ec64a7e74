import { dateSql, datetimeSql, yearmonthSql } from './date-text.ts';
import { integerSql, numberSql, numberStyle } from './number-text.ts';
import { anyOf, literals, trimmed } from './sql-text.ts';
import type { Field } from './standard.ts';
import { textFormat } from './text-format.ts';

/** How a column's cells become values: SQL over the text column, so one statement reads all cells. */
export type CellReading = {
  /** TRUE where there is no value: an empty cell or one of the missing values; never NULL. */
  readonly missing: string;
  /** The typed value; NULL where it is missing or can't be read as the field's type. */
  readonly value: string;
  /** The canonical text of a number or integer, from which its exact type is chosen; absent for other types. */
  readonly numberText?: string;
};

/** Words for truth: Table Schema's own and the Indonesian ones, in any case. */
const trueWords: readonly string[] = ['true', 'ya', '1'];
const falseWords: readonly string[] = ['false', 'tidak', '0'];

/** Reads the text column `cell` (already quoted) as the field says. `missingValues` of the field win over the standard's. */
export function readingOf(field: Field, cell: string, missingValues: readonly string[] | undefined): CellReading {
  const missing = missingSql(field, cell, field.missingValues ?? missingValues ?? []);
  const numberText = numberTextOf(field, cell);
  const value = `CASE WHEN NOT ${missing} THEN ${valueSql(field, cell, numberText)} END`;
  return numberText === undefined ? { missing, value } : { missing, value, numberText };
}

/** SQL: whether the text column is well formed by the field's text format; undefined where it has none. */
export function formatSql(field: Field, cell: string): string | undefined {
  return field.type === 'string' ? textFormat(field.format ?? 'default')?.valid(cell) : undefined;
}

/** A text cell is taken exactly; the white space around a number or a date says nothing. */
function missingSql(field: Field, cell: string, words: readonly string[]): string {
  const text = field.type === 'string' ? cell : trimmed(cell);
  const given = words.filter((word) => word !== '');
  const conditions = [`${cell} IS NULL`];
  if (field.type !== 'string') conditions.push(`${text} = ''`);
  if (given.length > 0) conditions.push(`${text} IN ${literals(given)}`);
  return `(${anyOf(conditions)})`;
}

function numberTextOf(field: Field, cell: string): string | undefined {
  if (field.type === 'integer') return integerSql(cell, numberStyle(field));
  if (field.type === 'number') return numberSql(cell, numberStyle(field));
  return undefined;
}

function valueSql(field: Field, cell: string, numberText: string | undefined): string {
  switch (field.type) {
    case 'string':
      return cell;
    case 'integer':
      return `TRY_CAST(${numberText} AS HUGEINT)`;
    case 'number':
      return finite(`TRY_CAST(${numberText} AS DOUBLE)`);
    case 'boolean':
      return booleanSql(cell);
    case 'date':
      return dateSql(cell, field.format);
    case 'datetime':
      return datetimeSql(cell, field.format);
    case 'year':
      return `CASE WHEN regexp_full_match(${trimmed(cell)}, '[0-9]{4}') THEN CAST(${trimmed(cell)} AS SMALLINT) END`;
    case 'yearmonth':
      return yearmonthSql(cell, field.format);
  }
}

function finite(value: string): string {
  return `CASE WHEN isfinite(${value}) THEN ${value} END`;
}

function booleanSql(cell: string): string {
  const word = `lower(${trimmed(cell)})`;
  return `CASE WHEN ${word} IN ${literals(trueWords)} THEN TRUE WHEN ${word} IN ${literals(falseWords)} THEN FALSE END`;
}
