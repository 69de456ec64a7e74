import type { Field, FieldType } from '../standard.ts';
import { booleanSql } from './boolean-text.ts';
import { dateSql } from './date-text.ts';
import { hundredfoldSql, integerSql, numberSql, numberStyle } from './number-text.ts';
import { datetimeSql, timeSql } from './time-text.ts';

/** A cell that a workbook keeps as a value, and not as text. `typed` and `share`: column-names.ts. */
type TypedCell = { readonly text: string; readonly share?: string };

const canonicalStyle = numberStyle({ type: 'number' });
const percentStyle = numberStyle({ type: 'number', format: 'percent' });

/**
 * SQL: the canonical text of a typed number, or NULL. Of a percentage that is shown as one, its fraction is known, whatever its size; where the unit is `%`, it is the
 * number in front of the sign.
 */
export function typedNumberSql(field: Pick<Field, 'type' | 'format' | 'unit'>, { text, share }: TypedCell): string {
  const { type, format } = field;
  if (share !== undefined && numberStyle(field).percentUnit) {
    const written = typedNumberSql({ type }, { text: hundredfoldSql(numberSql(text, canonicalStyle)) });
    return `CASE WHEN ${share} THEN ${written} ELSE ${typedNumberSql({ type }, { text })} END`;
  }
  if (type === 'integer') return integerSql(text, canonicalStyle);
  const number = numberSql(text, canonicalStyle);
  if (format !== 'percent') return number;
  return `CASE WHEN ${share ?? 'FALSE'} THEN ${number} ELSE ${numberSql(text, percentStyle)} END`;
}

/** SQL: the value of a typed cell, or NULL; undefined for types that have one style only. A typed midnight is a date alone, a typed month its first day. */
export function typedValueSql(type: FieldType, text: string): string | undefined {
  switch (type) {
    case 'boolean':
      return booleanSql(text, {});
    case 'date':
      return dateSql(text, undefined);
    case 'datetime':
      return `coalesce(${datetimeSql(text, undefined)}, CAST(${dateSql(text, undefined)} AS TIMESTAMP))`;
    case 'time':
      return timeSql(text, undefined);
    case 'yearmonth':
      return `CASE WHEN ends_with(${text}, '-01') AND ${dateSql(text, undefined)} IS NOT NULL THEN left(${text}, 7) END`;
    default:
      return undefined;
  }
}
