import { limits } from '../limits.ts';
import type { AggregateFunction } from '../model/aggregate-function.ts';
import { identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { comparedAs, type StoredColumns, shownSql, storedType } from './compared.ts';
import { roundedSql } from './number-key.ts';
import { numberText } from './row-text.ts';

/** An aggregate of a column: its SQL, and the type in which its value is shown, as parts would store it; undefined where there is nothing to aggregate. */
export type AggregateSql = { readonly sql: string; readonly type: string | undefined };

const nothing: AggregateSql = { sql: 'CAST(NULL AS VARCHAR)', type: undefined };

/** Undefined for a sum that no decimal is sure to hold: nothing is rounded in silence. */
export function aggregateSql(field: Field, apply: AggregateFunction, stored: StoredColumns): AggregateSql | undefined {
  const type = storedType(field, stored);
  if (apply === 'distinct') return { sql: `count(DISTINCT ${shownSql(field, stored)})`, type: 'BIGINT' };
  if (type === undefined) return nothing;
  switch (apply) {
    case 'min':
    case 'max':
      return { sql: extremeSql(field, apply, stored), type };
    case 'sum':
      return sumSql(field, type);
    case 'avg':
      return { sql: `avg(${averagedSql(field, type)})`, type: 'DOUBLE' };
    case 'median':
      return medianSql(field, type);
  }
}

/** The cell itself, never rounded: where some may be of another type, they are left out. */
function extremeSql(field: Field, apply: 'min' | 'max', stored: StoredColumns): string {
  const { cell, text } = comparedAs(field, stored);
  const column = identifier(field.name);
  return text === undefined ? `${apply}(${column})` : `arg_${apply}(${column}, ${cell})`;
}

type Digits = { readonly width: number; readonly scale: number };

function digitsOf(type: string): Digits | undefined {
  if (type === 'SMALLINT') return { width: 5, scale: 0 };
  if (type === 'BIGINT') return { width: 19, scale: 0 };
  const [, width, scale] = /^DECIMAL\((\d+),(\d+)\)$/.exec(type) ?? [];
  return width === undefined ? undefined : { width: Number(width), scale: Number(scale) };
}

function sumSql({ name }: Field, type: string): AggregateSql | undefined {
  const digits = digitsOf(type);
  if (digits === undefined || digits.width > limits.maxSummedDigits) return undefined;
  const summed = `DECIMAL(${limits.maxNumberDigits},${digits.scale})`;
  return { sql: `CAST(sum(${identifier(name)}) AS ${summed})`, type: summed };
}

/** DuckDB adds decimals exactly and rounds once, but can't where the sum may be longer than they are. */
function averagedSql({ name }: Field, type: string): string {
  const column = identifier(name);
  const digits = digitsOf(type);
  if (digits !== undefined && digits.width <= limits.maxSummedDigits) return column;
  return doubleSql(column, type);
}

/** Half of the two in the middle together, exactly: DuckDB's own median goes through doubles. */
function medianSql({ name }: Field, storedAs: string): AggregateSql {
  const column = identifier(name);
  const digits = digitsOf(storedAs);
  if (digits === undefined || digits.width > limits.maxSummedDigits)
    return { sql: `median(${doubleSql(column, storedAs)})`, type: 'DOUBLE' };
  const { scale } = digits;
  // Wide enough for two of them and their half: DuckDB stays at 64 bits where those hold one of them, and overflows.
  const roomy = (quantile: number) => `CAST(quantile_disc(${column}, ${quantile}) AS DECIMAL(${limits.maxSummedDigits + 4},${scale}))`;
  const type = `DECIMAL(${limits.maxNumberDigits},${scale + 1})`;
  return { sql: `CAST((${roomy(0.5)} + ${roomy(-0.5)}) * CAST(0.5 AS DECIMAL(2,1)) AS ${type})`, type };
}

function doubleSql(column: string, type: string): string {
  return type === 'VARCHAR' || type === numberText ? roundedSql(column) : `CAST(${column} AS DOUBLE)`;
}
