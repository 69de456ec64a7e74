import type { Field, FieldType } from '../../model/standard.ts';
import { foldLabel } from '../labels/field-name.ts';
import type { StandardFault } from '../standard-fault.ts';
import { patternFault } from '../types/date-text.ts';
import { numberFormats } from '../types/number-text.ts';
import { geojsonFormats, geopointFormats } from '../types/place-text.ts';
import { textFormats } from '../types/text-format.ts';
import { boundFaults, choiceFaults } from './check-values.ts';

/** Everything that can be known of one field of a standard without running it. */
export function fieldFaults(field: Field, where: string): StandardFault[] {
  return [
    ...formatFaults(field, where),
    ...memberFaults(field, where),
    ...numberFaults(field, where),
    ...booleanFaults(field, where),
    ...lengthFaults(field, where),
    ...boundFaults(field, where),
    ...choiceFaults(field, where),
    ...patternFaults(field, where),
    ...codeFaults(field, where),
    ...nikFaults(field, where),
  ];
}

function formatFaults({ type, format }: Field, where: string): StandardFault[] {
  if (format === undefined || format === 'default') return [];
  const what = formatFault(type, format);
  return what === undefined ? [] : [{ where: `${where}.format`, what }];
}

function formatFault(type: FieldType, format: string): string | undefined {
  const unless = (known: readonly string[], noun: string): string | undefined =>
    known.includes(format) ? undefined : `format ${format} tidak dikenal untuk ${noun}; yang dikenal: ${known.join(', ')}`;
  switch (type) {
    case 'string':
      return unless(textFormats, 'teks');
    case 'number':
      return unless(numberFormats, 'angka');
    case 'integer':
      return unless(['rupiah'], 'bilangan bulat');
    case 'date':
    case 'datetime':
    case 'time':
    case 'yearmonth':
      return patternFault(type, format);
    case 'geopoint':
      return unless(geopointFormats, 'titik koordinat');
    case 'geojson':
      return unless(geojsonFormats, 'GeoJSON');
    default:
      return `tipe ${type} tidak memakai format`;
  }
}

/** Members that only some types have. */
const memberTypes = {
  bareNumber: ['integer', 'number'],
  trueValues: ['boolean'],
  falseValues: ['boolean'],
  delimiter: ['list'],
  itemType: ['list'],
  categories: ['string', 'integer'],
} as const satisfies Readonly<Partial<Record<keyof Field, readonly FieldType[]>>>;

function memberFaults(field: Field, where: string): StandardFault[] {
  const known = Object.entries(memberTypes).map(([member, types]) => ({ member, types: types.map(String) }));
  const present = new Set(Object.entries(field).flatMap(([member, value]) => (value === undefined ? [] : [member])));
  const misplaced = known
    .filter(({ member, types }) => present.has(member) && !types.includes(field.type))
    .map(({ member, types }) => ({ where: `${where}.${member}`, what: `${member} hanya untuk tipe ${types.join(' dan ')}` }));
  if (field.constraints?.jsonSchema === undefined) return misplaced;
  return [...misplaced, { where: `${where}.constraints.jsonSchema`, what: 'aturan jsonSchema tidak didukung; hapus dari standar' }];
}

function numberFaults({ type, decimalChar, groupChar }: Field, where: string): StandardFault[] {
  if (decimalChar === undefined && (groupChar === undefined || groupChar === '')) return [];
  if (type !== 'number' && type !== 'integer') return [{ where, what: 'decimalChar dan groupChar hanya untuk angka' }];
  // A whole number has no decimal mark unless the standard names one: 1.250 is a thousand two hundred and fifty.
  const decimalMark = decimalChar ?? (type === 'number' ? '.' : undefined);
  if (decimalMark !== groupChar) return [];
  return [{ where: `${where}.groupChar`, what: 'pemisah ribuan sama dengan pemisah desimal' }];
}

function booleanFaults({ trueValues = [], falseValues = [] }: Field, where: string): StandardFault[] {
  const both = trueValues.find((word) => falseValues.includes(word));
  return both === undefined ? [] : [{ where: `${where}.falseValues`, what: `kata ${both} berarti benar dan salah sekaligus` }];
}

const sizedTypes: readonly FieldType[] = ['string', 'list', 'array', 'object'];

function lengthFaults({ type, constraints = {} }: Field, where: string): StandardFault[] {
  const { minLength, maxLength } = constraints;
  if (minLength === undefined && maxLength === undefined) return [];
  const at = `${where}.constraints`;
  if (!sizedTypes.includes(type)) return [{ where: at, what: `minLength dan maxLength hanya untuk tipe ${sizedTypes.join(', ')}` }];
  if ((minLength ?? 0) < 0 || (maxLength ?? 0) < 0) return [{ where: at, what: 'panjang tidak boleh negatif' }];
  return minLength !== undefined && maxLength !== undefined && minLength > maxLength
    ? [{ where: at, what: 'minLength melebihi maxLength' }]
    : [];
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

const nikLabel = /^(no|nomor)?(nik|ktp|nikktp|indukkependudukan)$/;

/** Numbers of readers keep fewer digits than some NIKs have (above 2^53), and spreadsheets keep fifteen. */
function nikFaults({ name, title, type }: Field, where: string): StandardFault[] {
  const isNik = [name, title ?? ''].some((label) => nikLabel.test(foldLabel(label)));
  if (!isNik || (type !== 'integer' && type !== 'number')) return [];
  return [{ where: `${where}.type`, what: 'NIK adalah teks, bukan bilangan: pakai tipe string dengan format nik' }];
}
