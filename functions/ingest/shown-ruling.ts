import type { Finding } from '../model/normal-form.ts';
import type { Question } from '../model/question.ts';
import type { Field } from '../standards/standard.ts';
import type { ShownColumn as Column } from './shown-columns.ts';
import type { Alike } from './shown-messages.ts';
import type { ShownKind } from './workbook/shown-kind.ts';

export type Ask = (columns: Alike) => Question;

/** A question, and the kinds of cells that it is about. */
export type Open = { readonly ask: Ask; readonly kinds: readonly [ShownKind, ...ShownKind[]] };

/** How one matter of a column is settled. */
export type Ruling = {
  /** The kinds of cells that are read as they are shown. */
  readonly kinds: readonly ShownKind[];
  /** What is open about the column, as it is asked of all columns alike. */
  readonly open?: Open;
  readonly warnings: readonly Finding[];
  readonly findings: readonly Finding[];
};

/** What the clerk answered about the column, by what was asked. */
export type Chosen = ReadonlyMap<Ask, string>;

export const nothing: Ruling = { kinds: [], warnings: [], findings: [] };

export function isNumber(field: Field | undefined): boolean {
  return field?.type === 'integer' || field?.type === 'number';
}

export function isText(field: Field | undefined): boolean {
  return field?.type === 'string' || field?.type === 'any';
}

/** What the standard's type says; undefined where no standard knows the column. */
export function byStandard({ field }: Column, by: { readonly text: string; readonly value: string }): string | undefined {
  if (field === undefined) return undefined;
  return isText(field) ? by.text : by.value;
}
