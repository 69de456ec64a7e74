import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { retentionStep } from '../../functions/retention/retention-step.ts';
import { processing } from './retention-fakes.ts';

const day = 24 * 60 * 60 * 1000;
const at = (time: string) => new Date(time);

describe('the end of data', () => {
  test.each([
    ['2026-12-01T16:59:59.999Z', 'none'],
    ['2026-12-01T17:00:00.000Z', 'tell'],
    ['2026-12-31T16:59:59.999Z', 'tell'],
    ['2026-12-31T17:00:00.000Z', 'destroy'],
    ['2036-12-31T17:00:00.000Z', 'destroy'],
  ] as const)('of a dataset kept until 31 December, at %s in UTC: %s', (time, step) => {
    expect(retentionStep({ processing }, at(time))).toBe(step);
  });

  test('comes at the very moment that was stated, where a time was', () => {
    const until = { processing: { ...processing, retentionUntil: '2026-12-31T10:00:00+07:00' } };
    expect(retentionStep(until, at('2026-12-31T02:59:59.999Z'))).toBe('tell');
    expect(retentionStep(until, at('2026-12-31T03:00:00.000Z'))).toBe('destroy');
  });

  test('never comes to what states no retention, and never again to what is destroyed', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (now) => {
        expect(retentionStep({}, now)).toBe('none');
        const destroyed = { at: '2026-12-31T17:00:00.000Z', minutes: '01K5000000000000000000000A' };
        expect(retentionStep({ processing, destroyed }, now)).toBe('go-on');
      }),
    );
  });

  test('is told for as many days before as the limit says, whatever the date', () => {
    const dates = fc.date({ min: at('2000-01-01T00:00:00Z'), max: at('2100-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 60 * day }), (date, before) => {
        const retentionUntil = date.toISOString().slice(0, 10);
        const end = at(`${retentionUntil}T23:59:59.999+07:00`).getTime() + 1;
        const step = retentionStep({ processing: { ...processing, retentionUntil } }, new Date(end - before));
        expect(step).toBe(before === 0 ? 'destroy' : before <= limits.retentionNoticeDays * day ? 'tell' : 'none');
      }),
    );
  });
});
