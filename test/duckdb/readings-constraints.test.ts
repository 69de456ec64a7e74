import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Field } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';
import { readingsOf, readingsOfColumn } from './read-columns.ts';

let bench: Bench;
let readings: string[][];
beforeAll(async () => {
  bench = await openBench();
  const columns = cases.map(([, type, constraints, sound, bad]) => ({
    field: { type, ...(constraints && { constraints }) },
    cells: [...sound, ...bad],
  }));
  readings = await readingsOf(bench, columns);
});
afterAll(() => bench.close());

const cases: readonly [string, Field['type'], Field['constraints'], string[], string[]][] = [
  ['required', 'string', { required: true }, ['a'], ['', '  ']],
  ['minLength and maxLength', 'string', { minLength: 2, maxLength: 3 }, ['ab', 'abc', ''], ['a', 'abcd']],
  ['minimum and maximum', 'integer', { minimum: -1, maximum: '10' }, ['-1', '10'], ['-2', '11']],
  ['exclusive bounds', 'number', { exclusiveMinimum: 0, exclusiveMaximum: 1.5 }, ['0.1', '1.4999'], ['0', '1.5']],
  ['bounds of dates', 'date', { minimum: '2026-01-01', maximum: '2026-12-31' }, ['2026-01-01'], ['2025-12-31', '2027-01-01']],
  ['pattern', 'string', { pattern: '[A-Z]{2}\\d' }, ['AB1'], ['AB', 'xAB1', 'AB1x']],
  ['enum', 'string', { enum: ['PKH', "BP'NT", 'Ya', 'YA'] }, ['PKH', "BP'NT", '', 'pkh', ' Pkh ', 'YA'], ['BST', 'ya']],
  ['enum of many texts', 'string', { enum: Array.from({ length: 60 }, (_, n) => `Jenis ${n}`) }, ['Jenis 59', 'jenis 7 '], ['Jenis 60']],
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
];

test.each(cases.map(([what, ...rest], place) => ({ what, place, sound: rest[2], bad: rest[3] })))(
  'constraint $what',
  ({ place, sound, bad }) => {
    const found = readings[place] ?? [];
    expect(found.slice(0, sound.length).filter((reading) => reading.startsWith('!'))).toEqual([]);
    expect(found.slice(sound.length)).toEqual(bad.map(() => '!constraint-error'));
  },
);

test('a category is a value of the field, with or without its label', async () => {
  const field = { type: 'integer', categories: [1, { value: 2, label: 'Sedang' }] } as const;
  expect(await readingsOfColumn(bench, { ...field, categories: [...field.categories] }, ['1', '02', '', '3'])).toEqual([
    '1',
    '2',
    'null',
    '!constraint-error',
  ]);
});

test('many choices of a type are asked like a few', async () => {
  const years = Array.from({ length: 100 }, (_, n) => 1900 + n);
  const readings = await readingsOfColumn(bench, { type: 'year', constraints: { enum: years } }, ['1950', '', '2026']);
  expect(readings).toEqual(['1950', 'null', '!constraint-error']);
});

test('a long list of choices is asked like a short one', async () => {
  const choices = Array.from({ length: 2000 }, (_, n) => `pilihan '${n}'`);
  const readings = await readingsOfColumn(bench, { type: 'string', constraints: { enum: choices } }, [
    "pilihan '7'",
    '',
    'pilihan 7',
    "pilihan '1999'",
  ]);
  expect(readings.map((reading) => reading.startsWith('!'))).toEqual([false, false, true, false]);
});
