import { literal } from '../sql-text.ts';
import { monthNames } from './month-names.ts';

const monthShape = `(${monthNames.flat().join('|')})[.]?`;

/** The directives of a date pattern (Table Schema's, which are strptime's) and what each accepts. */
const directives: ReadonlyMap<string, string> = new Map([
  ['%d', '[0-9]{1,2}'],
  ['%m', '[0-9]{1,2}'],
  ['%Y', '[0-9]{4}'],
  ['%B', monthShape],
  ['%b', monthShape],
  ['%H', '[0-9]{1,2}'],
  ['%M', '[0-9]{1,2}'],
  ['%S', '[0-9]{1,2}'],
]);

type DateType = 'date' | 'datetime' | 'time' | 'yearmonth';

/** Dates as Indonesian offices write them, day before month, tried in turn for the format `any`. */
export const dateShapes: readonly string[] = ['%Y-%m-%d', '%d/%m/%Y', '%d-%m-%Y', '%d.%m.%Y', '%Y/%m/%d', '%d %B %Y', '%d-%B-%Y'];
const monthShapes: readonly string[] = ['%Y-%m', '%m/%Y', '%m-%Y', '%Y/%m', '%B %Y', '%B-%Y'];

const needed: Readonly<Record<DateType, readonly string[]>> = {
  date: ['%d', '%m', '%Y'],
  datetime: ['%d', '%m', '%Y', '%H', '%M'],
  time: ['%H', '%M'],
  yearmonth: ['%m', '%Y'],
};

/** What is wrong with a date pattern; undefined when it can be read. */
export function patternFault(type: DateType, pattern: string): string | undefined {
  if (pattern === 'any') return undefined;
  const read = type === 'datetime' ? pattern.replace(/%z$/, '') : pattern;
  const parts: readonly string[] = read.match(/%./gu) ?? [];
  if (parts.includes('%z')) return 'selisih waktu %z hanya untuk tipe datetime, di akhir pola';
  const unknown = parts.find((part) => !directives.has(part));
  if (unknown !== undefined) return `tanda ${unknown} tidak dikenal; pakailah %d, %m, %Y, %B, %H, %M, %S`;
  if (read.replace(/%./gu, '').includes('%')) return 'tanda % berdiri sendiri; hapus, atau tulis %d, %m, %Y, %B, %H, %M, %S';
  const plain = parts.map((part) => (part === '%B' || part === '%b' ? '%m' : part));
  if (new Set(plain).size !== plain.length) return 'satu bagian tanggal ditulis dua kali';
  const missing = needed[type].find((part) => !plain.includes(part));
  if (missing !== undefined) return `bagian ${missing} tidak ada`;
  const hasSeconds = type === 'datetime' || type === 'time';
  const spare = plain.find((part) => !needed[type].includes(part) && !(hasSeconds && part === '%S'));
  return spare === undefined ? undefined : `bagian ${spare} tidak termasuk tipe ${type}`;
}

/** SQL: a DATE from a trimmed text, or NULL. `default` is ISO 8601 with two-digit month and day. */
export function dateSql(text: string, pattern: string | undefined): string {
  if (pattern === undefined || pattern === 'default') {
    return `CASE WHEN regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}') THEN TRY_CAST(${text} AS DATE) END`;
  }
  if (pattern === 'any') return `CAST(coalesce(${dateShapes.map((shape) => patternSql(text, shape)).join(', ')}) AS DATE)`;
  return `CAST(${patternSql(text, pattern)} AS DATE)`;
}

/** SQL: `2026-09` from a trimmed text, or NULL. A month by its name says the same whatever the pattern, and is always taken. */
export function yearmonthSql(text: string, pattern: string | undefined): string {
  return `coalesce(${writtenMonthSql(text, pattern)}, strftime(${patternSql(text, '%B %Y')}, '%Y-%m'))`;
}

/** SQL: the same of a text that is written by the pattern alone. */
export function writtenMonthSql(text: string, pattern: string | undefined): string {
  if (pattern === undefined || pattern === 'default') {
    return `CASE WHEN regexp_full_match(${text}, '[0-9]{4}-(0[1-9]|1[0-2])') THEN ${text} END`;
  }
  if (pattern === 'any') return `strftime(coalesce(${monthShapes.map((shape) => patternSql(text, shape)).join(', ')}), '%Y-%m')`;
  return `strftime(${patternSql(text, pattern)}, '%Y-%m')`;
}

/** SQL: a TIMESTAMP by a pattern, or NULL. strptime is lenient about length and literals, so the pattern's own shape is asked first. */
export function patternSql(bare: string, pattern: string): string {
  if (!/%[Bb]/.test(pattern)) return guarded(bare, pattern, bare, pattern);
  const lower = pieces(pattern)
    .map((piece) => (directives.has(piece) ? piece : piece.toLowerCase()))
    .join('');
  const text = `lower(${bare})`;
  return guarded(text, lower, monthNumbered(text), lower.replace(/%[Bb]/, '%m'));
}

function guarded(shaped: string, shapePattern: string, parsed: string, parsePattern: string): string {
  const shape = pieces(shapePattern)
    .map((piece) => directives.get(piece) ?? escaped(piece))
    .join('');
  return `CASE WHEN regexp_full_match(${shaped}, ${literal(shape)}) THEN try_strptime(${parsed}, ${literal(parsePattern)}) END`;
}

function pieces(pattern: string): string[] {
  return pattern.split(/(%.)/);
}

/** RE2 refuses a backslash before a letter, a digit or `_`. */
function escaped(text: string): string {
  return text.replace(/[!-/:-@[-^`{-~]/g, (mark) => `\\${mark}`);
}

/** The month's name replaced by its number. */
function monthNumbered(text: string): string {
  const name = `regexp_extract(${text}, ${literal(monthShape)})`;
  const cases = monthNames.map((names, index) => {
    const starts = [...new Set(names.map((month) => month.slice(0, 3)))];
    return `WHEN left(${name}, 3) IN (${starts.map(literal).join(', ')}) THEN '${index + 1}'`;
  });
  return `replace(${text}, ${name}, CASE ${cases.join(' ')} END)`;
}
