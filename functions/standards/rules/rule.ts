import type * as z from 'zod';
import type { Column, FieldType } from '../../model/column.ts';
import type { ColumnNames } from './column-names.ts';
import type { NearCode } from './reference-codes.ts';

/** What is wrong with a cell, to stand after it, and how to correct it; `isBlank` where there is no cell to quote. */
export type What = { readonly what: string; readonly mend: string; readonly isBlank?: true };

/** What else is known of a cell that breaks a rule: what was perhaps meant, and the first row that holds the same. */
export type Circumstances = { readonly near?: NearCode | undefined; readonly firstRowNumber?: number | undefined };

/** How a number stands in a sentence: a page writes `250.000`, a template what the clerk types. */
export type Write = (bound: string | number) => string;

/** What is wrong with a standard that asks so; `ofAll` where it is said of the field's constraints together. */
export type RuleFault = { readonly what: string; readonly ofAll?: true };

/** The type of its error (Frictionless). */
export type RuleError = 'constraint-error' | 'unique-error';

/** What Excel checks of it while the clerk types. */
export type Workbook =
  /** A choice from these and no others. */
  | { readonly kind: 'list'; readonly values: readonly string[] }
  /** A choice from the city's codes; others are asked about and taken. */
  | { readonly kind: 'codes' }
  | { readonly kind: 'least' | 'most'; readonly of: 'value' | 'length'; readonly bound: string | number }
  | { readonly kind: 'none'; readonly why: string };

/**
 * A rule that a standard may ask of a column, in all that the house does with it. `asked` is what the standard says: the value of its
 * schema. Its name is the one that it has in table.ts. docs/decisions/0042-a-rule-is-one-file.md
 */
export type CheckRule<Schema extends z.ZodType> = {
  readonly schema: Schema;
  /** The column types of which it can be asked; a standard that asks it of another is refused. */
  readonly types: readonly FieldType[];
  /** Why the others can't have it, where it isn't enough to name those that can. */
  readonly misplaced?: (type: FieldType) => RuleFault;
  /** What makes a standard that asks so unusable. */
  readonly faults: (asked: z.output<Schema>, column: Column) => readonly RuleFault[];
  readonly error: RuleError;
  /** SQL that is TRUE where a cell breaks it; NULL is sound. `repeats`: no cell by itself can; a column does whose values repeat. */
  readonly fails: 'repeats' | ((asked: z.output<Schema>, column: Column, names: ColumnNames) => string);
  /** The report's words for a cell that breaks it. */
  readonly report: (asked: z.output<Schema>, column: Column, circumstances: Circumstances) => What;
  /** What template and page say beforehand: a clause without capital and full stop. */
  readonly sentence: (asked: z.output<Schema>, column: Column, write: Write) => string;
  readonly workbook: (asked: z.output<Schema>, column: Column) => Workbook;
};

/** The rule as it is given: with its schema's type. */
export function checkRule<Schema extends z.ZodType>(rule: CheckRule<Schema>): CheckRule<Schema> {
  return rule;
}
