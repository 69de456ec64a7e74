import * as z from 'zod';
import type { Column, FieldType } from '../../model/column.ts';
import { durationSecondsSql } from '../types/duration-text.ts';
import { constantSql, defaultForm, isReadable, numericTypes } from './default-form.ts';
import type { What, Workbook, Write } from './rule.ts';
import { checkRule } from './rule.ts';

/** Types whose values have an order. */
export const orderedTypes: readonly FieldType[] = [...numericTypes, 'date', 'datetime', 'time', 'yearmonth', 'duration'];

type Bound = {
  /** The comparison that a value on its wrong side passes. */
  readonly comparison: '<' | '<=' | '>' | '>=';
  readonly kind: 'least' | 'most';
  readonly report: (bound: string | number) => What;
  readonly sentence: (bound: string) => string;
};

/** A rule that compares a column's values with a bound, written in the type's default form. Durations compare by their seconds. */
export function boundRule({ comparison, kind, report, sentence }: Bound) {
  return checkRule({
    schema: z.union([z.string(), z.number()]),
    types: orderedTypes,
    misplaced: (type) => ({ what: `tipe ${type} tidak mempunyai batas bawah atau atas`, ofAll: true }),
    faults: (bound, { type }) => (isReadable(type, String(bound)) ? [] : [{ what: `bukan ${defaultForm(type)}` }]),
    error: 'constraint-error',
    fails: (bound, { type }: Column, { value }) =>
      `${type === 'duration' ? durationSecondsSql(value) : value} ${comparison} ${constantSql(type, bound)}`,
    report,
    sentence: (bound, _column, write: Write) => sentence(write(bound)),
    workbook: (bound): Workbook => ({ kind, of: 'value', bound }),
  });
}
