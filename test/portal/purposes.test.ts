import { expect, test } from 'vitest';
import { isWithin, outsideText } from '../../web/parts/purposes.ts';

const aid = { id: 'verifikasi-bantuan', name: 'Verifikasi penerima bantuan' };

test.each([
  ['its code', 'verifikasi-bantuan', true],
  ['its name, however written', 'VERIFIKASI  penerima bantuan.', true],
  ['a wider purpose', 'bantuan', true],
  ['a longer text with all its words', 'verifikasi dan penyaluran kepada penerima bantuan', true],
  ['another purpose', 'pelayanan-kependudukan', false],
  ['a purpose that shares a word alone', 'bantuan hukum', false],
  ['no word at all', '–', false],
])('a purpose agrees with %s', (_what, processed, agrees) => {
  expect(isWithin(aid, ['lain', processed])).toBe(agrees);
});

test('a head reads what the data are processed for where the purpose is none of it', () => {
  expect(outsideText(aid, ['pelayanan', 'statistik'])).toMatch(/^Di luar tujuan pemrosesan data ini \(pelayanan; statistik\)\..*Pasal 16/);
  expect(outsideText(aid, ['bantuan'])).toBeUndefined();
  expect(outsideText(aid, undefined)).toBeUndefined();
});
