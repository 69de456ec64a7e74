import { expect, test } from 'vitest';
import { cellText } from '../../web/cell-text.ts';

const number = { name: 'jumlah', type: 'number' };

test.each([
  [1234567, number, '1.234.567'],
  [-1234.5, number, '-1.234,5'],
  ['123456789012345678901', { name: 'jumlah', type: 'integer' }, '123.456.789.012.345.678.901'],
  [999, number, '999'],
  [1e21, number, '1e+21'],
])('an amount %s is written as Indonesians write it', (value, field, text) => {
  expect(cellText(value, field)).toBe(text);
});

test.each([
  [2026, { name: 'tahun', type: 'year' }],
  [2026, { name: 'tahun_anggaran', type: 'integer' }],
  [15111, { name: 'kode_pos', type: 'integer' }],
  ['36.71', { name: 'kode', type: 'string' }],
  ['1234567', { name: 'npsn', type: 'string' }],
])('a year or a code %s stays as it is', (value, field) => {
  expect(cellText(value, field)).toBe(String(value));
});

test('the period stays as it is, whatever its name', () => {
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
