import { expect, test } from 'vitest';
import { namedPeriod } from '../../web/parts/sending/named-period.ts';

test.each([
  ['posyandu-2026-02.csv', 'monthly', '2026-02'],
  ['Posyandu Februari 2026.xlsx', 'monthly', '2026-02'],
  ['laporan_posyandu_feb_2026.csv', 'monthly', '2026-02'],
  ['data-2025.csv', 'annual', '2025'],
  ['kasus 2026-q3.csv', 'quarterly', '2026-Q3'],
  ['Kasus Triwulan III 2026.xlsx', 'quarterly', '2026-Q3'],
  ['harga-2026-W41.csv', 'weekly', '2026-W41'],
  ['rekap 3 Februari 2026.csv', 'daily', '2026-02-03'],
  ['rekap-2026.csv', 'ad-hoc', '2026'],
] as const)('“%s”, of data that come %s, is of %s', (name, cadence, period) => {
  expect(namedPeriod(name, cadence)).toBe(period);
});

test.each([
  ['posyandu.csv', 'monthly'],
  ['posyandu-2026.csv', 'monthly'],
  ['posyandu-2026-13.csv', 'monthly'],
  ['posyandu 2024-2025.csv', 'annual'],
  ['posyandu-2026-02.csv', 'annual'],
  ['3671012345670001.csv', 'annual'],
] as const)('“%s”, of data that come %s, tells of no period', (name, cadence) => {
  expect(namedPeriod(name, cadence)).toBe('');
});
