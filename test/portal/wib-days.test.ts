import { describe, expect, test } from 'vitest';
import { daysAsked, momentOf, placeIn, utcDaysOf, wibStamp } from '../../web/pages/upload/wib-days.ts';

const limits = { usualDays: 30, mostDays: 365 };
const lateEvening = new Date('2026-11-24T17:00:00.000Z');

describe('days of WIB', () => {
  test('are the last ones until today by Jakarta’s clock, where none is named', () => {
    expect(daysAsked({ from: '', until: '', ...limits }, lateEvening)).toEqual({ from: '2026-10-27', until: '2026-11-25' });
    expect(daysAsked({ from: '', until: '', ...limits }, new Date(lateEvening.getTime() - 1))).toEqual({
      from: '2026-10-26',
      until: '2026-11-24',
    });
    expect(daysAsked({ from: '', until: '2026-03-01', ...limits }, lateEvening)).toEqual({ from: '2026-01-31', until: '2026-03-01' });
  });

  test('are those that are named, one or as many as may be asked', () => {
    const one = { from: '2026-11-24', until: '2026-11-24' };
    expect(daysAsked({ ...one, ...limits }, lateEvening)).toEqual(one);
    const year = { from: '2025-11-25', until: '2026-11-24' };
    expect(daysAsked({ ...year, ...limits }, lateEvening)).toEqual(year);
    expect(daysAsked({ ...year, from: '2025-11-24', ...limits }, lateEvening)).toEqual({ problem: expect.stringContaining('365 hari') });
    expect(daysAsked({ from: '2026-11-25', until: '2026-11-24', ...limits }, lateEvening)).toEqual({
      problem: expect.stringContaining('“Dari”'),
    });
  });

  test('lie in days of UTC, none of which is missing', () => {
    expect(utcDaysOf({ from: '2026-11-01', until: '2026-11-24' })).toEqual({ from: '2026-10-31', until: '2026-11-24' });
  });

  test('begin and end at 17.00 UTC', () => {
    const days = { from: '2026-11-24', until: '2026-11-24' };
    const places = ['2026-11-23T16:59:59.999Z', '2026-11-23T17:00:00.000Z', '2026-11-24T16:59:59.999Z', '2026-11-24T17:00:00.000Z'];
    expect(places.map((at) => placeIn(days, at))).toEqual(['before', 'in', 'in', 'after']);
    expect(momentOf('2026-11-24')).toBe('2026-11-23T17:00:00.000Z');
  });
});

test('a stamp is by the city’s clock and says so', () => {
  expect(wibStamp('2026-11-24T17:00:00.250Z')).toBe('2026-11-25T00:00:00.250+07:00');
});
