import type { ColumnNames } from './column-names.ts';
import { isOneOf, literal, trimmed } from './sql-text.ts';
import type { Field } from './standard.ts';

export type Rule =
  | 'type'
  | 'format'
  | 'required'
  | 'minLength'
  | 'maxLength'
  | 'minimum'
  | 'maximum'
  | 'exclusiveMinimum'
  | 'exclusiveMaximum'
  | 'pattern'
  | 'enum'
  | 'period';

/** `fails` may be NULL where the value is; the checker takes NULL as sound. */
export type Constraint = { readonly rule: Rule; readonly fails: string };

/** The field's constraints (Table Schema v2) as SQL over its column; each asks only cells that have a value. */
export function constraintsOf(field: Field, names: ColumnNames, required: boolean): Constraint[] {
  return [...requiredRule(field, names, required), ...lengthRules(field, names), ...boundRules(field, names), ...textRules(field, names)];
}

/** A text of nothing but white space is no answer to a required field. */
function requiredRule(field: Field, { cell, missing }: ColumnNames, required: boolean): Constraint[] {
  if (!required) return [];
  const blank = field.type === 'string' ? ` OR ${trimmed(cell)} = ''` : '';
  return [{ rule: 'required', fails: `${missing}${blank}` }];
}

function lengthRules(field: Field, { value }: ColumnNames): Constraint[] {
  const { minLength, maxLength } = field.constraints ?? {};
  const rules: Constraint[] = [];
  if (minLength !== undefined) rules.push({ rule: 'minLength', fails: `length(${value}) < ${Math.trunc(minLength)}` });
  if (maxLength !== undefined) rules.push({ rule: 'maxLength', fails: `length(${value}) > ${Math.trunc(maxLength)}` });
  return rules;
}

const comparisons = [
  ['minimum', '<'],
  ['maximum', '>'],
  ['exclusiveMinimum', '<='],
  ['exclusiveMaximum', '>='],
] as const;

function boundRules(field: Field, { value }: ColumnNames): Constraint[] {
  return comparisons.flatMap(([rule, comparison]) => {
    const bound = field.constraints?.[rule];
    return bound === undefined ? [] : [{ rule, fails: `${value} ${comparison} ${boundSql(field, bound)}` }];
  });
}

function boundSql(field: Field, bound: string | number): string {
  const text = literal(String(bound).trim());
  if (field.type === 'date') return `CAST(${text} AS DATE)`;
  if (field.type === 'datetime') return `CAST(${text} AS TIMESTAMP)`;
  if (field.type === 'yearmonth') return text;
  if (field.type === 'integer' && /^-?\d{1,38}$/.test(String(bound))) return `CAST(${text} AS HUGEINT)`;
  return `CAST(${text} AS DOUBLE)`;
}

/** Patterns and enumerations speak of the text as it is written (Table Schema); RE2 matches in linear time. */
function textRules(field: Field, { text, missing }: ColumnNames): Constraint[] {
  const { pattern, enum: values } = field.constraints ?? {};
  const rules: Constraint[] = [];
  if (pattern !== undefined)
    rules.push({ rule: 'pattern', fails: `NOT ${missing} AND NOT regexp_full_match(${text}, ${literal(pattern)})` });
  if (values !== undefined && values.length > 0) rules.push({ rule: 'enum', fails: `NOT ${missing} AND NOT ${isOneOf(text, values)}` });
  return rules;
}
