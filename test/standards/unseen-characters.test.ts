import { expect, test } from 'vitest';
import { mendedCells } from '../../functions/requests.ts';
import { standardContentSchema } from '../../functions/standards/standard.ts';

const titled = (title: string) => standardContentSchema.safeParse({ fields: [{ name: 'nama', title, type: 'string' }] }).success;
const mended = (value: string) => mendedCells.safeParse({ cells: [{ rowNumber: 2, fieldName: 'nama', value }] }).success;

test.each(['na\u0000ma', 'na\u001fma', 'na\u0085ma', 'na\ud800ma', 'na\udc00'])('%j is no title and no cell', (text) => {
  expect(titled(text)).toBe(false);
  expect(mended(text)).toBe(false);
});

test.each(['Nama', 'Luas (km²)', 'désa', '😀'])('%j may be both', (text) => {
  expect(titled(text)).toBe(true);
  expect(mended(text)).toBe(true);
});

test('A cell may have lines, a title not', () => {
  expect(mended('Jl. Merdeka\n1')).toBe(true);
  expect(titled('Jl. Merdeka\n1')).toBe(false);
});
