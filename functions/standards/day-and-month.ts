import type { Field } from './standard.ts';

/** Whether the format writes day and month as numbers, one before the other, with the year behind: `%d/%m/%Y` and its twin look alike until the 13th. */
export function isDayBesideMonth({ type, format = 'default' }: Pick<Field, 'type' | 'format'>): boolean {
  if (type !== 'date' && type !== 'datetime') return false;
  return format === 'any' || /%d[^%]*%m[^%]*%Y|%m[^%]*%d[^%]*%Y/.test(format);
}
