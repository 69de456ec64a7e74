import { expect, test } from 'vitest';
import { saidText } from '../../web/parts/persons/said-text.ts';

test('a profile says yes and no in words, and nothing of an empty cell', () => {
  const column = { name: 'pdam', title: 'Tersambung PDAM', type: 'boolean' } as const;
  expect([saidText('true', column), saidText('false', column), saidText(undefined, column)]).toEqual(['Ya', 'Tidak', '']);
});

test('a profile writes all else as pages do', () => {
  expect(saidText('1500000', { name: 'nominal', title: 'Nominal', type: 'integer' })).toBe('1.500.000');
});
