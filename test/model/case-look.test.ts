import { describe, expect, test } from 'vitest';
import { foldedCaseNumber, monthOf } from '../../functions/model/case-look.ts';

describe('a case number', () => {
  test.each(['460/12/2026 Dinsos', ' 460/12/2026  dinsos\t', '460/12/2026\n DINSOS'])(
    'written %j is the number under which the institution’s confirmation lies',
    (written) => {
      expect(foldedCaseNumber(written)).toBe('460/12/2026 DINSOS');
    },
  );

  test('with a space and one without are two', () => {
    expect(foldedCaseNumber('460 12')).not.toBe(foldedCaseNumber('46012'));
  });
});

test('the decision on a look lies under the month of UTC in which somebody looked', () => {
  expect([monthOf({ at: '2026-09-30T23:59:59.999Z' }), monthOf({ at: '2026-10-01T00:00:00.000Z' })]).toEqual(['2026-09', '2026-10']);
});
