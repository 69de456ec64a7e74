import * as z from 'zod';
import type { Column, FieldType } from '../../model/column.ts';
import { jsonLengthSql } from '../types/json-text.ts';
import { itemsSql } from '../types/list-text.ts';
import { checkRule } from './rule.ts';

/** Types whose values have a length. */
export const sizedTypes: readonly FieldType[] = ['string', 'list', 'array', 'object'];

type Length = {
  readonly comparison: '<' | '>';
  readonly kind: 'least' | 'most';
  readonly what: string;
  readonly mend: string;
  readonly sentence: string;
};

/** A rule that compares the length of a column's values: characters of a text, items of a list or an array, members of an object. */
export function lengthRule({ comparison, kind, what, mend, sentence }: Length) {
  return checkRule({
    schema: z.number().int(),
    types: sizedTypes,
    misplaced: () => ({ what: `minLength dan maxLength hanya untuk tipe ${sizedTypes.join(', ')}`, ofAll: true }),
    faults: (length) => (length < 0 ? [{ what: 'panjang tidak boleh negatif', ofAll: true }] : []),
    error: 'constraint-error',
    fails: (length, column, { value }) => `${lengthSql(column, value)} ${comparison} ${Math.trunc(length)}`,
    report: (length, column) => ({ what: `${what} ${length} ${unitOf(column)}`, mend }),
    sentence: (length, column, write) => `${sentence} ${write(length)} ${unitOf(column)}`,
    workbook: (bound) => ({ kind, of: 'length', bound }),
  });
}

function lengthSql(column: Column, value: string): string {
  if (column.type === 'list') return `len(${itemsSql(value, column)})`;
  return column.type === 'array' || column.type === 'object' ? jsonLengthSql(value) : `length(${value})`;
}

function unitOf({ type }: Column): string {
  if (type === 'list' || type === 'array') return 'butir';
  return type === 'object' ? 'anggota' : 'huruf';
}
