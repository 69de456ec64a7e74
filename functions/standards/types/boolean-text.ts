import type { Column } from '../../model/column.ts';
import { isOneOf } from '../sql-text.ts';

/** Words for truth when the field names none: Table Schema's own and the Indonesian ones, in any case. */
const trueWords: readonly string[] = ['true', 'ya', '1'];
const falseWords: readonly string[] = ['false', 'tidak', '0'];

/** SQL: TRUE or FALSE from a trimmed text, or NULL. Words that the field names are taken exactly as written. */
export function booleanSql(text: string, { trueValues, falseValues }: Pick<Column, 'trueValues' | 'falseValues'>): string {
  const truth = trueValues === undefined ? isOneOf(`lower(${text})`, trueWords) : isOneOf(text, trueValues);
  const untruth = falseValues === undefined ? isOneOf(`lower(${text})`, falseWords) : isOneOf(text, falseValues);
  return `CASE WHEN ${truth} THEN TRUE WHEN ${untruth} THEN FALSE END`;
}
