import { isTakenAsWritten } from '../../model/column.ts';
import { anyOf, isOneOf, trimmed } from '../sql-text.ts';
import type { Field, StandardContent } from '../standard.ts';
import { booleanSql } from '../types/boolean-text.ts';
import { dateSql, yearmonthSql } from '../types/date-text.ts';
import { isDurationSql } from '../types/duration-text.ts';
import { isJsonSql } from '../types/json-text.ts';
import { isListSql } from '../types/list-text.ts';
import { integerSql, keptNumberSql, numberSql, numberStyle } from '../types/number-text.ts';
import { isGeojsonSql, isGeopointSql } from '../types/place-text.ts';
import { textFormat } from '../types/text-format.ts';
import { datetimeSql, timeSql } from '../types/time-text.ts';
import { typedNumberSql, typedValueSql } from '../types/typed-text.ts';
import { chosenSql } from './choice.ts';
import type { ColumnNames } from './column-names.ts';

/** How a column's cells become values: SQL for each layer of `ColumnNames`, over the names of the layers before it. */
export type CellReading = {
  readonly text: string;
  readonly missing: string;
  /** Absent for types that aren't numbers. */
  readonly number?: string;
  readonly value: string;
};

/**
 * Reads a text column as the field says. A text is taken exactly, but where it is one of a standard's choices (choice.ts); the white space around a number or a date says
 * nothing. `missingValues` of the field win over the standard's; an empty cell is always missing.
 */
export function readingOf(field: Field, names: ColumnNames, missingValues: StandardContent['missingValues']): CellReading {
  const text = isTakenAsWritten(field.type) ? names.cell : trimmed(names.cell);
  const missing = missingSql(field, names.text, missingWords(field.missingValues ?? missingValues));
  const number = numberOf(field, names);
  const value = isTakenAsWritten(field.type) ? stringSql(field, names) : valueSql(field, names);
  return number === undefined ? { text, missing, value } : { text, missing, number, value };
}

/** The words that stand for no value, without what they mean. */
function missingWords(values: StandardContent['missingValues']): string[] {
  return (values ?? []).map((word) => (typeof word === 'string' ? word : word.value));
}

/** SQL: whether the text column is well formed by the field's text format; undefined where it has none. */
export function formatSql(field: Field, cell: string): string | undefined {
  return field.type === 'string' ? textFormat(field.format ?? 'default')?.valid(cell) : undefined;
}

function missingSql(field: Field, text: string, words: readonly string[]): string {
  const given = words.filter((word) => word !== '');
  const conditions = [`${text} IS NULL`];
  if (!isTakenAsWritten(field.type)) conditions.push(`${text} = ''`);
  if (given.length > 0) conditions.push(isOneOf(text, given));
  return `(${anyOf(conditions)})`;
}

function stringSql({ type, constraints }: Field, { cell, missing }: ColumnNames): string {
  const choices = type === 'string' ? constraints?.enum : undefined;
  return `CASE WHEN NOT ${missing} THEN ${choices === undefined ? cell : chosenSql(choices, cell)} END`;
}

function numberOf(field: Field, names: ColumnNames): string | undefined {
  if (field.type !== 'integer' && field.type !== 'number') return undefined;
  const { text, missing } = names;
  const style = numberStyle(field);
  const styled = field.type === 'integer' ? integerSql(text, style) : numberSql(text, style);
  const number = byMark(names, styled, typedNumberSql(field, names));
  return `CASE WHEN NOT ${missing} THEN ${keptNumberSql(text, number)} END`;
}

/** A typed cell is read in the canonical style, a text in the field's own. */
function byMark({ typed }: ColumnNames, styled: string, canonical: string | undefined): string {
  if (typed === undefined || canonical === undefined || canonical === styled) return styled;
  return `CASE WHEN ${typed} THEN ${canonical} ELSE ${styled} END`;
}

function valueSql(field: Field, names: ColumnNames): string {
  const { text, missing, number } = names;
  if (field.type === 'integer') return `TRY_CAST(${number} AS HUGEINT)`;
  if (field.type === 'number') {
    return `TRY_CAST(${number} AS DOUBLE)`;
  }
  return `CASE WHEN NOT ${missing} THEN ${byMark(names, plainValueSql(field, text), typedValueSql(field.type, text))} END`;
}

function plainValueSql(field: Field, text: string): string {
  switch (field.type) {
    case 'boolean':
      return booleanSql(text, field);
    case 'date':
      return dateSql(text, field.format);
    case 'datetime':
      return datetimeSql(text, field.format);
    case 'time':
      return timeSql(text, field.format);
    case 'year':
      return `CASE WHEN regexp_full_match(${text}, '[0-9]{4}') THEN CAST(${text} AS SMALLINT) END`;
    case 'yearmonth':
      return yearmonthSql(text, field.format);
    case 'duration':
      return kept(text, isDurationSql(text));
    case 'list':
      return kept(text, isListSql(text, field));
    case 'array':
    case 'object':
      return kept(text, isJsonSql(text, field.type));
    case 'geopoint':
      return kept(text, isGeopointSql(text, field.format ?? 'default'));
    case 'geojson':
      return kept(text, isGeojsonSql(text, field.format ?? 'default'));
    default:
      throw new Error(`a field of type ${field.type} has its own reading`);
  }
}

/** These types are stored as they are written. */
function kept(text: string, sound: string): string {
  return `CASE WHEN ${sound} THEN ${text} END`;
}
