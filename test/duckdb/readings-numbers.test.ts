import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';
import { type ReadingCase, readingsOfCases, readingsOfColumn, typeError } from './read-columns.ts';

let bench: Bench;
let readings: Awaited<ReturnType<typeof readingsOfCases>>;
beforeAll(async () => {
  bench = await openBench();
  readings = await readingsOfCases(bench, cases);
});
afterAll(() => bench.close());

const cases: readonly ReadingCase[] = [
  [
    'integer',
    { type: 'integer' },
    {
      '12': '12',
      ' -7 ': '-7',
      '+3': '3',
      '007': '7',
      '1.5': typeError,
      '1_000': typeError,
      '1e3': typeError,
      abc: typeError,
      '': 'null',
      '\u00a05': '5',
    },
  ],
  [
    'integer with dots',
    { type: 'integer', decimalChar: ',', groupChar: '.' },
    { '1.234.567': '1234567', '12': '12', '1.23': typeError, '0.123': typeError },
  ],
  [
    'number',
    { type: 'number' },
    {
      '1.50': '1.5',
      '.241': '0.241',
      '-.95': '-0.95',
      '1,5': typeError,
      '1.2.3': typeError,
      NaN: typeError,
      Infinity: typeError,
      '-0.0': '0',
      '100': '100',
    },
  ],
  [
    'number of Indonesia',
    { type: 'number', decimalChar: ',', groupChar: '.' },
    { '1.234.567,89': '1234567.89', '0,5': '0.5', '1234,5': '1234.5', '12.34': typeError, '1.234': '1234' },
  ],
  ['number with spaces', { type: 'number', groupChar: ' ' }, { '1 234.5': '1234.5', '1\u2009234': '1234', '12 34': typeError }],
  ['exponent', { type: 'number' }, { '1e-05': '0.00001', '2.5E3': '2500', '-1.50e-2': '-0.015', '1e999': typeError, '1e-999': typeError }],
  ['large exponent', { type: 'number' }, { '1e37': `1${'0'.repeat(37)}`, '1e38': typeError }],
  [
    'rupiah',
    { type: 'number', format: 'rupiah' },
    {
      'Rp1.234.567,89': '1234567.89',
      'Rp 5.000,-': '5000',
      'Rp. 12': '12',
      '-Rp1.000': '-1000',
      '7.500': '7500',
      'Rp1,234.5': typeError,
      USD1: typeError,
    },
  ],
  [
    'number with text around it',
    { type: 'number', bareNumber: false, decimalChar: ',', groupChar: '.' },
    {
      '± 1.250,5 kg': '1250.5',
      '-Rp1.000': '-1000',
      'Rp -1.000': '-1000',
      '12 m²': '12',
      '(5)': typeError,
      '5-': typeError,
      '12 5': typeError,
      kosong: typeError,
    },
  ],
  ['integer with text around it', { type: 'integer', bareNumber: false }, { '12 orang': '12', '1.5 orang': typeError }],
  [
    'percent',
    { type: 'number', format: 'percent' },
    { '90.00%': '0.9', '7%': '0.07', '-0.5 %': '-0.005', '120%': '1.2', '0.25': '0.25', '1': '1', '90': typeError, '%': typeError },
  ],
  ['percent of Indonesia', { type: 'number', format: 'percent', decimalChar: ',' }, { '90,5%': '0.905', '100%': '1', '1.5%': typeError }],
  [
    'numbers that would be rounded',
    { type: 'number' },
    { ['9'.repeat(38)]: '9'.repeat(38), ['9'.repeat(39)]: typeError, [`${'0'.repeat(40)}7`]: '7' },
  ],
  ['whole numbers that would be rounded', { type: 'integer' }, { ['9'.repeat(38)]: '9'.repeat(38), ['9'.repeat(39)]: typeError }],
  [
    'missing values with what they mean',
    { type: 'integer', missingValues: ['', { value: '-', label: 'tidak disurvei' }] },
    { '-': 'null', '5': '5' },
  ],
  ['missing values', { type: 'integer', missingValues: ['-', 'NA'] }, { '-': 'null', ' NA ': 'null', '5': '5', na: typeError }],
];

test.each(cases)('%s', (what, _field, cells) => {
  expect(readings.get(what)).toEqual(cells);
});

test('numbers come back exactly, however many digits they have', async () => {
  const digits = (max: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${max - 1}}$`));
  const number = fc.tuple(fc.constantFrom('', '-'), fc.oneof(fc.constant('0'), digits(19)), fc.oneof(fc.constant(''), digits(18)));
  await fc.assert(
    fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 20 }), async (numbers) => {
      const cells = numbers.map(([sign, whole, fraction]) => {
        const nothing = whole === '0' && fraction === '';
        return `${nothing ? '' : sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
      });
      const readings = await readingsOfColumn(bench, { type: 'number' }, cells);
      expect(readings).toEqual(cells.map((cell) => (cell.includes('.') ? cell.replace(/0+$/, '') : cell)));
    }),
    { numRuns: tried(8, 25) },
  );
});

test('numbers that no type keeps together are an error of their column, and all others come back exactly', async () => {
  const digits = (max: number): fc.Arbitrary<string> => fc.stringMatching(new RegExp(`^[1-9][0-9]{0,${max - 1}}$`));
  const number = fc.oneof(
    digits(38),
    fc.tuple(digits(20), digits(18)).map(([whole, fraction]) => `${whole}.${fraction}`),
  );
  const content: StandardContent = { fields: [{ name: 'kolom', type: 'number' }] };
  await fc.assert(
    fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 5 }), async (cells) => {
      const table = await bench.table(
        ['kolom'],
        cells.map((cell) => [cell]),
      );
      const { errors } = (await table.check(content)).outcome;
      const whole = Math.max(...cells.map((cell) => cell.split('.')[0]?.length ?? 0));
      const scale = Math.max(...cells.map((cell) => (cell.split('.')[1] ?? '').replace(/0+$/, '').length));
      expect(errors.length).toBe(whole + scale > 38 ? 1 : 0);
      if (errors.length > 0) return;
      const exact = cells.map((cell) => (cell.includes('.') ? cell.replace(/[.]?0+$/, '') : cell));
      expect(await readingsOfColumn(bench, { type: 'number' }, cells)).toEqual(exact);
    }),
    { numRuns: tried(6, 20) },
  );
});
