import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
];

test.each(cases)('%s', (what, _field, cells) => {
  expect(readings.get(what)).toEqual(cells);
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
        const readings = await readingsOfColumn(bench, { type }, [...whole, ...cut]);
        expect(readings.map((reading) => reading.startsWith('!'))).toEqual([...whole.map(() => false), ...cut.map(() => true)]);
      }
    }),
    { numRuns: tried(4, 10) },
  );
});
