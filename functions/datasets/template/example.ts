import type { Field } from '../../standards/standard.ts';
import { numberStyle } from '../../standards/types/number-text.ts';
import { sampleDate } from '../../standards/types/type-messages.ts';

const ofFormat: Readonly<Record<string, string>> = {
  nik: '3671011509900001',
  kk: '3671010103150002',
  'kode-wilayah': '36.71.01',
  npsn: '20606873',
  nip: '199001012015011001',
  phone: '021-5523160',
  email: 'data@tangerangkota.go.id',
  uri: 'https://data.tangerangkota.go.id',
  uuid: '123e4567-e89b-42d3-a456-426614174000',
};

/** A value as a clerk would write it in this field: the standard's own example, else the first choice, else one by its type. Nobody's NIK. */
export function exampleOf(field: Field, choices: readonly string[]): string {
  if (field.example !== undefined) return String(field.example);
  const [choice] = choices;
  if (choice !== undefined) return choice;
  switch (field.type) {
    case 'string':
      return ofFormat[field.format ?? ''] ?? 'Contoh isi';
    case 'integer':
    case 'number':
      return exampleNumber(field);
    case 'year':
      return exampleYear(field);
    case 'date':
    case 'datetime':
    case 'time':
    case 'yearmonth':
      return sampleDate(field.format, field.type);
    case 'duration':
      return 'PT1H30M';
    case 'geopoint':
      return '106.63, -6.18';
    default:
      return '';
  }
}

function exampleNumber(field: Field): string {
  const { percent, rupiah, groupChar, decimalChar } = numberStyle(field);
  const bound = field.constraints?.minimum ?? field.constraints?.maximum;
  if (bound !== undefined && !percent && !rupiah && groupChar === '' && decimalChar === '.') return String(bound);
  if (percent) return `90${decimalChar}5%`;
  if (rupiah) return `Rp1${groupChar}250${groupChar}000`;
  return field.type === 'integer' ? `1${groupChar}250` : `1${groupChar}250${decimalChar}5`;
}

function exampleYear({ constraints }: Field): string {
  return String(constraints?.maximum ?? constraints?.minimum ?? 2026);
}
