import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { isPeriod } from '../../functions/model/period.ts';
import type { Field, StandardContent } from '../../functions/model/standard.ts';
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
  const checked = await table.check(content);
  const { outcome } = checked;
  const [part] = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
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
  ['list', { type: 'list' }, { 'a, b,c': '["a","b","c"]', satu: '["satu"]', 'a,': '["a",""]' }],
  [
    'list of numbers',
    { type: 'list', delimiter: ';', itemType: 'integer' },
    { '1; 2;3': '[1,2,3]', '1;dua': typeError, '1,2': typeError, '1;': typeError },
  ],
  [
    'list of dates',
    { type: 'list', itemType: 'date' },
    { '2026-01-31,2026-02-28': '["2026-01-31","2026-02-28"]', '2026-02-30': typeError },
  ],
  [
    'array',
    { type: 'array' },
    {
      '[]': '[]',
      '[1, "a,b", [true, null], {"x": [{}]}]': '[1, "a,b", [true, null], {"x": [{}]}]',
      '["\\u00e9 \\"kutip\\""]': '["\\u00e9 \\"kutip\\""]',
      '[1 2]': typeError,
      '[1[2]]': typeError,
      '["a""b"]': typeError,
      '[01]': typeError,
      '[1,]': typeError,
      '{"a": 1}': typeError,
      '[1], [2]': typeError,
    },
  ],
  [
    'object',
    { type: 'object' },
    {
      '{"a": 1.5e3, "b": {"c": []}}': '{"a": 1.5e3, "b": {"c": []}}',
      '{}': '{}',
      '{a: 1}': typeError,
      '{"a"}': typeError,
      '{[]: 1}': typeError,
      '[]': typeError,
    },
  ],
  [
    'geopoint',
    { type: 'geopoint' },
    { '106.63, -6.18': '"106.63, -6.18"', '-6.18, 106.63': typeError, '106,63, -6,18': typeError, '200, 1': typeError },
  ],
  ['geopoint as array', { type: 'geopoint', format: 'array' }, { '[106.63, -6.18]': '"[106.63, -6.18]"', '106.63, -6.18': typeError }],
  [
    'geopoint as object',
    { type: 'geopoint', format: 'object' },
    {
      '{"lon": 106.63, "lat": -6.18}': '"{\\"lon\\": 106.63, \\"lat\\": -6.18}"',
      '{"lat": 106.63, "lon": -6.18}': typeError,
      '{"lon": 1}': typeError,
      '{"lon": 1, "lon": 2}': typeError,
    },
  ],
  [
    'geojson',
    { type: 'geojson' },
    {
      '{"type": "Point", "coordinates": [106.63, -6.18]}': '{"type": "Point", "coordinates": [106.63, -6.18]}',
      '{"type": "Titik"}': typeError,
      '{"type": "Point"': typeError,
    },
  ],
  ['any', { type: 'any' }, { ' 12 ': '" 12 "', '': 'null', bebas: '"bebas"' }],
  [
    'own words for truth',
    { type: 'boolean', trueValues: ['Ada', 'A'], falseValues: ['Tidak Ada'] },
    { Ada: 'true', A: 'true', 'Tidak Ada': 'false', ada: typeError, ya: typeError },
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
  ['binary', { type: 'string', format: 'binary' }, { 'aGFsbw==': '"aGFsbw=="', 'aGFsbw=': typeError, halo_: typeError }],
  ['uri', { type: 'string', format: 'uri' }, { 'https://a.go.id/b?c': '"https://a.go.id/b?c"', 'a.go.id': typeError }],
  [
    'uuid',
    { type: 'string', format: 'uuid' },
    { '123e4567-e89b-12d3-a456-426614174000': '"123e4567-e89b-12d3-a456-426614174000"', '123e4567': typeError },
  ],
  [
    'kk',
    { type: 'string', format: 'kk' },
    { '3671015205180001': typeError, '3671012205180001': '"3671012205180001"', '3671012205180000': typeError },
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
  [
    'nip',
    { type: 'string', format: 'nip' },
    { '198503302003121002': '"198503302003121002"', '198513302003121002': typeError, '198502302003121002': typeError },
  ],
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
  ['enum of whole numbers', 'integer', { enum: [1, '2'] }, ['1', '02', ''], ['3']],
  ['enum of numbers', 'number', { enum: [0.5, '1.25'] }, ['.5', '1.250'], ['0.51']],
  ['enum of years', 'year', { enum: [2025, '2026'] }, ['2025', '2026'], ['2024']],
  ['enum of truth', 'boolean', { enum: [true] }, ['ya', 'true'], ['tidak']],
  ['enum of dates', 'date', { enum: ['2026-01-31'] }, ['2026-01-31'], ['2026-01-30']],
  ['enum of date-times', 'datetime', { enum: ['2026-01-31T08:00:00'] }, ['2026-01-31T08:00', '2026-01-31T01:00:00Z'], ['2026-01-31T08:01']],
  ['enum of times', 'time', { enum: ['08:00:00'] }, ['08:00'], ['09:00']],
  ['enum of months', 'yearmonth', { enum: ['2026-01'] }, ['2026-01'], ['2026-02']],
  ['enum of durations', 'duration', { enum: ['P1D'] }, ['P1D'], ['P2D']],
  ['enum of lists', 'list', { enum: ['a,b'] }, ['a,b'], ['a']],
  ['bounds of times', 'time', { minimum: '07:30', exclusiveMaximum: '16:00:00' }, ['07:30', '15:59:59'], ['07:29:59', '16:00']],
  ['bounds of date-times', 'datetime', { minimum: '2026-01-01T08:00' }, ['2026-01-01T08:00'], ['2026-01-01T07:59']],
  ['bounds of years', 'year', { minimum: 2000, maximum: '2026' }, ['2000', '2026'], ['1999', '2027']],
  ['bounds of months', 'yearmonth', { minimum: '2026-02' }, ['2026-02', '2027-01'], ['2026-01', '2025-12']],
  ['bounds of durations', 'duration', { minimum: 'PT90M', maximum: 'P1Y' }, ['PT1H30M', 'P12M', 'P365D'], ['PT89M', 'P366D', 'P13M']],
  ['lengths of lists', 'list', { minLength: 2, maxLength: 3 }, ['a,b', 'a,b,c'], ['a', 'a,b,c,d']],
  ['lengths of arrays', 'array', { minLength: 1, maxLength: 2 }, ['[1]', '["a,b", [1, 2, 3]]'], ['[]', '[ ]', '[1, 2, 3]']],
  ['lengths of objects', 'object', { minLength: 1, maxLength: 1 }, ['{"a": [1, 2]}'], ['{}', '{"a": 1, "b": 2}']],
  ['pattern of a list', 'list', { pattern: '[a-z,]+' }, ['a,b'], ['A,b']],
])('constraint %s', async (_, type, constraints, sound, bad) => {
  const readings = await readingsOf({ type, ...(constraints && { constraints }) }, [...sound, ...bad]);
  expect(readings.slice(0, sound.length).filter((reading) => reading.startsWith('!'))).toEqual([]);
  expect(readings.slice(sound.length)).toEqual(bad.map(() => '!constraint-error'));
});

