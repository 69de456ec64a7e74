import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shortNumberText, tableNumberText, tickTexts } from '../../functions/messages/number.ts';
import { periodName, periodText } from '../../functions/messages/period.ts';
import { isPeriod, periodStart } from '../../functions/model/period.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('numbers of pictures', () => {
  test('are written as Indonesians write them', () => {
    expect([0, 0.034, 7.25, 1234.5, 12_345, -4_567_890, 6e9, 7.2e12].map(shortNumberText).map(plain)).toEqual([
      ...['0', '0,034', '7,3', '1.234,5', '12,3 rb', '-4,6 jt', '6 M', '7,2 T'],
    ]);
    expect([0, 0.03456, 34_512.3333, 1e6].map(tableNumberText)).toEqual(['0', '0,0346', '34.512,333', '1.000.000']);
  });

  test('on one axis are of one form, and no two alike', () => {
    expect(tickTexts([0, 5000, 10_000]).map(plain)).toEqual(['0', '5 rb', '10 rb']);
    expect(tickTexts([0, 0.25, 0.5])).toEqual(['0', '0,25', '0,5']);
    const steps = fc.tuple(fc.integer({ min: -50, max: 50 }), fc.constantFrom(1, 2, 5), fc.integer({ min: -8, max: 13 }));
    fc.assert(
      fc.property(steps, ([first, step, power]) => {
        const ticks = [0, 1, 2, 3, 4].map((at) => (first + at) * step * 10 ** power);
        expect(new Set(tickTexts(ticks)).size).toBe(5);
      }),
    );
  });
});

describe('a period', () => {
  test('is called by its length, and a period where several lengths are mixed', () => {
    expect(periodName(['2024', '2025'])).toBe('Tahun');
    expect(periodName(['2025-12', '2026-01'])).toBe('Bulan');
    expect(periodName(['2025', '2026-01'])).toBe('Periode');
  });

  const periods = ['2026', '2026-S2', '2026-T2', '2026-Q3', '2026-09', '2026-W41', '2026-09-12'];

  test('is short on an axis, and in full in a sentence', () => {
    expect(periods.map((period) => periodText(period))).toEqual([
      '2026',
      'Smt 2 2026',
      'Cw 2 2026',
      'Tw 3 2026',
      'Sep 2026',
      'Mg 41 2026',
      '12 Sep 2026',
    ]);
    expect(periods.map((period) => periodText(period, 'long'))).toEqual([
      ...['2026', 'semester 2 2026', 'caturwulan 2 2026', 'triwulan 3 2026', 'September 2026', 'minggu 41 2026', '12 September 2026'],
    ]);
    expect(periodText('bukan periode')).toBe('bukan periode');
  });

  test('begins with its first day', () => {
    const days = periods.map((period) => new Date(periodStart(period) ?? 0).toISOString().slice(0, 10));
    expect(days).toEqual(['2026-01-01', '2026-07-01', '2026-05-01', '2026-07-01', '2026-09-01', '2026-10-05', '2026-09-12']);
    expect(periodStart('2026-W01')).toBe(Date.UTC(2025, 11, 29));
    expect(periodStart('2026-13')).toBeUndefined();
  });

  test('begins later the later it is', () => {
    const weeks = fc.tuple(fc.integer({ min: 1990, max: 2060 }), fc.integer({ min: 1, max: 53 }));
    fc.assert(
      fc.property(weeks, weeks, (one, other) => {
        const [first = '', second = ''] = [one, other].map(([year, week]) => `${year}-W${String(week).padStart(2, '0')}`).sort();
        if (isPeriod(first) && isPeriod(second) && first !== second) expect(periodStart(first)).toBeLessThan(periodStart(second) ?? 0);
      }),
    );
  });
});
