import { expect, test } from 'vitest';
import { resourcesOf } from '../../functions/model/foreign-key.ts';
import { checkStandard } from '../../functions/standards/check-standard.ts';
import { type StandardContent, standardContentSchema } from '../../functions/standards/standard.ts';

const fields: StandardContent['fields'] = [
  { name: 'kode', type: 'string' },
  { name: 'induk', type: 'string' },
];
const faultsOf = (...foreignKeys: NonNullable<StandardContent['foreignKeys']>) =>
  checkStandard({ fields, foreignKeys }).map(({ where }) => where);

test('keys to another dataset and to this table are sound', () => {
  expect(
    faultsOf(
      { fields: ['kode'], reference: { resource: 'data-puskesmas', fields: ['apa_pun'] } },
      { fields: ['induk'], reference: { resource: '', fields: ['kode'] } },
      { fields: ['induk'], reference: { fields: ['kode'] } },
    ),
  ).toEqual([]);
});

test('a field that is not there, on either side of this table, and sides of unequal length are named', () => {
  expect(faultsOf({ fields: ['x'], reference: { resource: 'data-puskesmas', fields: ['kode'] } })).toEqual(['foreignKeys.0.fields']);
  expect(faultsOf({ fields: ['induk'], reference: { fields: ['x'] } })).toEqual(['foreignKeys.0.reference.fields']);
  expect(faultsOf({ fields: ['induk', 'kode'], reference: { resource: 'data-puskesmas', fields: ['kode'] } })).toEqual(['foreignKeys.0']);
});

test('a single field may stand without brackets, as Table Schema v1 wrote it', () => {
  const foreignKeys = [{ fields: 'kode', reference: { resource: 'data-puskesmas', fields: 'kode' } }];
  expect(standardContentSchema.parse({ fields, foreignKeys }).foreignKeys).toEqual([
    { fields: ['kode'], reference: { resource: 'data-puskesmas', fields: ['kode'] } },
  ]);
});

test('a resource that is no dataset id is refused', () => {
  const foreignKeys = [{ fields: ['kode'], reference: { resource: '../x', fields: ['kode'] } }];
  expect(standardContentSchema.safeParse({ fields, foreignKeys }).success).toBe(false);
});

test('datasets referred to are named once, and this table is none', () => {
  const to = (resource: string) => ({ fields: ['kode'], reference: { resource, fields: ['kode'] } });
  expect(resourcesOf([to('b-data'), to(''), to('a-data'), to('b-data')])).toEqual(['b-data', 'a-data']);
});

test('reference codes belong to text alone', () => {
  const referenceCodes = 'kemendagri-kecamatan';
  expect(checkStandard({ fields: [{ name: 'kode', type: 'string', referenceCodes }] })).toEqual([]);
  expect(checkStandard({ fields: [{ name: 'kode', type: 'integer', referenceCodes }] }).map(({ where }) => where)).toEqual([
    'fields.0.referenceCodes',
  ]);
});
