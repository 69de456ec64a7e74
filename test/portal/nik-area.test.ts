import { expect, test } from 'vitest';
import { otherAreaHint } from '../../web/pages/desk/nik-area.ts';

test('a NIK from elsewhere is told by its area code, which is not repeated with the NIK', () => {
  const hint = otherAreaHint('1111111111111111', '36.71', 'Kota Contoh') ?? '';
  expect(hint).toContain('3671, kode Kota Contoh');
  expect(hint).not.toContain('1111');
  expect(otherAreaHint('3674014507909901', '36.71', 'Kota Contoh')).toBeDefined();
});

test('a NIK of the city gives no hint', () => {
  expect(otherAreaHint('3671014507909901', '36.71', 'Kota Contoh')).toBeUndefined();
});
