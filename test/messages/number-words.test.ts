import { expect, test } from 'vitest';
import { dayInWords } from '../../functions/messages/date-words.ts';
import { numberInWords } from '../../functions/messages/number-words.ts';

test.each([
  [0, 'nol'],
  [7, 'tujuh'],
  [10, 'sepuluh'],
  [11, 'sebelas'],
  [19, 'sembilan belas'],
  [30, 'tiga puluh'],
  [31, 'tiga puluh satu'],
  [100, 'seratus'],
  [111, 'seratus sebelas'],
  [250, 'dua ratus lima puluh'],
  [1000, 'seribu'],
  [1111, 'seribu seratus sebelas'],
  [2026, 'dua ribu dua puluh enam'],
  [9999, 'sembilan ribu sembilan ratus sembilan puluh sembilan'],
])('%i is written %s', (value, text) => {
  expect(numberInWords(value)).toBe(text);
});

test.each([-1, 1.5, 10_000])('%d is no number that is written in words', (value) => {
  expect(() => numberInWords(value)).toThrow('no number');
});

test('a day stands in words as an official record opens', () => {
  expect(dayInWords('2026-11-30')).toBe('hari Senin tanggal tiga puluh November tahun dua ribu dua puluh enam');
  expect(dayInWords('2027-01-01')).toBe('hari Jumat tanggal satu Januari tahun dua ribu dua puluh tujuh');
});
