import { expect, test } from 'vitest';
import { isWithin, latestQuarters, quarterOf, spanOf } from '../../functions/model/quarter.ts';

test('a quarter begins and ends at the city’s midnight', () => {
  expect(spanOf('2026-Q4')).toEqual({ from: new Date('2026-09-30T17:00:00.000Z'), until: new Date('2026-12-31T17:00:00.000Z') });
  expect(
    ['2026-09-30T16:59:59.999Z', '2026-09-30T17:00:00.000Z', '2026-12-31T16:59:59.999Z', '2026-12-31T17:00:00.000Z'].map((at) =>
      isWithin(at, spanOf('2026-Q4')),
    ),
  ).toEqual([false, true, true, false]);
  expect(isWithin(undefined, spanOf('2026-Q4'))).toBe(false);
  expect(() => spanOf('2026-Q5')).toThrow('no period');
});

test('a moment is in the quarter of the city’s clock, and quarters are counted back', () => {
  expect(quarterOf(new Date('2026-12-31T18:00:00.000Z'))).toBe('2027-Q1');
  expect(latestQuarters(new Date('2027-01-05T00:00:00.000Z'), 5)).toEqual(['2027-Q1', '2026-Q4', '2026-Q3', '2026-Q2', '2026-Q1']);
});
