import { describe, expect, test } from 'vitest';
import { cadences } from '../../functions/model/cadence.ts';
import { latestPeriods, runningPeriodOf } from '../../functions/model/latest-periods.ts';
import { periodEnd, periodStart } from '../../functions/model/period.ts';

const nextDue = '2026-12-31T16:59:59.000Z';

describe('the latest periods', () => {
  test.each([
    ['monthly', ['2026-12', '2026-11', '2026-10']],
    ['weekly', ['2026-W53', '2026-W52', '2026-W51']],
    ['quarterly', ['2026-Q4', '2026-Q3', '2026-Q2']],
    ['biennial', ['2026', '2024', '2022']],
    ['ad-hoc', []],
  ] as const)('of %s data begin with the one that is due', (cadence, periods) => {
    expect(latestPeriods({ cadence, nextDue }, 3)).toEqual(periods);
  });

  test('leave nothing out between them, whatever the cadence', () => {
    for (const cadence of cadences.filter((each) => each !== 'ad-hoc' && each !== 'biennial')) {
      const periods = latestPeriods({ cadence, nextDue }, 20);
      expect(periods).toHaveLength(20);
      for (const [place, period] of periods.slice(1).entries())
        expect([cadence, periodEnd(period)]).toEqual([cadence, periodStart(periods[place] ?? '')]);
    }
  });

  test('are none where nothing is due', () => {
    expect(latestPeriods({ cadence: 'monthly', nextDue: undefined }, 3)).toEqual([]);
  });
});

test('the period that is asked about is the one that is due, and before that begins the one before', () => {
  const monthly = { cadence: 'monthly', nextDue } as const;
  expect(runningPeriodOf(monthly, new Date('2026-11-30T16:59:59.000Z'))).toBe('2026-11');
  expect(runningPeriodOf(monthly, new Date('2026-11-30T17:00:00.000Z'))).toBe('2026-12');
  expect(runningPeriodOf(monthly, new Date('2027-03-01T00:00:00.000Z'))).toBe('2026-12');
  expect(runningPeriodOf({ cadence: 'ad-hoc', nextDue: undefined }, new Date(0))).toBeUndefined();
});
