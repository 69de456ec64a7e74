import { expect, test } from 'vitest';
import { mondayOf } from '../../functions/progress/calendar.ts';
import { lateByWeek, lateOfAll, trendSentence } from '../../web/pages/progress/trend.ts';

const point = (day: string, late: number) => ({
  at: `${day}T00:00:00.000Z`,
  week: mondayOf(new Date(`${day}T00:00:00.000Z`)),
  delivered: 0,
  late,
});
const opd = (history: ReturnType<typeof point>[]) => ({
  opdId: 'dinkes',
  name: 'Dinas Kesehatan',
  planned: 9,
  due: 0,
  delivered: 0,
  late: 0,
  rejected: 0,
  missing: 0,
  rows: 0,
  history,
});

test('a week stands as its last point tells it', () => {
  expect(lateByWeek([point('2026-11-16', 1), point('2026-11-20', 4), point('2026-11-23', 2)])).toEqual([4, 2]);
});

test('an OPD that was not counted in a week stands as it stood before', () => {
  const items = [opd([point('2026-11-16', 3)]), opd([point('2026-11-17', 1), point('2026-11-24', 2)])];
  expect(lateOfAll(items)).toEqual([4, 5]);
  expect(trendSentence(lateOfAll(items))).toBe('5 dataset terlambat, minggu sebelumnya 4.');
});

test('one week alone says nothing of a trend', () => {
  expect(trendSentence(lateOfAll([opd([point('2026-11-16', 3)])]))).toBeUndefined();
});
