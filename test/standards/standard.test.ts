import { expect, test } from 'vitest';
import { fieldTypes, standardContentSchema } from '../../functions/standards/standard.ts';

const fields = [{ name: 'nik', type: 'string' }];

test('every type of Table Schema v2 is one', () => {
  expect([...fieldTypes].sort()).toEqual(
    // https://datapackage.org/standard/table-schema/#field-types
    [
      'any',
      'array',
      'boolean',
      'date',
      'datetime',
      'duration',
      'geojson',
      'geopoint',
      'integer',
      'list',
      'number',
      'object',
      'string',
      'time',
      'year',
      'yearmonth',
    ],
  );
});

test('a primary key of one field may be its name alone', () => {
  expect(standardContentSchema.parse({ fields, primaryKey: 'nik' }).primaryKey).toEqual(['nik']);
});

test('what Table Schema says beside the rules is kept', () => {
  const content = {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: [{ name: 'a', type: 'integer', description: 'x', example: 7, rdfType: 'https://schema.org/Integer', categories: [7] }],
    missingValues: ['', { value: '-', label: 'tidak disurvei' }],
    fieldsMatch: 'superset',
  };
  expect(standardContentSchema.parse(content)).toEqual(content);
});

test.each([
  { fields: [{ name: 'a', type: 'teks' }] },
  { fields: [{ name: 'a', type: 'string', rules: { type: 'peringatan' } }] },
  { fields: [{ name: 'a', type: 'string', rules: { required: 'boleh' } }] },
  { fields, rules: { nik: 'peringatan' } },
  { fields, fieldsMatch: 'any' },
  { fields, missingValues: [{ value: '-', label: 'x', lain: 1 }] },
  { fields: [{ name: 'a', type: 'string', definition: 'x'.repeat(1_001) }] },
])('%j is no standard', (content) => {
  expect(standardContentSchema.safeParse(content).success).toBe(false);
});
