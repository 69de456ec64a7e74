import type { Field, FieldType } from '../../model/standard.ts';
import type { StandardFault } from '../standard-fault.ts';
import { isDuration } from '../types/duration-text.ts';
import { categoryValues, isChosenByValue } from './constraints.ts';

const numeric: readonly FieldType[] = ['integer', 'number', 'year'];
const ordered: readonly FieldType[] = [...numeric, 'date', 'datetime', 'time', 'yearmonth', 'duration'];

/** Bounds that can't be read as the field's type, or that no value can keep. */
export function boundFaults({ type, constraints = {} }: Field, where: string): StandardFault[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = constraints;
  const given = Object.entries({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }).filter(([, bound]) => bound !== undefined);
  if (given.length === 0) return [];
  if (!ordered.includes(type)) return [{ where: `${where}.constraints`, what: `tipe ${type} tidak mempunyai batas bawah atau atas` }];
  const unreadable = given.filter(([, bound]) => !isReadable(type, String(bound)));
  if (unreadable.length > 0)
    return unreadable.map(([rule]) => ({ where: `${where}.constraints.${rule}`, what: `bukan ${defaultForm(type)}` }));
  const low = minimum ?? exclusiveMinimum;
  const high = maximum ?? exclusiveMaximum;
  if (low === undefined || high === undefined || !isCrossed(type, String(low), String(high))) return [];
  return [{ where: `${where}.constraints`, what: 'batas bawah melebihi batas atas' }];
}

/** Choices and categories that are no values of the field's type: no cell could ever be one. */
export function choiceFaults(field: Field, where: string): StandardFault[] {
  const { type, constraints = {} } = field;
  if (!isChosenByValue(type)) return [];
  const lists = [
    { at: `${where}.constraints.enum`, values: constraints.enum ?? [] },
    { at: `${where}.categories`, values: categoryValues(field) },
  ];
  return lists.flatMap(({ at, values: ofList }) => {
    const bad = ofList.find((value) => !isReadable(type, String(value)));
    return bad === undefined ? [] : [{ where: at, what: `pilihan ${bad} bukan ${defaultForm(type)}` }];
  });
}

const clock = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$/;

/** Whether a bound or a choice is in its type's default form, which is what the SQL casts. */
function isReadable(type: FieldType, text: string): boolean {
  if (numeric.includes(type)) return /^-?\d{1,38}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/.test(text);
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
  boolean: 'true atau false',
  yearmonth: 'bulan seperti 2026-09',
  time: 'jam seperti 08:30:00',
  duration: 'lama waktu seperti P1Y2M',
  date: 'tanggal seperti 2026-09-12',
  datetime: 'tanggal dan jam seperti 2026-09-12T08:30:00',
};

function defaultForm(type: FieldType): string {
  return samples[type] ?? `nilai bertipe ${type}, dengan titik desimal`;
}

/** Durations have no order that a text shows; bounds that cross refuse every cell, which the first file tells. */
function isCrossed(type: FieldType, low: string, high: string): boolean {
  if (type === 'duration') return false;
  return numeric.includes(type) ? Number(low) > Number(high) : padded(low) > padded(high);
}

/** `08:30` and `08:30:00` are one time. */
function padded(text: string): string {
  const joined = text.replace(' ', 'T');
  return /\d{2}:\d{2}$/.test(joined) && !/\d{2}:\d{2}:\d{2}$/.test(joined) ? `${joined}:00` : joined;
}
