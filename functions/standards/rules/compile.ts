import { isTakenAsWritten } from '../../model/column.ts';
import type { Field, StandardContent } from '../standard.ts';
import type { ColumnNames } from './column-names.ts';
import { type CellReading, formatSql, readingOf } from './compile-field.ts';
import { constraintsOf, keyRulesOf, type Rule } from './constraints.ts';
import { isPeriodSql } from './period-sql.ts';
import { requiredLevel } from './required.ts';
import type { RuleError } from './rule.ts';

/** One question asked of every cell of a column. */
export type Check = {
  readonly rule: Rule;
  readonly type: 'type-error' | RuleError;
  /** A breach of a rule that is *peringatan*. A cell that can't be stored as its type is an error all the same. */
  readonly warning: boolean;
  /** SQL, TRUE where the cell breaks the rule, never NULL. */
  readonly fails: string;
};

export type CompiledField = {
  readonly field: Field;
  readonly names: ColumnNames;
  readonly reading: CellReading;
  readonly checks: readonly Check[];
};

/** A key whose values must not repeat: `fields` are indexes into the standard's fields. */
export type CompiledKey = { readonly type: 'primary-key' | RuleError; readonly fields: readonly number[]; readonly warning: boolean };

export type CompiledStandard = { readonly fields: readonly CompiledField[]; readonly keys: readonly CompiledKey[] };

/**
 * A standard as SQL text over text columns; `names` gives the quoted SQL names for each field. Plain DuckDB SQL without extensions, so that the same text runs
 * under DuckDB-Wasm.
 */
export function compileStandard(content: StandardContent, names: (index: number) => ColumnNames): CompiledStandard {
  const fields = content.fields.map((field, index) => compileField(content, field, names(index)));
  return { fields, keys: compileKeys(content) };
}

function compileField(content: StandardContent, field: Field, names: ColumnNames): CompiledField {
  const reading = readingOf(field, names, content.missingValues);
  return { field, names, reading, checks: checksOf(content, field, names) };
}

function checksOf(content: StandardContent, field: Field, names: ColumnNames): Check[] {
  const isPeriod = content.periodField === field.name;
  const required = requiredLevel(content, field);
  const checks: Check[] = [];
  if (!isTakenAsWritten(field.type)) {
    checks.push({ rule: 'type', type: 'type-error', warning: false, fails: `(NOT ${names.missing} AND ${names.value} IS NULL)` });
  }
  const wellFormed = formatSql(field, names.cell);
  if (wellFormed !== undefined) {
    checks.push({
      rule: 'format',
      type: 'type-error',
      warning: isWarning(field, 'format'),
      fails: sound(`NOT ${names.missing} AND NOT (${wellFormed})`),
    });
  }
  for (const { rule, type, fails } of constraintsOf(field, names, required !== undefined)) {
    const warning = rule === 'required' ? required === 'peringatan' : isWarning(field, rule);
    checks.push({ rule, type, warning, fails: sound(fails) });
  }
  if (isPeriod) {
    checks.push({
      rule: 'period',
      type: 'type-error',
      warning: false,
      fails: sound(`NOT (${isPeriodSql(periodText(field, names.value))})`),
    });
  }
  return checks;
}

/** Whether a breach of the rule is a warning: the rule's own level, or its field's. */
function isWarning(field: Field, rule: Rule): boolean {
  if (rule === 'type' || rule === 'period') return false;
  return (field.rules?.[rule] ?? field.level) === 'peringatan';
}

/** SQL: the period of a row from the value of the period field: the canonical text of the typed value. */
export function periodText(field: Field, value: string): string {
  if (field.type === 'datetime') return `strftime(${value}, '%Y-%m-%d')`;
  if (field.type === 'year') return `lpad(CAST(${value} AS VARCHAR), 4, '0')`;
  return `CAST(${value} AS VARCHAR)`;
}

function compileKeys(content: StandardContent): CompiledKey[] {
  const indexOf = (name: string): number => content.fields.findIndex((field) => field.name === name);
  const keys: CompiledKey[] = [];
  const primary = (content.primaryKey ?? []).map(indexOf);
  if (primary.length > 0) keys.push({ type: 'primary-key', fields: primary, warning: content.rules?.primaryKey === 'peringatan' });
  const warning = content.rules?.uniqueKeys === 'peringatan';
  for (const key of content.uniqueKeys ?? []) keys.push({ type: 'unique-error', fields: key.map(indexOf), warning });
  content.fields.forEach((field, index) => {
    for (const { rule, type } of keyRulesOf(field)) keys.push({ type, fields: [index], warning: isWarning(field, rule) });
  });
  return keys.filter(({ fields }) => !fields.includes(-1));
}

function sound(fails: string): string {
  return `coalesce(${fails}, FALSE)`;
}
