import { expect, test } from 'vitest';
import { fits, inNameOrder } from '../../web/parts/officer-names.ts';

test.each<[string, string, boolean]>([
  ['Siti Aminah', '', true],
  ['Siti Aminah', 'ami si', true],
  ['Siti Aminah', 'AMINAH', true],
  ['Siti Aminah', 'budi', false],
])('%s looked for by “%s”: %s', (name, words, expected) => {
  expect(fits(name, words)).toBe(expected);
});

test('officers stand in the order of their names', () => {
  const named = (name: string) => ({ sub: name, name });
  expect(inNameOrder(['budi', 'Ani', 'Cici'].map(named)).map(({ name }) => name)).toEqual(['Ani', 'budi', 'Cici']);
});
