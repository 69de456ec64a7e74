import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inJakarta } from '../../functions/model/jakarta-time.ts';
import { reportBefore, reportsUnderWay, scheduledReport } from '../../functions/model/report-calendar.ts';

describe('the calendar of reports', () => {
  test('closes a week on its Thursday at four, and ends it on Monday at seven, by the city’s clock', () => {
    expect(scheduledReport('2026-W48')).toMatchObject({
      kind: 'weekly',
      closesAt: '2026-11-26T09:00:00.000Z',
      finalAt: '2026-11-30T00:00:00.000Z',
    });
  });

  test('closes a month on the first Thursday after it', () => {
    expect(scheduledReport('2026-11')).toMatchObject({ kind: 'monthly', closesAt: '2026-12-03T09:00:00.000Z' });
    expect(scheduledReport('2026-09')).toMatchObject({ closesAt: '2026-10-01T09:00:00.000Z' });
    expect([scheduledReport('2026'), scheduledReport('2026-Q3'), scheduledReport('2026-13')]).toEqual([undefined, undefined, undefined]);
  });

  test('has each week and month once, whatever the day, and never before it closed', () => {
    const days = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (now) => {
        const under = reportsUnderWay(now);
        expect(new Set(under.map(({ reportId }) => reportId)).size).toBe(under.length);
        for (const each of under) {
          expect(Date.parse(each.closesAt)).toBeLessThanOrEqual(now.getTime());
          expect([inJakarta(new Date(each.closesAt)).getUTCDay(), inJakarta(new Date(each.finalAt)).getUTCDay()]).toEqual([4, 1]);
          expect(scheduledReport(reportBefore(each.reportId) ?? '')?.kind).toBe(each.kind);
        }
        // Two weeks and the days until the end: two or three weekly ones are always under way.
        expect(under.filter(({ kind }) => kind === 'weekly').length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
});
