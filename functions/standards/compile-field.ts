import type { ColumnNames } from './column-names.ts';
import { dateSql, datetimeSql, yearmonthSql } from './date-text.ts';
import { integerSql, numberSql, numberStyle } from './number-text.ts';
import { anyOf, isOneOf, trimmed } from './sql-text.ts';
import type { Field } from './standard.ts';
import { textFormat } from './text-format.ts';

/** How a column's cells become values: SQL for each layer of `ColumnNames`, over the names of the layers before it. */
export type CellReading = {
  readonly text: string;
  readonly missing: string;
  /** Absent for types that aren't numbers. */
  readonly number?: string;
  readonly value: string;
};

/** Words for truth: Table Schema's own and the Indonesian ones, in any case. */
const trueWords: readonly string[] = ['true', 'ya', '1'];
const falseWords: readonly string[] = ['false', 'tidak', '0'];

/**
 * Reads a text column as the field says. A text is taken exactly; the white space around a number or a date says
 * nothing. `missingValues` of the field win over the standard's; an empty cell is always missing.
 */
export function readingOf(field: Field, names: ColumnNames, missingValues: readonly string[] | undefined): CellReading {
  const text = field.type === 'string' ? names.cell : trimmed(names.cell);
  const missing = missingSql(field, names.text, field.missingValues ?? missingValues ?? []);
  const number = numberOf(field, names);
  const value = field.type === 'string' ? stringSql(names) : valueSql(field, names);
  return number === undefined ? { text, missing, value } : { text, missing, number, value };
}

/** SQL: whether the text column is well formed by the field's text format; undefined where it has none. */
export function formatSql(field: Field, cell: string): string | undefined {
  return field.type === 'string' ? textFormat(field.format ?? 'default')?.valid(cell) : undefined;
}

function missingSql(field: Field, text: string, words: readonly string[]): string {
  const given = words.filter((word) => word !== '');
  const conditions = [`${text} IS NULL`];
  if (field.type !== 'string') conditions.push(`${text} = ''`);
  if (given.length > 0) conditions.push(isOneOf(text, given));
  return `(${anyOf(conditions)})`;
}

function stringSql({ cell, missing }: ColumnNames): string {
  return `CASE WHEN NOT ${missing} THEN ${cell} END`;
}

function numberOf(field: Field, { text, missing }: ColumnNames): string | undefined {
  if (field.type !== 'integer' && field.type !== 'number') return undefined;
  const style = numberStyle(field);
  return `CASE WHEN NOT ${missing} THEN ${field.type === 'integer' ? integerSql(text, style) : numberSql(text, style)} END`;
}

function valueSql(field: Field, { text, missing, number }: ColumnNames): string {
  if (field.type === 'integer') return `TRY_CAST(${number} AS HUGEINT)`;
  if (field.type === 'number') return `CASE WHEN isfinite(TRY_CAST(${number} AS DOUBLE)) THEN TRY_CAST(${number} AS DOUBLE) END`;
  return `CASE WHEN NOT ${missing} THEN ${plainValueSql(field, text)} END`;
}

function plainValueSql(field: Field, text: string): string {
  switch (field.type) {
    case 'boolean':
      return booleanSql(text);
    case 'date':
      return dateSql(text, field.format);
    case 'datetime':
      return datetimeSql(text, field.format);
    case 'year':
      return `CASE WHEN regexp_full_match(${text}, '[0-9]{4}') THEN CAST(${text} AS SMALLINT) END`;
    case 'yearmonth':
      return yearmonthSql(text, field.format);
    default:
      throw new Error(`a field of type ${field.type} has its own reading`);
  }
}

function booleanSql(text: string): string {
  return `CASE WHEN ${isOneOf(`lower(${text})`, trueWords)} THEN TRUE WHEN ${isOneOf(`lower(${text})`, falseWords)} THEN FALSE END`;
}
