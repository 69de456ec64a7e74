import { patternFault } from './date-text.ts';
import { reservedNames } from './field-name.ts';
import { foreignKeyFaults } from './foreign-key.ts';
import type { Field, StandardContent } from './standard.ts';
import { textFormat } from './text-format.ts';

/** What is wrong with a proposed standard: `where` is a path in it, `what` Bahasa Indonesia. */
export type StandardFault = { readonly where: string; readonly what: string };

/** Everything that can be known of a standard without running it; an empty list means that it can be used. */
export function checkStandard(content: StandardContent): StandardFault[] {
  if (JSON.stringify(content).includes('\\u0000')) return [{ where: 'fields', what: 'ada karakter NUL (U+0000)' }];
  const ofFields = content.fields.flatMap((field, index) => fieldFaults(field, `fields.${index}`));
  return [
    ...nameFaults(content),
    ...keyFaults(content),
    ...foreignKeyFaults(content.foreignKeys, new Set(content.fields.map(({ name }) => name))),
    ...ofFields,
  ];
}

function nameFaults({ fields }: StandardContent): StandardFault[] {
  const seen = new Set<string>();
  return fields.flatMap(({ name }, index) => {
    const where = `fields.${index}.name`;
    if (reservedNames.includes(name)) return [{ where, what: `nama ${name} dipakai sistem; pilih nama lain` }];
    if (seen.has(name)) return [{ where, what: `nama ${name} dipakai dua kali` }];
    seen.add(name);
    return [];
  });
}

const periodTypes: readonly string[] = ['year', 'yearmonth', 'date', 'datetime', 'integer', 'string'];

function keyFaults({ fields, primaryKey, uniqueKeys, periodField }: StandardContent): StandardFault[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const keys = [
    ...(primaryKey ?? []).map((name, index) => ({ where: `primaryKey.${index}`, name })),
    ...(uniqueKeys ?? []).flatMap((key, n) => key.map((name, index) => ({ where: `uniqueKeys.${n}.${index}`, name }))),
    ...(periodField === undefined ? [] : [{ where: 'periodField', name: periodField }]),
  ];
  const unknown = keys.filter(({ name }) => !byName.has(name)).map(({ where, name }) => ({ where, what: `tidak ada kolom ${name}` }));
  const period = byName.get(periodField ?? '');
  if (period === undefined || periodTypes.includes(period.type)) return unknown;
  return [...unknown, { where: 'periodField', what: `kolom bertipe ${period.type} tidak dapat menjadi periode` }];
}

const numeric: readonly string[] = ['integer', 'number', 'year'];
const ordered: readonly string[] = [...numeric, 'date', 'datetime', 'yearmonth'];

function fieldFaults(field: Field, where: string): StandardFault[] {
  return [
    ...formatFaults(field, where),
    ...numberFaults(field, where),
    ...lengthFaults(field, where),
    ...boundFaults(field, where),
    ...patternFaults(field, where),
    ...codeFaults(field, where),
  ];
}

function formatFaults({ type, format }: Field, where: string): StandardFault[] {
  if (format === undefined || format === 'default') return [];
  const at = `${where}.format`;
  if (type === 'string') return textFormat(format) === undefined ? [{ where: at, what: `format ${format} tidak dikenal untuk teks` }] : [];
  if (type === 'number' || type === 'integer')
    return format === 'rupiah' ? [] : [{ where: at, what: `format ${format} tidak dikenal untuk angka` }];
  if (type !== 'date' && type !== 'datetime' && type !== 'yearmonth') return [{ where: at, what: `tipe ${type} tidak memakai format` }];
  const fault = patternFault(type, format);
  return fault === undefined ? [] : [{ where: at, what: fault }];
}

function numberFaults({ type, decimalChar, groupChar }: Field, where: string): StandardFault[] {
  if (decimalChar === undefined && (groupChar === undefined || groupChar === '')) return [];
  if (type !== 'number' && type !== 'integer') return [{ where, what: 'decimalChar dan groupChar hanya untuk angka' }];
  // A whole number has no decimal mark unless the standard names one: 1.250 is a thousand two hundred and fifty.
  const decimalMark = decimalChar ?? (type === 'number' ? '.' : undefined);
  if (decimalMark !== groupChar) return [];
  return [{ where: `${where}.groupChar`, what: 'pemisah ribuan sama dengan pemisah desimal' }];
}

