import { expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { checkStandard } from '../../functions/standards/check-standard.ts';
import { fieldNames } from '../../functions/standards/labels/field-name.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';

const year: Field = { name: 'tahun', type: 'year' };

function faultsOf(field: Partial<Field>): string[] {
  return checkStandard({ fields: [{ name: 'kolom', type: 'string', ...field }] }).map(({ where }) => where);
}

test('a sound standard has no faults', () => {
  const content: StandardContent = {
    fields: [
      year,
      { name: 'nik', type: 'string', format: 'nik' },
      { name: 'lahir', type: 'date', format: '%d %B %Y', constraints: { minimum: '1900-01-01', maximum: '2026-12-31' } },
      { name: 'nilai', type: 'number', decimalChar: ',', groupChar: '.', constraints: { minimum: 0, exclusiveMaximum: 1e12 } },
      { name: 'rt', type: 'string', constraints: { pattern: '(?i)\\d{3}\\-[a-z]', minLength: 1, maxLength: 5 } },
    ],
    primaryKey: ['nik'],
    uniqueKeys: [['tahun', 'nik']],
    periodField: 'tahun',
  };
  expect(checkStandard(content)).toEqual([]);
});

test('names, keys and the period field must be there, and once', () => {
  const content: StandardContent = {
    fields: [year, year, { name: 'file_index', type: 'string' }, { name: 'ya', type: 'boolean' }],
    primaryKey: ['x'],
    uniqueKeys: [['tahun', 'y']],
    periodField: 'ya',
  };
  expect(checkStandard(content).map(({ where }) => where)).toEqual([
    'fields.1.name',
    'fields.2.name',
    'primaryKey.0',
    'uniqueKeys.0.1',
    'periodField',
  ]);
});

test.each<[Partial<Field>, string]>([
  [{ format: 'nikk' }, 'fields.0.format'],
  [{ type: 'date', format: '%d/%m/%y' }, 'fields.0.format'],
  [{ type: 'date', format: '%d/%m' }, 'fields.0.format'],
  [{ type: 'date', format: '%d/%m/%Y %H' }, 'fields.0.format'],
  [{ type: 'year', format: '%Y' }, 'fields.0.format'],
  [{ type: 'number', decimalChar: ',', groupChar: ',' }, 'fields.0.groupChar'],
  [{ type: 'string', decimalChar: ',' }, 'fields.0'],
  [{ type: 'string', constraints: { minLength: 5, maxLength: 2 } }, 'fields.0.constraints'],
  [{ type: 'integer', constraints: { maxLength: 2 } }, 'fields.0.constraints'],
  [{ type: 'string', constraints: { minimum: 1 } }, 'fields.0.constraints'],
  [{ type: 'date', constraints: { minimum: '2026-02-30' } }, 'fields.0.constraints.minimum'],
  [{ type: 'integer', constraints: { minimum: 9, maximum: 1 } }, 'fields.0.constraints'],
  [{ type: 'number', constraints: { maximum: "1'; DROP TABLE x; --" } }, 'fields.0.constraints.maximum'],
  [{ constraints: { pattern: '(?=a)b' } }, 'fields.0.constraints.pattern'],
  [{ constraints: { pattern: '(a)\\1' } }, 'fields.0.constraints.pattern'],
  [{ constraints: { pattern: 'a{1001}' } }, 'fields.0.constraints.pattern'],
  [{ constraints: { pattern: '[a' } }, 'fields.0.constraints.pattern'],
  [{ type: 'integer', format: 'percent' }, 'fields.0.format'],
  [{ type: 'time', format: '%d %H:%M' }, 'fields.0.format'],
  [{ type: 'date', format: '%d/%m/%Y %z' }, 'fields.0.format'],
  [{ type: 'datetime', format: '%z %d/%m/%Y %H:%M' }, 'fields.0.format'],
  [{ type: 'geopoint', format: 'latlon' }, 'fields.0.format'],
  [{ type: 'geojson', format: 'kml' }, 'fields.0.format'],
  [{ type: 'list', format: 'x' }, 'fields.0.format'],
  [{ bareNumber: false }, 'fields.0.bareNumber'],
  [{ type: 'integer', trueValues: ['1'] }, 'fields.0.trueValues'],
  [{ type: 'boolean', trueValues: ['x'], falseValues: ['x'] }, 'fields.0.falseValues'],
  [{ delimiter: ';' }, 'fields.0.delimiter'],
  [{ type: 'array', itemType: 'integer' }, 'fields.0.itemType'],
  [{ type: 'number', categories: ['1'] }, 'fields.0.categories'],
  [{ type: 'integer', categories: ['satu'] }, 'fields.0.categories'],
  [{ type: 'array', constraints: { jsonSchema: { type: 'array' } } }, 'fields.0.constraints.jsonSchema'],
  [{ type: 'geopoint', constraints: { minLength: 1 } }, 'fields.0.constraints'],
  [{ type: 'list', constraints: { minLength: 3, maxLength: 1 } }, 'fields.0.constraints'],
  [{ type: 'object', constraints: { minimum: 1 } }, 'fields.0.constraints'],
  [{ type: 'time', constraints: { minimum: '25:00' } }, 'fields.0.constraints.minimum'],
  [{ type: 'time', constraints: { minimum: '08:30:00', maximum: '08:00' } }, 'fields.0.constraints'],
  [{ type: 'datetime', constraints: { minimum: '2026-01-01 25:00' } }, 'fields.0.constraints.minimum'],
  [{ type: 'duration', constraints: { minimum: 'P' } }, 'fields.0.constraints.minimum'],
  [{ type: 'duration', constraints: { minimum: 'P1YT' } }, 'fields.0.constraints.minimum'],
  [{ type: 'integer', constraints: { enum: [1, 'dua'] } }, 'fields.0.constraints.enum'],
  [{ type: 'date', constraints: { enum: ['31/01/2026'] } }, 'fields.0.constraints.enum'],
  [{ type: 'boolean', constraints: { enum: ['ya'] } }, 'fields.0.constraints.enum'],
])('%j is a fault at %s', (field, where) => {
  expect(faultsOf(field)).toEqual([where]);
});

test.each<Partial<Field>>([
  { type: 'time', format: 'any', constraints: { minimum: '08:30:00', maximum: '08:30' } },
  { type: 'datetime', format: '%d/%m/%Y %H:%M:%S%z', constraints: { minimum: '2026-01-01 08:00', maximum: '2026-01-01T08:00:00' } },
  { type: 'duration', constraints: { minimum: 'P1Y2M', exclusiveMaximum: 'PT36H' } },
  { type: 'list', delimiter: '; ', itemType: 'date', constraints: { minLength: 1, maxLength: 5 } },
  { type: 'boolean', trueValues: ['Ada'], falseValues: ['Tidak'], constraints: { enum: [true] } },
  { type: 'integer', categories: [{ value: 1, label: 'Rendah' }, 2], categoriesOrdered: true },
  { type: 'number', format: 'percent', decimalChar: ',', bareNumber: true },
  { type: 'geopoint', format: 'object' },
  { type: 'geojson', format: 'topojson' },
  { type: 'any', constraints: { required: true, unique: true, enum: ['a'] } },
])('%j has no fault', (field) => {
  expect(faultsOf(field)).toEqual([]);
});

test('a fault of a column names it as a person finds it, and what is known in place of what is not', () => {
  expect(checkStandard({ fields: [year, { name: 'nik', type: 'string', format: 'nikk' }] })).toEqual([
    {
      where: 'fields.1.format',
      what: 'kolom ke-2, nik: format nikk tidak dikenal untuk teks; yang dikenal: nik, kk, kode-wilayah, npsn, nip, phone, email, uri, binary, uuid',
    },
  ]);
});

test('thousand dots are no fault of a whole number, which has no decimal mark', () => {
  expect(faultsOf({ type: 'integer', groupChar: '.' })).toEqual([]);
  expect(faultsOf({ type: 'number', groupChar: '.' })).toEqual(['fields.0.groupChar']);
});

test('a NUL anywhere is refused, before it can end a statement', () => {
  expect(faultsOf({ title: 'a\0b' })).toEqual(['fields']);
});

test.each(['nik', 'no_nik', 'ktp'])('a column %s is no number, whatever the file holds: readers would lose its last digits', (name) => {
  expect(faultsOf({ name, type: 'integer' })).toEqual(['fields.0.type']);
  expect(faultsOf({ name: 'kolom', title: 'Nomor NIK', type: 'number' })).toEqual(['fields.0.type']);
  expect(faultsOf({ name, type: 'string', format: 'nik' })).toEqual([]);
  expect(faultsOf({ name: 'jumlah_nik', type: 'integer' })).toEqual([]);
});

test('a standard looks up no more columns in code lists than memory holds', () => {
  const codes = (count: number): StandardContent => ({
    fields: Array.from({ length: count }, (_, n) => ({ name: `kode_${n}`, type: 'string', referenceCodes: 'kemendagri-kecamatan' })),
  });
  expect(checkStandard(codes(limits.maxCodeColumns))).toEqual([]);
  expect(checkStandard(codes(limits.maxCodeColumns + 1))).toEqual([
    { where: 'fields', what: '41 kolom memakai kode referensi, padahal paling banyak 40' },
  ]);
});

test.each(['constructor', '__proto__', 'filename'])('%s is no name for a column', (name) => {
  expect(checkStandard({ fields: [{ name, type: 'string' }] })).toMatchObject([{ where: 'fields.0.name' }]);
  expect(fieldNames([name])).not.toContain(name);
});

test.each([
  ['date', '%d/%m/%Y%'],
  ['date', '%'],
  ['date', '%d/%m/%Y%%'],
  ['date', '%d/%m/%Y%\n'],
  ['date', '%d/%m/%Y%\u{1f600}'],
  ['datetime', '%d/%m/%Y %H:%M%%z'],
  ['datetime', '%d/%m/%Y %H:%M %z%'],
  ['time', '%H:%M%'],
  ['yearmonth', '%m-%Y%'],
] as const)('a %s pattern of which something is left over is refused: %j', (type, format) => {
  expect(checkStandard({ fields: [{ name: 'a', type, format }] })).toMatchObject([{ where: 'fields.0.format' }]);
});
