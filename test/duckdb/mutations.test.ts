import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import { type Bench, firstFileColumn, firstRowNumber, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const standard: StandardContent = {
  fields: [
    { name: 'id', type: 'string', constraints: { unique: true } },
    { name: 'nik', type: 'string', format: 'nik' },
    { name: 'jumlah', type: 'integer', constraints: { required: true, minimum: 0, maximum: 999 } },
    { name: 'nilai', type: 'number', decimalChar: ',', groupChar: '.' },
    { name: 'tanggal', type: 'date', format: '%d/%m/%Y' },
    { name: 'jenis', type: 'string', constraints: { enum: ['PKH', 'BPNT'] } },
    { name: 'sandi', type: 'string', constraints: { pattern: '[A-Z]{3}', minLength: 3, maxLength: 3 } },
  ],
};
const labels = standard.fields.map(({ name }) => name);

const two = (n: number): string => String(n).padStart(2, '0');
const soundRow = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    woman: fc.boolean(),
    serial: fc.integer({ min: 1, max: 9999 }),
    count: fc.integer({ min: 0, max: 999 }),
    value: fc.integer({ min: 0, max: 99_999_999 }),
    kind: fc.constantFrom('PKH', 'BPNT', ''),
    code: fc.stringMatching(/^[A-Z]{3}$/),
  })
  .map(({ month, day, woman, serial, count, value, kind, code }) => [
    `367101${two(day + (woman ? 40 : 0))}${two(month)}90${String(serial).padStart(4, '0')}`,
    String(count),
    value.toLocaleString('id-ID'),
    `${day}/${month}/2020`,
    kind,
    code,
  ]);

/** Cells that break exactly one thing, and the error that must say so. */
const mutations: readonly (readonly [column: number, cell: string, type: string])[] = [
  [1, '3671013299900001', 'type-error'],
  [1, '123', 'type-error'],
  [2, '', 'constraint-error'],
  [2, '-1', 'constraint-error'],
  [2, '1000', 'constraint-error'],
  [2, '1,5', 'type-error'],
  [2, 'banyak', 'type-error'],
  [3, '12.34', 'type-error'],
  [3, '1,2,3', 'type-error'],
  [4, '31/02/2020', 'type-error'],
  [4, '2020-02-01', 'type-error'],
  [5, 'pkg', 'constraint-error'],
  [6, 'AbC', 'constraint-error'],
];

test('any cell that breaks a rule is reported with its row, its column and its type, and nothing else is', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(soundRow, { minLength: 1, maxLength: 40 }),
      fc.nat(),
      fc.constantFrom(...mutations),
      async (bare, place, mutation) => {
        const [column, cell, type] = mutation;
        const rows = bare.map((cells, index) => [`baris ${index}`, ...cells]);
        const row = place % rows.length;
        const sound = (await (await bench.table(labels, rows)).check(standard)).outcome;
        expect(sound.errors).toEqual([]);
        const mutated = rows.map((cells, index) => (index === row ? cells.with(column, cell) : cells));
        const { outcome } = await (await bench.table(labels, mutated)).check(standard);
        expect(outcome.errors.map((error) => [error.rowNumber, error.fieldNumber, error.fieldName, error.type])).toEqual([
          [row + firstRowNumber, column + firstFileColumn, labels[column], type],
        ]);
        expect(outcome.validRows).toBe(rows.length - 1);
        expect(outcome.errorCounts).toEqual({ [type]: 1 });
      },
    ),
    { numRuns: tried(10, 40) },
  );
});

test('a repeated key is reported on every row but the first', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom('a', 'b', 'c', ''), { minLength: 1, maxLength: 30 }), async (keys) => {
      const table = await bench.table(
        ['id', 'x'],
        keys.map((key) => [key, 'x']),
      );
      const { outcome } = await table.check({
        fields: [
          { name: 'id', type: 'string', constraints: { unique: true } },
          { name: 'x', type: 'string' },
        ],
      });
      const repeated = keys.flatMap((key, index) => (key !== '' && keys.indexOf(key) < index ? [index + firstRowNumber] : []));
      expect(outcome.errors.map(({ rowNumber, type }) => [rowNumber, type])).toEqual(
        repeated.map((rowNumber) => [rowNumber, 'unique-error']),
      );
      expect(outcome.validRows).toBe(keys.length - repeated.length);
    }),
    { numRuns: tried(8, 20) },
  );
});

test('a rule that is a warning is listed as one, and the row stays valid', async () => {
  const table = await bench.table(
    ['a', 'b'],
    [
      ['x', '5'],
      ['y', 'lima'],
    ],
  );
  const { outcome } = await table.check({
    fields: [
      { name: 'a', type: 'string', level: 'peringatan', constraints: { enum: ['x'] } },
      { name: 'b', type: 'integer', level: 'peringatan' },
    ],
  });
  expect(outcome.warnings.map(({ rowNumber, fieldName }) => [rowNumber, fieldName])).toEqual([[3, 'a']]);
  // What can't be stored as its type is an error, whatever its level.
  expect(outcome.errors.map(({ rowNumber, fieldName }) => [rowNumber, fieldName])).toEqual([[3, 'b']]);
  expect(outcome.validRows).toBe(1);
});

