import type { Field, FieldType, LeveledRule } from '../../model/standard.ts';
import { isBlankSql, isOneOf, isOneOfSql, literal } from '../sql-text.ts';
import { durationSecondsSql } from '../types/duration-text.ts';
import { jsonLengthSql } from '../types/json-text.ts';
import { itemsSql } from '../types/list-text.ts';
import type { ColumnNames } from './column-names.ts';
import { isTakenAsWritten } from './compile-field.ts';
import { isInListSql } from './reference-codes.ts';

export type Rule = Exclude<LeveledRule, 'unique'> | 'type' | 'period';

/** `fails` may be NULL where the value is; the checker takes NULL as sound. */
type Constraint = { readonly rule: Rule; readonly fails: string };

/** The field's constraints (Table Schema v2) as SQL over its column; each asks only cells that have a value. */
export function constraintsOf(field: Field, names: ColumnNames, required: boolean): Constraint[] {
  return [
    ...requiredRule(field, names, required),
    ...lengthRules(field, names),
    ...boundRules(field, names),
    ...textRules(field, names),
    ...codeRule(field, names),
  ];
}

/** A text of nothing but white space is no answer to a required field. */
function requiredRule(field: Field, { cell, missing }: ColumnNames, required: boolean): Constraint[] {
  if (!required) return [];
  const blank = isTakenAsWritten(field.type) ? ` OR ${isBlankSql(cell)}` : '';
  return [{ rule: 'required', fails: `${missing}${blank}` }];
}

function lengthRules(field: Field, { value }: ColumnNames): Constraint[] {
  const { minLength, maxLength } = field.constraints ?? {};
  const rules: Constraint[] = [];
  const length = lengthSql(field, value);
  if (minLength !== undefined) rules.push({ rule: 'minLength', fails: `${length} < ${Math.trunc(minLength)}` });
  if (maxLength !== undefined) rules.push({ rule: 'maxLength', fails: `${length} > ${Math.trunc(maxLength)}` });
  return rules;
}

/** Characters of a text, items of a list or an array, members of an object. */
function lengthSql(field: Field, value: string): string {
  if (field.type === 'list') return `len(${itemsSql(value, field)})`;
  return field.type === 'array' || field.type === 'object' ? jsonLengthSql(value) : `length(${value})`;
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
    if (bound === undefined) return [];
    const compared = field.type === 'duration' ? durationSecondsSql(value) : value;
    return [{ rule, fails: `${compared} ${comparison} ${boundSql(field, bound)}` }];
  });
}

/** A bound or a choice in its type's default form, as a constant of the column's own type. */
function boundSql(field: Field, bound: string | number | boolean): string {
  const text = literal(String(bound).trim());
  switch (field.type) {
    case 'date':
      return `CAST(${text} AS DATE)`;
    case 'datetime':
      return `CAST(${text} AS TIMESTAMP)`;
    case 'time':
      return `CAST(${text} AS TIME)`;
    case 'yearmonth':
      return text;
    case 'boolean':
      return `CAST(${text} AS BOOLEAN)`;
    case 'duration':
      return durationSecondsSql(text);
    case 'integer':
      return /^-?\d{1,38}$/.test(String(bound)) ? `CAST(${text} AS HUGEINT)` : `CAST(${text} AS DOUBLE)`;
    default:
      return `CAST(${text} AS DOUBLE)`;
  }
}

/** A pattern speaks of the text as it is written (Table Schema); RE2 matches in linear time. */
function textRules(field: Field, names: ColumnNames): Constraint[] {
  const { pattern, enum: values = [] } = field.constraints ?? {};
  const rules: Constraint[] = [];
  if (pattern !== undefined)
    rules.push({ rule: 'pattern', fails: `NOT ${names.missing} AND NOT regexp_full_match(${names.text}, ${literal(pattern)})` });
  if (values.length > 0) rules.push({ rule: 'enum', fails: notAmong(field, names, values) });
  const categories = categoryValues(field);
  if (categories.length > 0) rules.push({ rule: 'categories', fails: notAmong(field, names, categories) });
  return rules;
}

/** The values of a field's categories, without their labels. */
export function categoryValues({ categories = [] }: Field): (string | number)[] {
  return categories.map((category) => (typeof category === 'object' ? category.value : category));
}

const chosenByValue: readonly FieldType[] = ['integer', 'number', 'year', 'boolean', 'date', 'datetime', 'time', 'yearmonth'];

/** Numbers and dates are chosen by what they say, so that each choice must be a value of the type; all else by how it is written. */
export function isChosenByValue(type: FieldType): boolean {
  return chosenByValue.includes(type);
}

function notAmong(field: Field, { text, missing, value }: ColumnNames, choices: readonly (string | number | boolean)[]): string {
  if (!isChosenByValue(field.type)) return `NOT ${missing} AND NOT ${isOneOf(text, choices.map(String))}`;
  const constants = choices.map((choice) => boundSql(field, choice));
  return `NOT ${missing} AND NOT ${isOneOfSql(value, constants)}`;
}

/** Lists of codes are text, as the codes are. */
function codeRule({ referenceCodes }: Field, { text, missing }: ColumnNames): Constraint[] {
  if (referenceCodes === undefined) return [];
  return [{ rule: 'referenceCodes', fails: `NOT ${missing} AND NOT ${isInListSql(referenceCodes, text)}` }];
}
