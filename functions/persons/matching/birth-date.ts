import { dayMilliseconds } from '../../model/jakarta-time.ts';
import { foldedText } from '../../model/person-numbers/folded-text.ts';
import { dateShapes } from '../../standards/types/date-text.ts';
import { monthNames } from '../../standards/types/month-names.ts';

/** A birth date as somebody wrote it: of a year in two digits, nobody says the century. */
export type WrittenDate = { readonly day: number; readonly month: number; readonly year: number; readonly shortYear: boolean };

const digitsOf: Readonly<Record<string, string>> = {
  '%d': '(?<day>[0-9]{1,2})',
  '%m': '(?<month>[0-9]{1,2})',
  '%Y': '(?<year>[0-9]{4})',
  '%y': "'?(?<year>[0-9]{2})",
  '%B': `(?<name>${monthNames.flat().join('|')})`,
};

/**
 * What cells of a standard may hold, and what a list without one does besides: blanks between numbers, a month's name between slashes, a
 * year in two digits.
 */
const shapes = [...dateShapes, '%d %m %Y', '%d/%B/%Y']
  .flatMap((shape) => (shape.startsWith('%d') ? [shape, shape.replace('%Y', '%y')] : [shape]))
  .map((shape) => new RegExp(`^${shape.replaceAll('.', '[.]').replace(/%./g, (part) => digitsOf[part] ?? part)}$`));

/** Excel's days from 18 May 1927 on: four digits are a year. */
const serial = /^([1-6][0-9]{4})(?:[.,]0+)?$/;
/** Days from Excel's day 0 to 1 January 1970. */
const unixDay = 25_569;

/**
 * The day that a clerk wrote: `3/3/1980`, `03-03-80`, `1980-03-03`, `3 Maret 1980`, Excel's number of the day as text (`29283`), midnight
 * behind it, the place of birth or the day of the week before it. Day before month, always. Undefined for what is no day, or a year
 * alone.
 */
export function readBirthDate(text: string): WrittenDate | undefined {
  const written = plain(text);
  const [, days] = serial.exec(written) ?? [];
  if (days !== undefined) return ofIso(new Date((Number(days) - unixDay) * dayMilliseconds).toISOString());
  const found = shapes.find((shape) => shape.test(written))?.exec(written)?.groups;
  if (found === undefined) return undefined;
  const { day, month, year = '', name } = found;
  const shortYear = year.length === 2;
  const date = { day: Number(day), month: name === undefined ? Number(month) : monthOf(name), year: Number(year), shortYear };
  return isDay(date) ? date : undefined;
}

/** Whether it is the register's day (ISO 8601); of a year in two digits, those. */
export function isBirthDate(written: WrittenDate, iso: string): boolean {
  return isSameDay(written, ofIso(iso));
}

export function isSameDay(one: WrittenDate, other: WrittenDate): boolean {
  const years = one.shortYear || other.shortYear ? [one.year % 100, other.year % 100] : [one.year, other.year];
  return one.day === other.day && one.month === other.month && years[0] === years[1];
}

function plain(text: string): string {
  return foldedText(text)
    .toLowerCase()
    .trim()
    .replace(/^['’`]/, '')
    .replace(/[t ]00[:.]00(?:[:.]00)?(?:[.]0+)?z?$/, '')
    .replace(/^[a-z' .]+,\s*(?=[0-9])/, '')
    .replace(/(?<=[a-z])[.]\s*/g, ' ')
    .replace(/\s*([-/.])\s*/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

function ofIso(iso: string): WrittenDate {
  const [year, month, day] = iso.slice(0, 10).split('-').map(Number);
  return { day: day ?? 0, month: month ?? 0, year: year ?? 0, shortYear: false };
}

function monthOf(name: string): number {
  return monthNames.findIndex((names) => names.includes(name)) + 1;
}

/** The 29th of February of a year in two digits: those of 1900 and 2000 are not told apart. */
function isDay({ day, month, year, shortYear }: WrittenDate): boolean {
  const whole = shortYear ? 2000 + year : year;
  const date = new Date(Date.UTC(whole, month - 1, day));
  return date.getUTCFullYear() === whole && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