test('keys that are a warning warn, and leave the row valid', async () => {
  const table = await bench.table(
    ['a', 'b'],
    [
      ['x', '1'],
      ['x', '1'],
      ['', '2'],
    ],
  );
  const fields: StandardContent['fields'] = [
    { name: 'a', type: 'string' },
    { name: 'b', type: 'integer', constraints: { unique: true }, rules: { unique: 'peringatan' } },
  ];
  const rules = { primaryKey: 'peringatan', uniqueKeys: 'peringatan' } as const;
  const content = { fields, primaryKey: ['a'], uniqueKeys: [['a', 'b']] };
  const lenient = (await table.check({ ...content, fields: fields.with(0, { name: 'a', type: 'string', level: 'peringatan' }), rules }))
    .outcome;
  expect(lenient).toMatchObject({ errors: [], errorCounts: {}, validRows: 3 });
  expect(lenient.warnings.map(({ rowNumber, type }) => [rowNumber, type])).toEqual([
    [3, 'primary-key'],
    [3, 'unique-error'],
    [3, 'unique-error'],
    [4, 'constraint-error'],
  ]);
  const strict = (await table.check(content)).outcome;
  expect(strict.errorCounts).toEqual({ 'primary-key': 1, 'unique-error': 1, 'constraint-error': 1 });
  expect(strict.validRows).toBe(1);
});

test('an error of a key of several columns names them all, since its cell is no cell of one column', async () => {
  const rows = [
    ['Benda', '01', '1'],
    ['Benda', '01', '2'],
  ];
  const table = await bench.table(['kelurahan', 'rw', 'n'], rows);
  const fields = ['kelurahan', 'rw', 'n'].map((name) => ({ name, type: 'string' }) as const);
  const { errors } = (await table.check({ fields, primaryKey: ['kelurahan', 'rw'], uniqueKeys: [['kelurahan']] })).outcome;
  expect(errors.map(({ type, cell, fieldName, fieldNames }) => [type, cell, fieldName, fieldNames])).toEqual([
    ['primary-key', 'Benda + 01', 'kelurahan', ['kelurahan', 'rw']],
    ['unique-error', 'Benda', 'kelurahan', undefined],
  ]);
});

test('a row without a period is an error whatever the level of its field, because it can not be written', async () => {
  const table = await bench.table(['tahun', 'n'], [['', '1']]);
  const period = { name: 'tahun', type: 'year', level: 'peringatan', rules: { required: 'peringatan' } } as const;
  const { outcome } = await table.check({ fields: [period, { name: 'n', type: 'integer' }], periodField: 'tahun' });
  expect(outcome.errors.map(({ rowNumber, fieldName, type }) => [rowNumber, fieldName, type])).toEqual([[2, 'tahun', 'constraint-error']]);
});

test('many errors are all counted, the first thousand listed', async () => {
  const table = await bench.table(
    ['a', 'b'],
    Array.from({ length: 1500 }, () => ['x', 'y']),
  );
  const { outcome } = await table.check({
    fields: [
      { name: 'a', type: 'integer' },
      { name: 'b', type: 'integer' },
    ],
  });
  expect(outcome.errorCounts).toEqual({ 'type-error': 3000 });
  expect(outcome.errors).toHaveLength(1000);
  expect(outcome.errors.at(-1)?.rowNumber).toBe(501);
  expect(outcome.columns.map(({ errors }) => errors)).toEqual([1500, 1500]);
});

test('labels that do not match are errors beside those of the cells', async () => {
  const table = await bench.table(['jumlahh', 'lain', 'jenis'], [['1', '2', 'X']]);
  const { outcome } = await table.check({
    fields: [
      { name: 'jumlah', type: 'integer' },
      { name: 'jenis', type: 'string', constraints: { enum: ['PKH'] } },
    ],
  });
  expect(outcome.errorCounts).toEqual({ 'missing-label': 1, 'extra-label': 2, 'constraint-error': 1 });
  expect(outcome).toMatchObject({ rows: 1, validRows: 0 });
  const none = (await table.check({ fields: [{ name: 'z', type: 'string' }] })).outcome;
  expect(none.errorCounts).toEqual({ 'missing-label': 1, 'extra-label': 3 });
});

test('a pattern that the engine refuses is one error of its column, and the rest is checked', async () => {
  const table = await bench.table(['a', 'b'], [['x', 'y']]);
  const { outcome } = await table.check({
    fields: [
      { name: 'a', type: 'string', constraints: { pattern: '(?=x)x' } },
      { name: 'b', type: 'integer' },
    ],
  });
  expect(outcome.errors.map(({ type, fieldName, rowNumber }) => [type, fieldName, rowNumber])).toEqual([
    ['constraint-error', 'a', undefined],
    ['type-error', 'b', 2],
  ]);
  expect(outcome.validRows).toBe(0);
});

test('a file of more periods than a version can hold is refused', async () => {
  const days = Array.from({ length: limits.maxPartsPerVersion + 1 }, (_, day) => [new Date(day * 86_400_000).toISOString().slice(0, 10)]);
  const table = await bench.table(['hari'], days);
  const { outcome } = await table.check({ fields: [{ name: 'hari', type: 'date' }], periodField: 'hari' });
  expect(outcome.errors.map(({ message }) => message)).toEqual([
    `Kolom hari: berkas ini memuat ${days.length} periode, padahal paling banyak ${limits.maxPartsPerVersion}.`,
  ]);
});
