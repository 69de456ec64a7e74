import { expect, test } from 'vitest';
import { limits } from '../../../functions/limits.ts';
import { destroyedCells, isDestroyed } from '../../../functions/standards/rules/destroyed-numbers.ts';

const enough = limits.minRoundedCells;

test.each([
  ['sound numbers', { exponents: 0, long: 90, rounded: 9 }, 0],
  ['rounded numbers that could be so by chance', { exponents: 0, long: enough - 1, rounded: enough - 1 }, 0],
  ['rounded numbers, enough of them', { exponents: 0, long: enough, rounded: enough }, enough],
  ['one exponent beside sound numbers', { exponents: 1, long: 90, rounded: 9 }, 1],
  ['one exponent beside a rounded number', { exponents: 1, long: 1, rounded: 1 }, 2],
  ['no long number at all', { exponents: 0, long: 0, rounded: 0 }, 0],
])('%s', (_, numbers, cells) => {
  expect([isDestroyed(numbers), destroyedCells(numbers)]).toEqual([cells > 0, cells]);
});
