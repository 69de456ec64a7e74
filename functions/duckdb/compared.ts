import { identifier } from '../standards/sql-text.ts';
import type { Field } from '../standards/standard.ts';
import { dateSql } from '../standards/types/date-text.ts';
import { readDecimal } from '../standards/types/decimal.ts';
import { datetimeSql, timeSql } from '../standards/types/time-text.ts';
import { placeOfMoment } from './moment.ts';
import { numberKey, numberKeySql, roundedSql } from './number-key.ts';
import type { PartsSource } from './parts-source.ts';
import { decimalRange, on, type Place, placeAmongDecimals, placeAmongDoubles } from './place.ts';
import { numberText, textSql } from './row-text.ts';

/** What is known of the columns that are compared. */
export type StoredColumns = Pick<PartsSource, 'types' | 'numberTexts' | 'mixed'>;

/** How the cells of a column compare with each other, and with values. */
export type Compared = {
  /** SQL of the cell; NULL where it is empty, or a text that isn't of the field's type. */
  readonly cell: string;
  /** SQL of a value, with one place to bind. */
  readonly bound: string;
  /** Undefined where the text isn't a value of that type. */
  readonly place: (value: string) => Place | undefined;
  /** SQL of the cell as a DOUBLE where that is much cheaper: where two of them differ, they differ as the cells do. */
  readonly rounded?: string;
  /** SQL of the column as text where some cells may be of no such type; they sort by it, after the others. */
  readonly text?: string;
};

/**
 * A cell compares as what it is stored as and shown as, exactly. Parts of an earlier standard may hold the column in another type: then its text is read by
 * the field's type.
 */
export function comparedAs(field: Field, stored: StoredColumns): Compared {
  const type = storedType(field, stored);
  const cell = storedCell(field, stored);
  const text = shownSql(field, stored);
  switch (field.type) {
    case 'integer':
    case 'number':
    case 'year':
      return storedNumber(cell, type) ?? { ...byKey(text), text };
    case 'date':
    case 'datetime':
      if (type === 'DATE' && field.type === 'date') return { cell, bound: 'TRY_CAST(? AS DATE)', place: on };
      if (type === 'DATE' || type === 'TIMESTAMP') return moments(`CAST(${cell} AS TIMESTAMP)`);
      return { ...moments(`CAST(${field.type === 'date' ? dateSql(text, undefined) : datetimeSql(text, undefined)} AS TIMESTAMP)`), text };
    case 'time':
      return type === 'TIME' ? asTime(cell) : { ...asTime(timeSql(text, undefined)), text };
    case 'boolean':
      return type === 'BOOLEAN' ? asBoolean(cell) : { ...asBoolean(`TRY_CAST(${text} AS BOOLEAN)`), text };
    default:
      return { cell: text, bound: 'CAST(? AS VARCHAR)', place: on };
  }
}

/**
 * DuckDB 1.5 hands a bare comparison down to each file and rounds the value to that file's own type there: in a part of whole numbers, 0 would equal
 * 0.0000000001. Within an expression it is not handed down.
 */
function storedCell({ name }: Field, { mixed }: StoredColumns): string {
  return mixed.has(name) ? `coalesce(${identifier(name)}, NULL)` : identifier(name);
}

/** SQL of the cell's text as it is shown; NULL where it is empty, or no part has the column. */
export function shownSql(field: Field, stored: StoredColumns): string {
  return textSql({ name: field.name, type: storedType(field, stored), title: field.name });
}

/** The type in which a column is stored; undefined where no part has it. */
export function storedType({ name }: Field, { types, numberTexts }: StoredColumns): string | undefined {
  return numberTexts.has(name) ? numberText : types.get(name);
}

function storedNumber(cell: string, type: string | undefined): Compared | undefined {
  if (type === 'DOUBLE') return { cell, bound: 'CAST(? AS DOUBLE)', place: placed(placeAmongDoubles) };
  const range = type === undefined ? undefined : decimalRange(type);
  return range && { cell, bound: `CAST(? AS ${type})`, place: placed((_text, value) => placeAmongDecimals(value, range)) };
}

function placed(place: (text: string, value: NonNullable<ReturnType<typeof readDecimal>>) => Place): Compared['place'] {
  return (text) => {
    const value = readDecimal(text);
    return value && place(text, value);
  };
}

function byKey(text: string): Compared {
  const place = placed((_text, value) => on(numberKey(value)));
  return { cell: numberKeySql(text), rounded: roundedSql(text), bound: 'CAST(? AS VARCHAR)', place };
}

function moments(cell: string): Compared {
  return { cell, bound: 'make_timestamp(CAST(? AS BIGINT))', place: placeOfMoment };
}

function asTime(cell: string): Compared {
  return { cell, bound: 'TRY_CAST(? AS TIME)', place: on };
}

function asBoolean(cell: string): Compared {
  return { cell, bound: 'TRY_CAST(? AS BOOLEAN)', place: on };
}
