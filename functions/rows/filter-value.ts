import { booleanText } from '../messages/violation.ts';
import { periodCadence } from '../model/period.ts';
import type { Field } from '../standards/standard.ts';
import { isWhole, readDecimal } from '../standards/types/decimal.ts';

const clock = '([01][0-9]|2[0-3]):[0-5][0-9]';
const time = new RegExp(`^${clock}(:[0-5][0-9](\\.[0-9]{1,6})?)?$`);
const timeOfDay = new RegExp(`^[T ]${clock}(:[0-5][0-9](\\.[0-9]{1,9})?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?$`);
const dayCharacters = 10;
const isDay = (text: string) => periodCadence(text) === 'daily';
const isDateTime = (text: string) => isDay(text.slice(0, dayCharacters)) && timeOfDay.test(text.slice(dayCharacters));

/** A number of any length and size: `12.0` and `1e40` have no fraction. */
function isWholeNumber(text: string): boolean {
  const number = readDecimal(text);
  return number !== undefined && isWhole(number);
}

/** What a value of each type must look like, and how that is said to a person; types that aren't here compare as text. */
const shapes: Readonly<Partial<Record<Field['type'], { readonly fits: (text: string) => boolean; readonly words: string }>>> = {
  integer: { fits: (text) => isWholeNumber(text), words: 'bilangan bulat, misalnya 12' },
  number: { fits: (text) => readDecimal(text) !== undefined, words: 'bilangan dengan titik desimal, misalnya 12.5' },
  boolean: { fits: (text) => text === 'true' || text === 'false', words: booleanText },
  date: { fits: isDay, words: 'tanggal, misalnya 2026-09-12' },
  datetime: { fits: (text) => isDay(text) || isDateTime(text), words: 'waktu, misalnya 2026-09-12T08:00:00' },
  time: { fits: (text) => time.test(text), words: 'jam, misalnya 08:30:00' },
  year: { fits: (text) => /^[0-9]{4}$/.test(text), words: 'tahun, misalnya 2026' },
  yearmonth: { fits: (text) => periodCadence(text) === 'monthly', words: 'tahun dan bulan, misalnya 2026-09' },
};

/** Why the value can't be compared with that column (Bahasa Indonesia), or undefined when it can. */
export function refuseFilterValue(field: Field, value: string): string | undefined {
  const shape = shapes[field.type];
  return shape === undefined || shape.fits(value) ? undefined : `kolom "${field.name}" dibandingkan dengan ${shape.words}`;
}