function lengthFaults({ type, constraints = {} }: Field, where: string): StandardFault[] {
  const { minLength, maxLength } = constraints;
  if (minLength === undefined && maxLength === undefined) return [];
  const at = `${where}.constraints`;
  if (type !== 'string') return [{ where: at, what: 'minLength dan maxLength hanya untuk teks' }];
  if ((minLength ?? 0) < 0 || (maxLength ?? 0) < 0) return [{ where: at, what: 'panjang tidak boleh negatif' }];
  return minLength !== undefined && maxLength !== undefined && minLength > maxLength
    ? [{ where: at, what: 'minLength melebihi maxLength' }]
    : [];
}

function boundFaults({ type, constraints = {} }: Field, where: string): StandardFault[] {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = constraints;
  const given = Object.entries({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }).filter(([, bound]) => bound !== undefined);
  if (given.length === 0) return [];
  if (!ordered.includes(type)) return [{ where: `${where}.constraints`, what: `tipe ${type} tidak mempunyai batas bawah atau atas` }];
  const unreadable = given.filter(([, bound]) => !readableBound(type, String(bound)));
  if (unreadable.length > 0)
    return unreadable.map(([rule]) => ({ where: `${where}.constraints.${rule}`, what: `bukan nilai bertipe ${type}` }));
  const low = minimum ?? exclusiveMinimum;
  const high = maximum ?? exclusiveMaximum;
  if (low === undefined || high === undefined) return [];
  const crossed = numeric.includes(type) ? Number(low) > Number(high) : String(low) > String(high);
  return crossed ? [{ where: `${where}.constraints`, what: 'batas bawah melebihi batas atas' }] : [];
}

function readableBound(type: Field['type'], bound: string): boolean {
  if (numeric.includes(type)) return /^-?\d{1,38}(\.\d{1,30})?([eE][+-]?\d{1,2})?$/.test(bound);
  if (type === 'yearmonth') return /^\d{4}-(0[1-9]|1[0-2])$/.test(bound);
  const shape = type === 'date' ? /^\d{4}-\d{2}-\d{2}$/ : /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/;
  const day = new Date(`${bound.slice(0, 10)}T00:00:00Z`);
  return shape.test(bound) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(bound.slice(0, 10));
}

/** RE2 has no look-around and no back references, and repeats at most 1,000 times (github.com/google/re2/wiki/Syntax). */
const refusedByRe2 = /\(\?(=|!|<=|<!|>|\()|\\[1-9]|\\k|[*+?}]\+/;
const maxRepetitions = 1_000;

function patternFaults({ constraints = {} }: Field, where: string): StandardFault[] {
  const { pattern } = constraints;
  if (pattern === undefined) return [];
  const at = `${where}.constraints.pattern`;
  if (refusedByRe2.test(pattern))
    return [{ where: at, what: 'pola memakai lookaround, rujukan balik atau pengulangan posesif, yang tidak didukung' }];
  const repetitions = [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].flatMap(([, low, high]) => [Number(low), Number(high ?? 0)]);
  if (repetitions.some((count) => count > maxRepetitions)) return [{ where: at, what: `pola mengulang lebih dari ${maxRepetitions} kali` }];
  return compiles(pattern) ? [] : [{ where: at, what: 'pola tidak dapat dibaca' }];
}

/** JavaScript reads all that RE2 does, but for flags at the front. */
function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern.replace(/^\(\?[imsU]+\)/, ''));
    return true;
  } catch {
    return false;
  }
}

function codeFaults({ type, referenceCodes }: Field, where: string): StandardFault[] {
  if (referenceCodes === undefined || type === 'string') return [];
  return [{ where: `${where}.referenceCodes`, what: 'kode referensi hanya untuk teks, karena kode bukan bilangan' }];
}
