import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayBounds } from '../../functions/duckdb/day-bounds.ts';
import { numberBounds } from '../../functions/duckdb/number-bounds.ts';
import { compareDecimals, type Decimal, readDecimal } from '../../functions/standards/types/decimal.ts';

const maxBins = 20;
const decimal = fc.record({ digits: fc.bigInt({ min: -(10n ** 37n), max: 10n ** 37n }), exponent: fc.integer({ min: -40, max: 40 }) });
const whole = fc.record({ digits: fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), exponent: fc.constant(0) });

function read(text: string): Decimal {
  const number = readDecimal(text);
  if (!number) throw new Error(`${text} is no number`);
  expect(JSON.parse(text)).toBeTypeOf('number');
  return number;
}

function expectBounds(one: Decimal, other: Decimal, isWhole: boolean): string[] {
  const [min, max] = compareDecimals(one, other) <= 0 ? [one, other] : [other, one];
  const texts = numberBounds(min, max, { maxBins, isWhole });
  const bounds = texts.map(read);
  expect(bounds.length).toBeGreaterThanOrEqual(2);
  expect(bounds.length).toBeLessThanOrEqual(maxBins + 1);
  for (const [index, bound] of bounds.slice(1).entries()) expect(compareDecimals(bounds[index] ?? bound, bound)).toBe(-1);
  expect(compareDecimals(bounds[0] ?? max, min)).toBeLessThanOrEqual(0);
  expect(compareDecimals(bounds[1] ?? min, min)).toBe(1);
  expect(compareDecimals(bounds.at(-1) ?? min, max)).toBe(1);
  expect(compareDecimals(bounds.at(-2) ?? max, max)).toBeLessThanOrEqual(0);
  return texts;
}

describe('bounds of numbers', () => {
  test('hold least and greatest in the first and the last bin, are few, and grow', () => {
    fc.assert(
      fc.property(decimal, decimal, (one, other) => void expectBounds(one, other, false)),
      { numRuns: 500 },
    );
  });

  test('of whole numbers are whole', () => {
    const wholes = fc.property(whole, whole, (one, other) => {
      for (const text of expectBounds(one, other, true)) expect(text).toMatch(/^(0|-?[1-9][0-9]*)$/);
    });
    fc.assert(wholes, { numRuns: 500 });
  });

  test('are round', () => {
    const bounds = (min: string, max: string) => numberBounds(read(min), read(max), { maxBins, isWhole: false });
    expect(bounds('0.3', '9.7')).toEqual(['0', '0.5', ...Array.from({ length: 18 }, (_, n) => String(1 + n / 2)), '10']);
    expect(bounds('7', '7')).toEqual(['7', '8']);
    expect(bounds('-150', '40')).toEqual(Array.from({ length: 21 }, (_, n) => String(n * 10 - 150)));
  });
});

describe('bounds of days', () => {
  const day = fc
    .date({ min: new Date('0001-01-01'), max: new Date('7000-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  test('hold the first and the last day, are few, and grow', () => {
    const property = fc.property(day, day, (one, other) => {
      const [min, max] = one <= other ? [one, other] : [other, one];
      const bounds = dayBounds(min, max, maxBins) ?? [];
      expect(bounds.length).toBeGreaterThanOrEqual(2);
      expect(bounds.length).toBeLessThanOrEqual(maxBins + 1);
      expect(bounds).toEqual([...new Set(bounds)].sort());
      expect((bounds[0] ?? '') <= min && min < (bounds[1] ?? '')).toBe(true);
      expect((bounds.at(-2) ?? '') <= max && max < (bounds.at(-1) ?? '')).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });

  test('are days, weeks, months and years', () => {
    expect(dayBounds('2026-01-05', '2026-01-07', maxBins)).toEqual(['2026-01-05', '2026-01-06', '2026-01-07', '2026-01-08']);
    expect(dayBounds('2026-01-07', '2026-02-11T09:00', maxBins)?.slice(0, 2)).toEqual(['2026-01-05', '2026-01-12']);
    expect(dayBounds('2025-01-31', '2026-03-01', maxBins)?.slice(-2)).toEqual(['2026-03-01', '2026-04-01']);
    expect(dayBounds('2010-06-01', '2026-03-01', maxBins)?.[0]).toBe('2010-01-01');
    expect(dayBounds('9999-12-31', '9999-12-31', maxBins)).toBeUndefined();
  });
});
