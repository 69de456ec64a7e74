import { expect, test } from 'vitest';
import type { Field } from '../../web/parts/api-nouns.ts';
import { cellText } from '../../web/parts/cell-text.ts';

type Column = Pick<Field, 'name' | 'type' | 'format'>;

const number: Column = { name: 'jumlah', type: 'number' };

test.each<[unknown, Column, string]>([
  [1234567, number, '1.234.567'],
  [-1234.5, number, '-1.234,5'],
  ['123456789012345678901', { name: 'jumlah', type: 'integer' }, '123.456.789.012.345.678.901'],
  [999, number, '999'],
  [1e21, number, '1e+21'],
])('an amount %s is written as Indonesians write it', (value, field, text) => {
  expect(cellText(value, field)).toBe(text);
});

const percent: Column = { name: 'capaian', type: 'number', format: 'percent' };

test.each<[unknown, string]>([
  [0.912, '91,2 %'],
  ['0.875', '87,5 %'],
  [1, '100 %'],
  [0, '0 %'],
  [-0.05, '-5 %'],
  [0.07, '7 %'],
  [0.29, '29 %'],
  [12.345, '1.234,5 %'],
  [1e-7, '0,00001 %'],
  ['', ''],
  [null, ''],
])('a fraction %s of the format percent is shown as the percents that were written', (value, text) => {
  expect(cellText(value, percent)).toBe(text);
});

test.each<[unknown, Column]>([
  [2026, { name: 'tahun', type: 'year' }],
  [2026, { name: 'tahun_anggaran', type: 'integer' }],
  [15111, { name: 'kode_pos', type: 'integer' }],
  ['36.71', { name: 'kode', type: 'string' }],
  ['1234567', { name: 'npsn', type: 'string' }],
])('a year or a code %s stays as it is', (value, field) => {
  expect(cellText(value, field)).toBe(String(value));
});

test.each([
  ['2024-10-09', '9 Okt 2024'],
  ['2024-13-09', '2024-13-09'],
  ['09/10/2024', '09/10/2024'],
])('a day %s is shown as %s', (value, text) => {
  expect(cellText(value, { name: 'tanggal', type: 'date' })).toBe(text);
});

test('the period stays as it is, whatever its name', () => {
  expect(cellText('2024-10-09', { name: 'tanggal', type: 'date' }, 'tanggal')).toBe('2024-10-09');
  expect(cellText(2026, { name: 'data', type: 'integer' }, 'data')).toBe('2026');
});

test('nothing is shown as nothing, lists and objects as texts', () => {
  expect([null, undefined, true, ['a', 'b'], { a: 1 }].map((value) => cellText(value, { name: 'x', type: 'any' }))).toEqual([
    '',
    '',
    'true',
    'a, b',
    '{"a":1}',
  ]);
});
