import { expect, test } from 'vitest';
import { isPeriod, periodCadence, periodEnd, periodStart, periodsInOrder } from '../../functions/model/period.ts';

test.each([
  ['2026', 'annual'],
  ['2026-S1', 'semiannual'],
  ['2026-T2', 'four-monthly'],
  ['2026-Q3', 'quarterly'],
  ['2026-09', 'monthly'],
  ['2026-W37', 'weekly'],
  ['2026-W53', 'weekly'],
  ['2020-W53', 'weekly'],
  ['2026-09-12', 'daily'],
  ['2024-02-29', 'daily'],
])('%s is a period, %s', (text, cadence) => {
  expect(periodCadence(text)).toBe(cadence);
});

test.each([
  '2026-13',
  '2026-00',
  '2026-02-30',
  '2025-02-29',
  '2026-Q5',
  '2026-S3',
  '2026-T4',
  '2026-W00',
  '2026-W54',
  '2025-W53',
  '26',
  '2026-9',
  ' 2026',
  '2026/09',
  'all',
  '',
])('%j is no period', (text) => {
  expect(isPeriod(text)).toBe(false);
});

test('periods stand in the order of their days, and what is none is left out', () => {
  expect(periodsInOrder(['2026-02', '2025-12', 'all', '2026-W02', '2026-01'])).toEqual(['2025-12', '2026-01', '2026-W02', '2026-02']);
});

test.each([
  ['2026', '2027'],
  ['2026-S1', '2026-S2'],
  ['2026-T3', '2027-T1'],
  ['2026-Q4', '2027-Q1'],
  ['2026-12', '2027-01'],
  ['2026-W53', '2027-W01'],
  ['2024-02-29', '2024-03-01'],
])('%s ends where %s begins', (period, next) => {
  expect(periodEnd(period)).toBe(periodStart(next));
});

test('what is no period has no end', () => {
  expect(periodEnd('all')).toBeUndefined();
});
