import { expect, test } from 'vitest';
import { isWebAddress } from '../../functions/model/web-address.ts';

test.each([
  'https://dinkes.go.id',
  'http://data.kota.go.id/a?b=c#d',
  'https://creativecommons.org/licenses/by/4.0/',
  'https://a.id:8080/@x',
])('%s may become a link', (text) => {
  expect(isWebAddress(text)).toBe(true);
});

test.each([
  'https://dinkes.go.id@evil.example',
  'https://a.id\\@evil.example',
  'javascript:alert(1)',
  'ftp://a.id',
  'https://a',
  'https://a.id/x y',
])('%s may not', (text) => {
  expect(isWebAddress(text)).toBe(false);
});
