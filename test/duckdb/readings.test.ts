import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { isPeriod } from '../../functions/standards/period.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** What each cell of a one-column file becomes: its JSON value, or `!rule type` where the check refuses it. */
async function readingsOf(field: Omit<Field, 'name' | 'title'>, cells: readonly string[]): Promise<string[]> {
  const content: StandardContent = { fields: [{ name: 'kolom', ...field }] };
  const table = await bench.table(
    ['kolom'],
    cells.map((cell) => [cell]),
  );
  const outcome = await table.check(content);
  const [part] = await table.writeParts(content, { wholePeriod: 'all', directory: bench.directory });
  const reader = duckdbRowReader(bench.directory);
  const query = { fields: content.fields, columns: ['kolom'], filters: [], sort: [], offset: 0, limit: cells.length };
  const page = await reader.read([part?.path ?? ''], query, 'json');
  await reader.close();
  const refused = new Map(outcome.errors.map(({ rowNumber, type }) => [rowNumber, `!${type}`]));
  return page.rows.map((row, index) => refused.get(index + 2) ?? row.slice('{"kolom":'.length, -1));
}

const typeError = '!type-error';

test.each<[string, Omit<Field, 'name' | 'title'>, Record<string, string>]>([
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
  ['exponent', { type: 'number' }, { '1e-05': '1e-05', '2.5E3': '2500', '1e999': typeError }],
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
  ['boolean', { type: 'boolean' }, { ya: 'true', Tidak: 'false', TRUE: 'true', '0': 'false', mungkin: typeError }],
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
    { '2026-09-12T10:15:30': '"2026-09-12T10:15:30"', '2026-09-12T10:15:30+07:00': typeError, '2026-09-12 25:00': typeError },
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
  ['yearmonth', { type: 'yearmonth' }, { '2026-09': '"2026-09"', '2026-13': typeError }],
  ['yearmonth by pattern', { type: 'yearmonth', format: '%B %Y' }, { 'Maret 2026': '"2026-03"', 'Marte 2026': typeError }],
  [
    'text',
    { type: 'string' },
    { ' a ': '" a "', '': 'null', '007': '"007"', '-': '"-"', "'; DROP TABLE cells; --": '"\'; DROP TABLE cells; --"' },
  ],
  ['missing values', { type: 'integer', missingValues: ['-', 'NA'] }, { '-': 'null', ' NA ': 'null', '5': '5', na: typeError }],
  [
    'nik',
    { type: 'string', format: 'nik' },
    {
      '3671015205900001': '"3671015205900001"',
      '3671011205900000': typeError,
      '3671013905900001': typeError,
      '3671011213900001': typeError,
      ' 3671015205900001': typeError,
      '367101520590001': typeError,
      '36710152059000O1': typeError,
    },
  ],
  [
    'kode wilayah',
    { type: 'string', format: 'kode-wilayah' },
    { '36': '"36"', '36.71.01.1001': '"36.71.01.1001"', '3671011001': '"3671011001"', '36.7': typeError, '3671.01': typeError },
  ],
  ['npsn', { type: 'string', format: 'npsn' }, { '20606873': '"20606873"', '2060687': typeError }],
  ['nip', { type: 'string', format: 'nip' }, { '198503302003121002': '"198503302003121002"', '198513302003121002': typeError }],
  [
    'phone',
    { type: 'string', format: 'phone' },
    { '021-5523160': '"021-5523160"', '+62 812 3456 7890': '"+62 812 3456 7890"', '(021) 5523160': '"(021) 5523160"', '12': typeError },
  ],
  ['email', { type: 'string', format: 'email' }, { 'a@b.go.id': '"a@b.go.id"', 'a@b': typeError }],
])('%s', async (_, field, cells) => {
  const given = Object.keys(cells);
  expect(Object.fromEntries((await readingsOf(field, given)).map((reading, index) => [given[index], reading]))).toEqual(cells);
});

test.each<[string, Field['type'], Field['constraints'], string[], string[]]>([
  ['required', 'string', { required: true }, ['a'], ['', '  ']],
  ['minLength and maxLength', 'string', { minLength: 2, maxLength: 3 }, ['ab', 'abc', ''], ['a', 'abcd']],
  ['minimum and maximum', 'integer', { minimum: -1, maximum: '10' }, ['-1', '10'], ['-2', '11']],
  ['exclusive bounds', 'number', { exclusiveMinimum: 0, exclusiveMaximum: 1.5 }, ['0.1', '1.4999'], ['0', '1.5']],
  ['bounds of dates', 'date', { minimum: '2026-01-01', maximum: '2026-12-31' }, ['2026-01-01'], ['2025-12-31', '2027-01-01']],
  ['pattern', 'string', { pattern: '[A-Z]{2}\\d' }, ['AB1'], ['AB', 'xAB1', 'AB1x']],
  ['enum', 'string', { enum: ['PKH', "BP'NT"] }, ['PKH', "BP'NT", ''], ['pkh', 'BST']],
])('constraint %s', async (_, type, constraints, sound, bad) => {
  const readings = await readingsOf({ type, ...(constraints && { constraints }) }, [...sound, ...bad]);
  expect(readings.slice(0, sound.length).filter((reading) => reading.startsWith('!'))).toEqual([]);
  expect(readings.slice(sound.length)).toEqual(bad.map(() => '!constraint-error'));
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
      const readings = await readingsOf({ type: 'number' }, cells);
      expect(readings).toEqual(cells.map((cell) => (cell.includes('.') ? cell.replace(/0+$/, '') : cell)));
    }),
    { numRuns: 25 },
  );
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
      const { errors } = await table.check({ fields: [{ name: 'periode', type: 'string' }], periodField: 'periode' });
      const refused = errors.map(({ cell }) => cell);
      expect(refused).toEqual(texts.filter((period) => !isPeriod(period)));
    }),
    { numRuns: 10 },
  );
});

test('a long list of choices is asked like a short one', async () => {
  const choices = Array.from({ length: 2000 }, (_, n) => `pilihan '${n}'`);
  const readings = await readingsOf({ type: 'string', constraints: { enum: choices } }, ["pilihan '7'", '', 'pilihan 7', "pilihan '1999'"]);
  expect(readings.map((reading) => reading.startsWith('!'))).toEqual([false, false, true, false]);
});
