import { foldLabel } from '../labels/field-name.ts';
import type { Field, FieldType } from '../standard.ts';
import type { StandardFault } from '../standard-fault.ts';
import { patternFault } from '../types/date-text.ts';
import { numberFormats } from '../types/number-text.ts';
import { geojsonFormats, geopointFormats } from '../types/place-text.ts';
import { textFormats } from '../types/text-format.ts';
import { askedRules, placeOfRule } from './asked.ts';
import { crossedFaults } from './check-values.ts';

/** Everything that can be known of one field of a standard without running it. */
export function fieldFaults(field: Field, where: string): StandardFault[] {
  return [
    ...formatFaults(field, where),
    ...memberFaults(field, where),
    ...numberFaults(field, where),
    ...booleanFaults(field, where),
    ...ruleFaults(field, where),
    ...crossedFaults(field, where),
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

/** What is wrong with its rules, each thing said once: of several bounds, that the type has none. */
function ruleFaults(field: Field, where: string): StandardFault[] {
  const faults = askedRules(field).flatMap(({ name, faults: faultsOf }) =>
    faultsOf().map(({ what, ofAll }) => ({ where: `${where}.${ofAll ? 'constraints' : placeOfRule(name)}`, what })),
  );
  return faults.filter((fault, index) => faults.findIndex((other) => other.where === fault.where && other.what === fault.what) === index);
}

const nikLabel = /^(no|nomor)?(nik|ktp|nikktp|indukkependudukan)$/;

/** Numbers of readers keep fewer digits than some NIKs have (above 2^53), and spreadsheets keep fifteen. */
function nikFaults({ name, title, type }: Field, where: string): StandardFault[] {
  const isNik = [name, title ?? ''].some((label) => nikLabel.test(foldLabel(label)));
  if (!isNik || (type !== 'integer' && type !== 'number')) return [];
  return [{ where: `${where}.type`, what: 'NIK adalah teks, bukan bilangan: pakai tipe string dengan format nik' }];
}
