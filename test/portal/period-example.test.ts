import { expect, test } from 'vitest';
import { periodExample } from '../../functions/messages/period.ts';
import { cadences } from '../../functions/model/cadence.ts';
import { isPeriod } from '../../functions/model/period.ts';

test('a period is shown as a dataset of its cadence writes it', () => {
  expect(cadences.map((cadence) => periodExample(cadence, 2026))).toEqual([
    '2026-09-12',
    '2026-W37',
    '2026-09',
    '2026-Q3',
    '2026-T2',
    '2026-S1',
    '2026',
    '2026',
    '2026-09-12',
  ]);
});

test('every example is a period that the check takes', () => {
  for (const cadence of cadences) expect(isPeriod(periodExample(cadence, 2027))).toBe(true);
});
