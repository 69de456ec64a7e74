import { expect, test } from 'vitest';
import { oldestFirst } from '../../web/pages/reviews/review-order.ts';
import type { Waiting } from '../../web/parts/api-nouns.ts';
import { newerText } from '../../web/parts/newer-delivery.ts';

const waiting = (uploadId: string, at: string, more: Partial<Waiting> = {}): Waiting => ({
  uploadId,
  datasetId: 'posyandu',
  state: 'in-review',
  fileName: 'data.csv',
  size: 1,
  mode: 'all',
  message: '',
  at: { waiting: at },
  opdId: 'dinkes',
  title: 'Posyandu',
  access: 'open',
  priority: false,
  since: at,
  ...more,
});
const first = waiting('a', '2026-11-30T02:00:00Z');
const second = waiting('b', '2026-11-30T02:12:00Z');

test('the one who has waited longest comes first', () => {
  expect(oldestFirst([second, first]).map(({ uploadId }) => uploadId)).toEqual(['a', 'b']);
});

test('an upload that waits says that a newer delivery of its dataset exists, and when it came', () => {
  expect(newerText(first, [second, first])).toBe('Ada kiriman yang lebih baru, 30 Nov 2026, 09.12.');
  expect(newerText(second, [second, first])).toBeUndefined();
});

test.each<[string, Partial<Waiting>]>([
  ['of another dataset', { datasetId: 'lain' }],
  ['that was rejected', { state: 'rejected' }],
  ['that was cancelled', { state: 'cancelled' }],
])('a delivery %s is none', (_which, more) => {
  expect(newerText(first, [{ ...second, ...more }])).toBeUndefined();
});

test('a delivery for another period is none, unless it replaces everything', () => {
  const march = { ...first, mode: 'periods', period: '2026-03' } as const;
  expect(newerText(march, [{ ...second, mode: 'periods', period: '2026-04' }])).toBeUndefined();
  for (const more of [{ period: '2026-03' }, { period: undefined }, { mode: 'all', period: '2026-04' }] as const)
    expect(newerText(march, [{ ...second, mode: 'periods', ...more }])).toContain('Ada kiriman yang lebih baru');
});

test('of what is decided nothing is said', () => {
  expect(newerText({ ...first, state: 'returned' }, [second])).toBeUndefined();
});

test('of an upload that waits for an answer it is said, too', () => {
  expect(newerText({ ...first, state: 'asking' }, [second])).toContain('Ada kiriman yang lebih baru');
});
