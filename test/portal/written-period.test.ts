import { expect, test } from 'vitest';
import { isPeriod, periodShapes } from '../../functions/model/period.ts';
import { announcement } from '../../functions/requests.ts';
import { writtenPeriod } from '../../web/parts/sending/written-period.ts';

test.each([
  ['Februari 2026', '2026-02'],
  ['pebruari 2026', '2026-02'],
  ['FEB. 2026', '2026-02'],
  ['Agt 2026', '2026-08'],
  ['mei 2026', '2026-05'],
  ['3 Februari 2026', '2026-02-03'],
  ['Triwulan II 2026', '2026-Q2'],
  ['TW 4 2026', '2026-Q4'],
  ['kuartal iii tahun 2026', '2026-Q3'],
  ['Caturwulan 2, 2026', '2026-T2'],
  ['Semester I 2026', '2026-S1'],
  ['Tahun 2026', '2026'],
])('%s is understood as %s', (text, period) => {
  expect(writtenPeriod(text)).toBe(period);
  expect(isPeriod(period)).toBe(true);
});

test.each(['2026', '2026-S1', '2026-T2', '2026-Q3', '2026-09', '2026-W37', '2026-09-12', 'bulan lalu', 'ma 2026', ''])(
  '“%s” stays as it is',
  (text) => {
    expect(writtenPeriod(` ${text} `)).toBe(text);
  },
);

test('what is too long for a period is answered with how one is written', () => {
  const refused = announcement.safeParse({ fileName: 'data.csv', size: 1, period: 'Februari 2026' });
  const [told = ''] = refused.error?.issues.map(({ message }) => message) ?? [];
  expect(told).toMatch(/^bukan periode; tulis misalnya /);
  const examples = told.replace(/^.*misalnya /, '').split(/, (?:atau )?/);
  expect(examples.filter((example) => !isPeriod(example))).toEqual([]);
  expect(periodShapes.filter(([shape]) => examples.some((example) => shape.test(example))).length).toBeGreaterThan(5);
});
