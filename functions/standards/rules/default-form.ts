import { booleanText } from '../../messages/violation.ts';
import type { FieldType } from '../../model/column.ts';
import { literal } from '../sql-text.ts';
import { durationSecondsSql, isDuration } from '../types/duration-text.ts';

/** Types whose bounds are compared as numbers. */
export const numericTypes: readonly FieldType[] = ['integer', 'number', 'year'];

const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/;

/** Whether a bound or a choice is in its type's default form, which is what the SQL casts. */
export function isReadable(type: FieldType, text: string): boolean {
  if (numericTypes.includes(type)) return /^-?\d{1,38}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/.test(text);
  if (type === 'boolean') return text === 'true' || text === 'false';
  if (type === 'yearmonth') return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
  if (type === 'time') return clock.test(text);
  if (type === 'duration') return isDuration(text);
  const [day = '', time] = text.split(/[T ]/);
  return isDay(day) && (time === undefined ? text === day : type === 'datetime' && clock.test(time));
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

const samples: Readonly<Partial<Record<FieldType, string>>> = {
  boolean: booleanText,
  yearmonth: 'bulan seperti 2026-09',
  time: 'jam seperti 08:30:00',
  duration: 'lama waktu seperti P1Y2M',
  date: 'tanggal seperti 2026-09-12',
  datetime: 'tanggal dan jam seperti 2026-09-12T08:30:00',
};

/** What that form is called. */
export function defaultForm(type: FieldType): string {
  return samples[type] ?? `nilai bertipe ${type}, dengan titik desimal`;
}

/** SQL: a bound or a choice in its type's default form, as a constant of the column's own type. */
export function constantSql(type: FieldType, value: string | number | boolean): string {
  const text = literal(String(value).trim());
  switch (type) {
    case 'date':
      return `CAST(${text} AS DATE)`;
    case 'datetime':
      return `CAST(${text} AS TIMESTAMP)`;
    case 'time':
      return `CAST(${text} AS TIME)`;
    case 'yearmonth':
      return text;
    case 'boolean':
      return `CAST(${text} AS BOOLEAN)`;
    case 'duration':
      return durationSecondsSql(text);
    case 'integer':
      return /^-?\d{1,38}$/.test(String(value)) ? `CAST(${text} AS HUGEINT)` : `CAST(${text} AS DOUBLE)`;
    default:
      return `CAST(${text} AS DOUBLE)`;
  }
}
