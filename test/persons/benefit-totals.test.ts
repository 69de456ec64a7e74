import { expect, test } from 'vitest';
import { type Benefit, totalsByYear } from '../../functions/persons/benefits.ts';

const aid = (period: string, amount?: string): Benefit => ({
  ...{ datasetId: 'pkh', opdId: 'dinsos', title: 'PKH', period, whose: 'self' as const },
  ...(amount === undefined ? {} : { amount }),
});

test('a year is summed to the last digit, what is no number is counted and takes nothing from the sum', () => {
  const totals = totalsByYear([aid('2026-01', '9007199254740993'), aid('2026-02', '0.1'), aid('2026-03', 'satu karung'), aid('2026-04')]);
  expect(totals).toEqual([{ year: '2026', count: 4, amount: '9007199254740993.1' }]);
});
