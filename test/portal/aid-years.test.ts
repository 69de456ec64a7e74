import { expect, test } from 'vitest';
import type { Benefit } from '../../web/parts/api-nouns.ts';
import { aidYears } from '../../web/parts/persons/aid-years.ts';
import { rupiahText } from '../../web/parts/persons/rupiah.ts';

const own: Benefit = {
  datasetId: 'pkh',
  opdId: 'dinsos',
  title: 'Penerima PKH',
  period: '2026-09',
  whose: 'self',
  amount: '9007199254740993',
};
const family: Benefit = { ...own, programme: 'PKH', whose: 'family', name: 'Siti', amount: '250000.5' };

test('amounts are rupiah to the last digit, and what is no number stays as it was written', () => {
  const texts = ['9007199254740993', '-1500000.50', '0', 'satu karung', '-'].map(rupiahText);
  expect(texts).toEqual(['Rp\u00a09.007.199.254.740.993', '-Rp\u00a01.500.000,50', 'Rp\u00a00', 'satu karung', '-']);
});

test('a year says what came to the person and what to the family, each line when, what, how much and whose', () => {
  const benefitTotals = [{ year: '2026', count: 2, amount: '9007199255240993.5' }];
  expect(aidYears({ benefits: [own, family], benefitTotals })).toEqual([
    {
      title: '2026',
      sums: 'Jumlah Rp\u00a09.007.199.255.240.993,5: sendiri Rp\u00a09.007.199.254.740.993, keluarga Rp\u00a0250.000,5',
      lines: [
        { when: 'Sep 2026', what: 'Penerima PKH', howMuch: 'Rp\u00a09.007.199.254.740.993', whose: 'sendiri' },
        { when: 'Sep 2026', what: 'PKH (Penerima PKH)', howMuch: 'Rp\u00a0250.000,5', whose: 'Siti' },
      ],
    },
  ]);
});

test('what names no year stands under its own heading, by its day where it has one', () => {
  const { amount: _none, ...bare } = own;
  const undated: Benefit = { ...bare, period: 'tahap 1' };
  const dated: Benefit = { ...undated, date: '2025-03-01' };
  const benefitTotals = [
    { year: '2025', count: 1, amount: '0' },
    { year: '', count: 1, amount: '0' },
  ];
  const years = aidYears({ benefits: [undated, dated], benefitTotals });
  expect(years.map(({ title, lines }) => [title, lines[0]?.when, lines[0]?.howMuch])).toEqual([
    ['2025', '1 Mar 2025', 'jumlah tidak disebut'],
    ['Tanpa tahun', 'tahap 1', 'jumlah tidak disebut'],
  ]);
});
