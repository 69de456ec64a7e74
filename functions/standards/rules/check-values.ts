import type { Field, FieldType } from '../standard.ts';
import type { StandardFault } from '../standard-fault.ts';
import { orderedTypes } from './bound.ts';
import { isReadable, numericTypes } from './default-form.ts';
import { sizedTypes } from './length.ts';

/** Rules of one field that together no value can keep; each by itself is sound. */
export function crossedFaults(field: Field, where: string): StandardFault[] {
  return [...crossedLengths(field, where), ...crossedBounds(field, where)];
}

function crossedLengths({ type, constraints = {} }: Field, where: string): StandardFault[] {
  const { minLength, maxLength } = constraints;
  if (!sizedTypes.includes(type) || minLength === undefined || maxLength === undefined) return [];
  if (maxLength < 0 || minLength <= maxLength) return [];
  return [{ where: `${where}.constraints`, what: 'minLength melebihi maxLength' }];
}

function crossedBounds({ type, constraints = {} }: Field, where: string): StandardFault[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = constraints;
  const given = [minimum, maximum, exclusiveMinimum, exclusiveMaximum].filter((bound) => bound !== undefined);
  if (!orderedTypes.includes(type) || !given.every((bound) => isReadable(type, String(bound)))) return [];
  const low = minimum ?? exclusiveMinimum;
  const high = maximum ?? exclusiveMaximum;
  if (low === undefined || high === undefined || !isCrossed(type, String(low), String(high))) return [];
  return [{ where: `${where}.constraints`, what: 'batas bawah melebihi batas atas' }];
}

/** Durations have no order that a text shows; bounds that cross refuse every cell, which the first file tells. */
function isCrossed(type: FieldType, low: string, high: string): boolean {
  if (type === 'duration') return false;
  return numericTypes.includes(type) ? Number(low) > Number(high) : padded(low) > padded(high);
}

/** `08:30` and `08:30:00` are one time. */
function padded(text: string): string {
  const joined = text.replace(' ', 'T');
  return /\d{2}:\d{2}$/.test(joined) && !/\d{2}:\d{2}:\d{2}$/.test(joined) ? `${joined}:00` : joined;
}
