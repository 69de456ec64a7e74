import { describe, expect, test } from 'vitest';
import type { PackagedFormat } from '../../functions/model/file-format.ts';
import { servedSchema } from '../../functions/standards/served-schema.ts';
import { type Field, fieldTypes, type StandardContent } from '../../functions/standards/standard.ts';

const served = (standard: StandardContent, form: PackagedFormat = 'csv', changes: Partial<Parameters<typeof servedSchema>[0]> = {}) =>
  servedSchema({ standard, earlier: [], isOnePart: true, ...changes }, form);
const one = (field: Omit<Field, 'name'>, form?: PackagedFormat) => served({ fields: [{ name: 'kolom', ...field }] }, form).fields[0];

describe('the schema of a file as it is served', () => {
  test('names the columns of CSV by the header, and those of Parquet by their names', () => {
    const standard: StandardContent = { fields: [{ name: 'jumlah', title: '=Jumlah', type: 'integer' }], primaryKey: ['jumlah'] };
    expect(served(standard)).toMatchObject({ fields: [{ name: "'=Jumlah", title: '=Jumlah' }], primaryKey: ["'=Jumlah"] });
    expect(served(standard, 'parquet')).toMatchObject({ fields: [{ name: 'jumlah', title: '=Jumlah' }], primaryKey: ['jumlah'] });
  });

  test('says nothing of how the delivered file wrote its values', () => {
    const asDelivered = {
      decimalChar: ',',
      groupChar: '.',
      bareNumber: false,
      missingValues: ['-'],
      trueValues: ['ya'],
    } satisfies Partial<Field>;
    for (const type of fieldTypes) {
      const field = one({ type, format: type === 'date' ? '%d/%m/%Y' : 'default', ...asDelivered });
      expect(Object.keys(field ?? {}).sort()).toEqual(['name', 'title', 'type']);
    }
    expect(served({ fields: [{ name: 'a', type: 'string' }], missingValues: ['', '-'] }).missingValues).toEqual(['']);
  });

  test.each(['nik', 'kk'])('%s is a string of sixteen digits', (format) => {
    expect(one({ type: 'string', format })).toMatchObject({ type: 'string', constraints: { pattern: '[0-9]{16}' } });
    expect(one({ type: 'string', format })).not.toHaveProperty('format');
    expect(one({ type: 'string', format, rules: { format: 'peringatan' } })).not.toHaveProperty('constraints');
  });

  test('keeps formats of Table Schema, and none of this desk', () => {
    expect(one({ type: 'string', format: 'email' })).toMatchObject({ format: 'email' });
    for (const format of ['npsn', 'nip', 'phone', 'kode-wilayah']) expect(one({ type: 'string', format })).not.toHaveProperty('format');
    for (const format of ['rupiah', 'percent']) expect(one({ type: 'number', format })).not.toHaveProperty('format');
  });

  test('says of fractions what they are a part of, and never that their unit is the percent sign', () => {
    const field = { type: 'number', format: 'percent', unit: '%', definition: 'Bagian warga.' } as const;
    expect(one(field)?.description).toBe('Bagian warga. Pecahan dari seratus persen: 0.875 berarti 87,5 %.');
    expect(one(field)).not.toHaveProperty('unit');
    expect(one({ type: 'number', unit: '%' })).toMatchObject({ unit: '%' });
    expect(one({ type: 'number', unit: '%' })).not.toHaveProperty('description');
  });

  test('asks what publishing made sure of, and no rule that was a warning', () => {
    const constraints = { required: true, unique: true, minimum: 0, exclusiveMaximum: 100, enum: [1, 2] };
    expect(one({ type: 'integer', constraints })?.constraints).toEqual({
      required: true,
      unique: true,
      minimum: 0,
      maximum: 100,
      enum: [1, 2],
    });
    expect(one({ type: 'integer', constraints, level: 'peringatan' })).not.toHaveProperty('constraints');
    expect(one({ type: 'integer', constraints, rules: { minimum: 'peringatan' } })?.constraints).not.toHaveProperty('minimum');
  });

  test('knows that CSV puts an apostrophe before what a spreadsheet would run', () => {
    const constraints = { maxLength: 9, enum: ['=A1', 'biasa'] };
    expect(one({ type: 'string', constraints })?.constraints).toEqual({ maxLength: 10, enum: ["'=A1", 'biasa'] });
    expect(one({ type: 'string', constraints }, 'parquet')?.constraints).toEqual({ maxLength: 9, enum: ['=A1', 'biasa'] });
  });

  test.each([
    ['[A-Z]{2}\\d+', true],
    ['\\p{L}+', false],
    ['\\+62.*', false],
    ['(?i)abc', false],
    ['a(?=b)', false],
  ])('the pattern %s is given on: %s', (pattern, isGiven) => {
    expect(one({ type: 'string', constraints: { pattern } })?.constraints !== undefined).toBe(isGiven);
  });

  test('asks of older periods only what their own standard asked, too', () => {
    const field: Field = { name: 'jumlah', type: 'integer', constraints: { required: true, minimum: 0 } };
    const ofEarlier = (earlier: readonly Field[]) =>
      served({ fields: [field] }, 'csv', { earlier: [{ fields: [...earlier] }], isOnePart: false }).fields[0];
    expect(ofEarlier([field])).toMatchObject({ type: 'integer', constraints: { minimum: 0 } });
    expect(ofEarlier([{ name: 'jumlah', type: 'integer' }])).toMatchObject({ type: 'integer' });
    expect(ofEarlier([{ name: 'jumlah', type: 'integer' }])).not.toHaveProperty('constraints');
    expect(ofEarlier([{ name: 'jumlah', type: 'string' }])).toMatchObject({ type: 'any' });
    expect(ofEarlier([])).not.toHaveProperty('constraints');
  });

  test('has a key where all rows were checked for it together', () => {
    const fields: Field[] = [
      { name: 'tahun', type: 'year' },
      { name: 'kode', type: 'string', constraints: { unique: true } },
    ];
    const apart = { isOnePart: false };
    expect(served({ fields, primaryKey: ['kode'] })).toHaveProperty('primaryKey');
    expect(served({ fields, primaryKey: ['kode'], periodField: 'tahun' }, 'csv', apart)).not.toHaveProperty('primaryKey');
    expect(served({ fields, primaryKey: ['tahun', 'kode'], periodField: 'tahun' }, 'csv', apart).primaryKey).toEqual(['tahun', 'kode']);
    expect(served({ fields, primaryKey: ['kode'], rules: { primaryKey: 'peringatan' } })).not.toHaveProperty('primaryKey');
    expect(served({ fields }, 'csv', apart).fields[1]).not.toHaveProperty('constraints');
  });
});
