import { describe, expect, test } from 'vitest';
import { endOfWorkingDays } from '../../functions/model/working-day.ts';

const end = (at: string, holidays: readonly string[] = []) => endOfWorkingDays(new Date(at), 3, holidays).toISOString();

describe('the third working day', () => {
  test('ends at the city’s midnight', () => {
    expect(end('2026-11-23T03:00:00.000Z')).toBe('2026-11-26T17:00:00.000Z');
  });

  test('passes over Saturday and Sunday', () => {
    expect(end('2026-11-26T03:00:00.000Z')).toBe('2026-12-01T17:00:00.000Z');
  });

  test('passes over holidays', () => {
    expect(end('2026-12-23T03:00:00.000Z', ['2026-12-24', '2026-12-25'])).toBe('2026-12-30T17:00:00.000Z');
  });

  test('counts from the city’s day, not from that of UTC', () => {
    expect(end('2026-11-22T18:00:00.000Z')).toBe('2026-11-26T17:00:00.000Z');
  });
});
