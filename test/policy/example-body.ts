import * as z from 'zod';

/** What an example needs to know of a JSON Schema. */
const schemaOf = z.looseObject({
  $ref: z.string().optional(),
  anyOf: z.array(z.unknown()).optional(),
  oneOf: z.array(z.unknown()).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  type: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  items: z.unknown().optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  required: z.array(z.string()).optional(),
});

/** Of no other member a reader learns more; which of several is wanted no schema tells. */
const alwaysShown = ['groups', 'producers'];

/** What stands in a member of this name, or of this name in that one, Bahasa Indonesia; `<…>` where a real value must never stand in a page. */
const words: Readonly<Record<string, string>> = {
  datasetId: 'jumlah-puskesmas',
  title: 'Jumlah puskesmas per kecamatan',
  description: 'Puskesmas yang melayani warga, menurut kecamatan.',
  reason: 'Diminta penanggung jawab OPD',
  reasons: 'Sudah dicocokkan dengan surat pengantarnya',
  fileName: 'puskesmas-2026.csv',
  fieldName: 'kecamatan',
  value: 'Benda',
  questionId: 'urutan-tanggal',
  readingId: 'hari-bulan',
  purpose: 'verifikasi-bantuan',
  legalBasis: 'Perpres 39/2019',
  email: 'siti@dinas.example.id',
  name: 'Siti Aminah',
  'fields.name': 'kecamatan',
  groups: 'opd:dinkes:operator',
  nik: '<16 angka NIK>',
  niks: '<16 angka NIK>',
  caseNumber: '460/12/2026',
  birthDate: '1990-05-05',
  lookId: '01KAMXQZ3V7N2C5T8R4W6Y9B1D',
  message: 'Mengapa data saya dibuka?',
  indicator: 'kode:1.02.000012',
  minutes: 'Forum menetapkan produsen datanya.',
  base64: 'S29kZSBEU1NEO1VyYWlhbiBEU1NECg==',
};

/** The shortest body that a schema takes, as a caller could send it. */
export function exampleBody(schema: unknown, name = ''): unknown {
  const known = schemaOf.parse(schema);
  if (known.const !== undefined) return known.const;
  if (known.enum) return known.enum[0];
  if (known.oneOf) return exampleBody(known.oneOf[0], name);
  if (known.anyOf) return exampleBody(known.anyOf[0], name);
  if (known.type === 'object') return exampleObject(known, name);
  if (known.type === 'array') return [exampleBody(known.items, name)];
  if (known.type === 'integer' || known.type === 'number') return Math.max(known.minimum ?? 0, 1);
  if (known.type === 'boolean') return true;
  return known.format === 'date' ? '2026-12-31' : (words[name] ?? 'teks');
}

function exampleObject({ properties = {}, required = [] }: z.infer<typeof schemaOf>, parent: string): Record<string, unknown> {
  const names = Object.keys(properties);
  const least = required.length > 0 ? required : names.slice(0, 1);
  const shown = names.filter((name) => least.includes(name) || alwaysShown.includes(name));
  return Object.fromEntries(
    shown.map((name) => [name, exampleBody(properties[name], `${parent}.${name}` in words ? `${parent}.${name}` : name)]),
  );
}
