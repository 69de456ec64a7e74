import { titleOf } from '../standards/labels/match-labels.ts';
import type { Field } from '../standards/standard.ts';
import type { PartsSource } from './parts-source.ts';
import { numberText, type ShownColumn } from './row-text.ts';

/** The fields as they are shown of what is stored. */
export function shownColumns({ types, numberTexts }: Pick<PartsSource, 'types' | 'numberTexts'>, fields: readonly Field[]): ShownColumn[] {
  return fields.map((field) => ({
    name: field.name,
    type: numberTexts.has(field.name) ? numberText : types.get(field.name),
    title: titleOf(field),
    field,
  }));
}

/**
 * A relation of rows or groups: what stands behind `SELECT …`, with `values` bound to it, and its order, which must stand in the same statement: the names that it
 * sorts by are seen nowhere else.
 */
export type Selected = {
  readonly from: string;
  readonly order: string;
  readonly values: readonly string[];
  readonly columns: readonly ShownColumn[];
};
