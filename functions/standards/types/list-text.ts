import type { Column } from '../../model/column.ts';
import { literal } from '../sql-text.ts';
import { booleanSql } from './boolean-text.ts';
import { dateSql } from './date-text.ts';
import { integerSql, numberSql, numberStyle } from './number-text.ts';
import { datetimeSql, timeSql } from './time-text.ts';

/** Table Schema's default. */
export function delimiterOf({ delimiter }: Pick<Column, 'delimiter'>): string {
  return delimiter ?? ',';
}

/** SQL: the items of a list as texts without white space around them. */
export function itemsSql(text: string, field: Pick<Column, 'delimiter'>): string {
  return `list_transform(string_split(${text}, ${literal(delimiterOf(field))}), lambda item: trim(item))`;
}

/** SQL: whether every item of a list is of the list's item type, in its default form. */
export function isListSql(text: string, field: Column): string {
  const value = itemSql(field.itemType ?? 'string');
  if (value === undefined) return 'TRUE';
  return `len(list_filter(${itemsSql(text, field)}, lambda item: ${value} IS NULL)) = 0`;
}

function itemSql(type: NonNullable<Column['itemType']>): string | undefined {
  const style = numberStyle({ type: 'number' });
  switch (type) {
    case 'string':
      return undefined;
    case 'integer':
      return integerSql('item', style);
    case 'number':
      return numberSql('item', style);
    case 'boolean':
      return booleanSql('item', {});
    case 'date':
      return dateSql('item', undefined);
    case 'datetime':
      return datetimeSql('item', undefined);
    case 'time':
      return timeSql('item', undefined);
  }
}
