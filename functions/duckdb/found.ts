import type { CellError } from '../ingest/table-engine.port.ts';
import type { Words } from '../standards/rules/cell-messages.ts';
import type { FileField } from './columns.ts';

/** Errors of one type; those that are not listed count, too. Warnings are not counted. */
export type ErrorCount = {
  readonly type: string;
  /** The column of the standard that they are counted for; absent for one that it doesn't know. */
  readonly fieldName?: string | undefined;
  /** In the whole report, where what is said once of a column is one. */
  readonly errors: number;
  /** In the column's own count: cells, or one for the whole column. */
  readonly ofColumn: number;
};

/** What one part of the check found. */
export type Found = {
  /** Errors of the whole file or of whole columns: with one of them no row is valid. */
  readonly whole: readonly CellError[];
  readonly counts: readonly ErrorCount[];
  /** Errors of cells and rows: the first in row order. */
  readonly errors: readonly CellError[];
  readonly warnings: readonly CellError[];
  /** SQL queries, each of which gives the `row_number` of rows in error, perhaps more than once; they hold until the table is checked again. */
  readonly badRows: readonly string[];
};

export const nothingFound: Found = { whole: [], counts: [], errors: [], warnings: [], badRows: [] };

/** Errors of whole columns of the standard, each said and counted once. */
export function foundWhole(whole: readonly CellError[]): Found {
  return { ...nothingFound, whole, counts: whole.map(({ type, fieldName }) => ({ type, fieldName, errors: 1, ofColumn: 1 })) };
}

/** So many rows or cells in error of the field. */
export function errorsOf({ field }: FileField, type: string, count: number): ErrorCount {
  return { type, fieldName: field.name, errors: count, ofColumn: count };
}

/** An error of a whole column. */
export function errorOf(column: FileField, type: string, words: Words): CellError {
  return { type, ...placeOf([column]), ...words };
}

/** Where an error of these columns together stands: at the first. */
export function placeOf(columns: readonly FileField[]): Pick<CellError, 'fieldName' | 'fieldNames' | 'fieldNumber'> {
  const names = columns.map(({ field }) => field.name);
  const place = { fieldName: names[0] ?? '', fieldNumber: columns[0]?.fieldNumber };
  return names.length > 1 ? { ...place, fieldNames: names } : place;
}

/** All that the parts found, in their order. */
export function merged(parts: readonly Found[]): Found {
  return {
    whole: parts.flatMap(({ whole }) => whole),
    counts: parts.flatMap(({ counts }) => counts),
    errors: parts.flatMap(({ errors }) => errors),
    warnings: parts.flatMap(({ warnings }) => warnings),
    badRows: parts.flatMap(({ badRows }) => badRows),
  };
}
