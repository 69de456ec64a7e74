import { expect, test } from 'vitest';
import { requiredFields, requiredLevel } from '../../../functions/standards/rules/required.ts';
import type { StandardContent } from '../../../functions/standards/standard.ts';

const standard: StandardContent = {
  fields: [
    { name: 'kelurahan', type: 'string' },
    { name: 'tahun', type: 'year', level: 'peringatan' },
    { name: 'jumlah', type: 'integer', constraints: { required: true } },
    { name: 'sumber', type: 'string', constraints: { required: true }, rules: { required: 'peringatan' } },
    { name: 'catatan', type: 'string' },
  ],
  primaryKey: ['kelurahan'],
  periodField: 'tahun',
};

const levels = (content: StandardContent) => content.fields.map((field) => requiredLevel(content, field));

test('a key, the period and what the standard says must be filled; the period whatever its level', () => {
  expect(levels(standard)).toEqual(['wajib', 'wajib', 'wajib', 'peringatan', undefined]);
  expect(requiredFields(standard)).toEqual(['kelurahan', 'tahun', 'jumlah']);
});

test('a key that only warns leaves its columns their own level', () => {
  const fields = standard.fields.with(0, { name: 'kelurahan', type: 'string', level: 'peringatan' });
  expect(levels({ ...standard, fields, rules: { primaryKey: 'peringatan' } })).toEqual([
    'peringatan',
    'wajib',
    'wajib',
    'peringatan',
    undefined,
  ]);
});
