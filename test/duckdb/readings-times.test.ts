import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isPeriod } from '../../functions/model/period.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';
import { type ReadingCase, readingsOfCases, typeError } from './read-columns.ts';

let bench: Bench;
let readings: Awaited<ReturnType<typeof readingsOfCases>>;
beforeAll(async () => {
  bench = await openBench();
  readings = await readingsOfCases(bench, cases);
});
afterAll(() => bench.close());

const cases: readonly ReadingCase[] = [
  ['date', { type: 'date' }, { '2026-09-12': '"2026-09-12"', '2026-9-12': typeError, '2026-02-30': typeError, '12/09/2026': typeError }],
  [
    'date of Indonesia',
    { type: 'date', format: '%d/%m/%Y' },
    {
      '31/12/2026': '"2026-12-31"',
      '1/2/2026': '"2026-02-01"',
      '31/02/2026': typeError,
      '12/31/2026': typeError,
      '1/2/26': typeError,
      '01/02/2026 10:00': typeError,
    },
  ],
  [
    'date with month names',
    { type: 'date', format: '%d %B %Y' },
    {
      '12 September 2026': '"2026-09-12"',
      '1 Agt 2026': '"2026-08-01"',
      '1 nopember 2026': '"2026-11-01"',
      '1 MEI 2026': '"2026-05-01"',
      '31 April 2026': typeError,
      '1 Brumaire 2026': typeError,
    },
  ],
  [
    'datetime',
    { type: 'datetime' },
    { '2026-09-12T10:15:30': '"2026-09-12T10:15:30"', '2026-09-12 25:00': typeError, '2026-09-12': typeError },
  ],
  [
    'datetime with offset, moved to the city’s time',
    { type: 'datetime' },
    {
      '2026-09-12T10:15:30+07:00': '"2026-09-12T10:15:30"',
      '2026-09-12T10:15:30Z': '"2026-09-12T17:15:30"',
      '2026-09-12 23:30+09:00': '"2026-09-12T21:30:00"',
      '2026-09-12T00:30:00-0100': '"2026-09-12T08:30:00"',
      '2026-09-12T10:15:30+25:00': typeError,
    },
  ],
  [
    'datetime with offset by pattern',
    { type: 'datetime', format: '%d/%m/%Y %H:%M %z' },
    { '12/09/2026 10:15 +08:00': '"2026-09-12T09:15:00"', '12/09/2026 10:15': typeError },
  ],
  [
    'any datetime',
    { type: 'datetime', format: 'any' },
    {
      '2026-09-12T10:15:30Z': '"2026-09-12T17:15:30"',
      '12/9/2026 8.30 WIB': '"2026-09-12T08:30:00"',
      '12 September 2026 08:30': '"2026-09-12T08:30:00"',
      '12-09-2026': '"2026-09-12T00:00:00"',
      kemarin: typeError,
    },
  ],
  [
    'any date',
    { type: 'date', format: 'any' },
    {
      '2026-09-12': '"2026-09-12"',
      '12/9/2026': '"2026-09-12"',
      '12.09.2026': '"2026-09-12"',
      '12 Agt 2026': '"2026-08-12"',
      '12-Sep-2026': '"2026-09-12"',
      '9/30/2026': typeError,
      '31 April 2026': typeError,
    },
  ],
  [
    'time',
    { type: 'time' },
    { '08:30:15': '"08:30:15"', '23:59': '"23:59:00"', '24:01:00': typeError, '8:30': typeError, '08.30': typeError },
  ],
  [
    'any time',
    { type: 'time', format: 'any' },
    { '8.30': '"08:30:00"', 'pukul 08.30 WIB': '"08:30:00"', '8:5:1': '"08:05:01"', '25.00': typeError },
  ],
  ['time by pattern', { type: 'time', format: '%H.%M' }, { '08.30': '"08:30:00"', '08:30': typeError }],
  [
    'any yearmonth',
    { type: 'yearmonth', format: 'any' },
    { 'Agustus 2026': '"2026-08"', '8/2026': '"2026-08"', '2026-08': '"2026-08"', Agu: typeError },
  ],
  [
    'duration',
    { type: 'duration' },
    {
      P1Y2M: '"P1Y2M"',
      PT1H30M: '"PT1H30M"',
      P2W: '"P2W"',
      '-P1D': '"-P1D"',
      P: typeError,
      P1DT: typeError,
      '1 jam': typeError,
      PT1Y: typeError,
    },
  ],
  [
    'date with any literal between',
    { type: 'date', format: "tgl_%d'é(%m)[%Y]" },
    { "tgl_1'é(2)[2026]": '"2026-02-01"', "tgl-1'é(2)[2026]": typeError },
  ],
  [
    'datetime by pattern',
    { type: 'datetime', format: '%d/%m/%Y %H:%M' },
    { '12/09/2026 10:15': '"2026-09-12T10:15:00"', '12/09/2026': typeError },
  ],
  ['year', { type: 'year' }, { '2026': '2026', '26': typeError, '2026.0': typeError }],
  [
    'yearmonth',
    { type: 'yearmonth' },
    {
      '2026-09': '"2026-09"',
      '2026-13': typeError,
      'Desember 2026': '"2026-12"',
      'des 2026': '"2026-12"',
      ' AGUSTUS 2026 ': '"2026-08"',
      'Agt. 2026': '"2026-08"',
      'Des 26': typeError,
      Desember: typeError,
      '1 Desember 2026': typeError,
      'Desembre 2026': typeError,
    },
  ],
  [
    'months by number',
    { type: 'yearmonth', format: '%m/%Y' },
    { '12/2026': '"2026-12"', 'Desember 2026': '"2026-12"', '2026-12': typeError },
  ],
  ['yearmonth by pattern', { type: 'yearmonth', format: '%B %Y' }, { 'Maret 2026': '"2026-03"', 'Marte 2026': typeError }],
];

test.each(cases)('%s', (what, _field, cells) => {
  expect(readings.get(what)).toEqual(cells);
});

test('the engine and the pure rule agree on what a period is', async () => {
  const part = fc.constantFrom(
    '',
    '-S1',
    '-S3',
    '-T2',
    '-T4',
    '-Q0',
    '-Q4',
    '-00',
    '-09',
    '-13',
    '-W00',
    '-W37',
    '-W53',
    '-W54',
    '-02-28',
    '-02-29',
    '-02-30',
    '-12-31',
    'x',
  );
  const text = fc.tuple(fc.integer({ min: 1900, max: 2100 }), part).map(([year, rest]) => `${year}${rest}`);
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 50, maxLength: 100 }), async (texts) => {
      const table = await bench.table(
        ['periode'],
        texts.map((period) => [period]),
      );
      const { errors } = (await table.check({ fields: [{ name: 'periode', type: 'string' }], periodField: 'periode' })).outcome;
      // Errors without a cell are of the whole column: its periods are of several lengths.
      const refused = errors.flatMap(({ cell }) => cell ?? []);
      expect(refused).toEqual(texts.filter((period) => !isPeriod(period)));
    }),
    { numRuns: tried(4, 10) },
  );
});
