import { expect, test } from 'vitest';
import { periodWarnings } from '../../functions/ingest/period-warnings.ts';

const noon = new Date('2026-09-15T05:00:00.000Z');
const kinds = (periods: readonly string[], now = noon) => periodWarnings(periods, now).map(({ type, message }) => `${type}: ${message}`);

test('running and past periods of every cadence are no news', () => {
  expect(kinds(['all', '2026', '2026-S2', '2026-T3', '2026-Q3', '2026-09', '2026-W38', '2026-09-15', '2001'])).toEqual([]);
});

test('periods that have not begun are named together', () => {
  const future = ['2027', '2027-S1', '2027-T1', '2026-Q4', '2026-10', '2026-W39', '2026-09-16'];
  expect(kinds(future)).toEqual([`future-period: Periode ${future.join(', ')} belum dimulai.`]);
});

test('a day begins at Jakarta’s midnight', () => {
  expect(kinds(['2026-09-16'], new Date('2026-09-15T16:59:59.000Z'))).toHaveLength(1);
  expect(kinds(['2026-09-16'], new Date('2026-09-15T17:00:00.000Z'))).toEqual([]);
});

test('periods of long ago are named, the rest counted', () => {
  expect(kinds(['1026-01'])).toEqual(['far-past-period: Periode 1026-01 lebih dari 25 tahun yang lalu.']);
  const many = Array.from({ length: 25 }, (_, year) => String(1900 + year));
  expect(kinds(many)[0]).toContain(' dan 5 lainnya ');
});
