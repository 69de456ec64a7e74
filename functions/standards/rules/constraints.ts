import type { Field, LeveledRule } from '../standard.ts';
import { askedRules } from './asked.ts';
import type { ColumnNames } from './column-names.ts';
import type { RuleError } from './rule.ts';

/** What a cell, or a column, may break. */
export type Rule = LeveledRule | 'type' | 'period';

/** `fails` may be NULL where the value is; the checker takes NULL as sound. */
type Constraint = { readonly rule: LeveledRule; readonly type: RuleError; readonly fails: string };

/** The rules that each cell of the field is asked by itself, as SQL over its column; each asks only cells that have a value. */
export function constraintsOf(field: Field, names: ColumnNames, required: boolean): Constraint[] {
  return askedRules(field, required).flatMap(({ name, error, fails }) =>
    fails === 'repeats' ? [] : [{ rule: name, type: error, fails: fails(names) }],
  );
}

/** The rules by which the values of its column may not repeat. */
export function keyRulesOf(field: Field): Pick<Constraint, 'rule' | 'type'>[] {
  return askedRules(field).flatMap(({ name, error, fails }) => (fails === 'repeats' ? [{ rule: name, type: error }] : []));
}