test('a category is a value of the field, with or without its label', async () => {
  const field = { type: 'integer', categories: [1, { value: 2, label: 'Sedang' }] } as const;
  expect(await readingsOf({ ...field, categories: [...field.categories] }, ['1', '02', '', '3'])).toEqual([
    '1',
    '2',
    'null',
    '!constraint-error',
  ]);
});

test('many choices of a type are asked like a few', async () => {
  const years = Array.from({ length: 100 }, (_, n) => 1900 + n);
  const readings = await readingsOf({ type: 'year', constraints: { enum: years } }, ['1950', '', '2026']);
  expect(readings).toEqual(['1950', 'null', '!constraint-error']);
});

test('any JSON that JavaScript writes is an array or an object, and no truncation of it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.json({ maxDepth: 5 }), { minLength: 1, maxLength: 20 }), async (texts) => {
      const arrays = texts.map((text) => `[${text}]`);
      const objects = texts.map((text) => `{"isi":${text},"a":[]}`);
      const cut = [...arrays, ...objects].map((text) => text.slice(0, -1));
      for (const [type, whole] of [
        ['array', arrays],
        ['object', objects],
      ] as const) {
        const readings = await readingsOf({ type }, [...whole, ...cut]);
        expect(readings.map((reading) => reading.startsWith('!'))).toEqual([...whole.map(() => false), ...cut.map(() => true)]);
      }
    }),
    { numRuns: 10 },
  );
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
      expect(await readingsOf({ type: 'number' }, cells)).toEqual(exact);
    }),
    { numRuns: 20 },
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
      const { errors } = (await table.check({ fields: [{ name: 'periode', type: 'string' }], periodField: 'periode' })).outcome;
      // Errors without a cell are of the whole column: its periods are of several lengths.
      const refused = errors.flatMap(({ cell }) => cell ?? []);
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
