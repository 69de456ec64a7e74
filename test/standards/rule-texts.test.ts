import { expect, test } from 'vitest';
import { ruleTexts } from '../../functions/standards/rules/told.ts';
import type { Field } from '../../functions/standards/standard.ts';

const field = (more: Partial<Field>): Field => ({ name: 'jumlah', type: 'integer', ...more });
const told = (one: Field) => ruleTexts({ fields: [one] }, one);

test('every rule of a column is said, and which only warn', () => {
  const one = field({
    referenceCodes: 'kemendagri-kecamatan',
    constraints: { required: true, unique: true, minimum: 0.5, maximum: 250_000, minLength: 2, pattern: '[0-9]+', enum: ['a', 'b'] },
    level: 'peringatan',
    rules: { required: 'wajib', unique: 'wajib', enum: 'wajib', minLength: 'wajib', pattern: 'wajib' },
  });
  expect(told(one)).toEqual([
    'wajib diisi',
    'tidak boleh kembar',
    'kode menurut daftar kecamatan Kemendagri (peringatan)',
    'pilihan: a, b',
    'paling kecil 0,5 (peringatan)',
    'paling besar 250.000 (peringatan)',
    'paling pendek 2 huruf',
    'berpola [0-9]+',
  ]);
});

test('a year’s bounds are no amounts, and many choices are counted', () => {
  const many = Array.from({ length: 12 }, (_, place) => `p${place}`);
  expect(told(field({ constraints: { minimum: 2000, maximum: '2026-12-31', enum: many } }))).toEqual([
    'pilihan: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, … (12 pilihan)',
    'paling kecil 2000',
    'paling besar 2026-12-31',
  ]);
});

test('an empty cell that only warns says so', () => {
  expect(told(field({ constraints: { required: true }, level: 'peringatan' }))).toEqual(['wajib diisi (peringatan)']);
});

test('a key must be filled as strictly as it is asked for', () => {
  const key = field({});
  expect(ruleTexts({ fields: [key], primaryKey: ['jumlah'] }, key)).toEqual(['wajib diisi']);
});

test('lengths are counted in what the type is made of', () => {
  const lengths = { constraints: { minLength: 2, maxLength: 12_000 } };
  expect(told(field({ type: 'list', ...lengths }))).toEqual(['paling pendek 2 butir', 'paling panjang 12.000 butir']);
  expect(told(field({ type: 'object', ...lengths }))[0]).toBe('paling pendek 2 anggota');
});
