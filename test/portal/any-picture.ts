import fc from 'fast-check';
import type { Picture, Value } from '../../web/parts/pictures/picture.ts';
import { shapes } from '../browser/sample-pictures.ts';

/** Pictures of any data, hostile texts and numbers included. */
const naughty = [
  '</title><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onload='alert(1)",
  ']]><svg onload=alert(1)>',
  '&lt;b&gt;',
  'javascript:alert(1)',
  '=1+1',
  '\u0000\u000b\ufffe',
  '‮terbalik',
  'a'.repeat(300),
  '',
];
export const anyText = fc.oneof(fc.constantFrom(...naughty), fc.string({ unit: 'binary', maxLength: 30 }), fc.string({ maxLength: 60 }));

const amount = fc.oneof(fc.integer({ min: -5, max: 500 }), fc.double({ min: 0, max: 1e13, noNaN: true }), fc.double());
export const anyValue: fc.Arbitrary<Value> = fc.oneof(
  { weight: 6, arbitrary: amount },
  { weight: 1, arbitrary: fc.constantFrom(null, 'suppressed') },
);

const month = fc.integer({ min: 0, max: 400 }).map((at) => `${1995 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`);
const year = fc.integer({ min: 1900, max: 2100 }).map(String);
const week = fc.integer({ min: 1, max: 52 }).map((at) => `2026-W${String(at).padStart(2, '0')}`);
const day = fc.integer({ min: 0, max: 900 }).map((at) => new Date(Date.UTC(2025, 0, 1 + at)).toISOString().slice(0, 10));
const periods = fc.constantFrom(month, year, week, day).chain((kind) => fc.array(kind, { maxLength: 60 }));

const measure = fc.record({
  name: anyText,
  unit: fc.option(fc.oneof(fc.constantFrom('rupiah', '%'), anyText), { nil: undefined }),
  aggregate: fc.constantFrom('sum' as const, 'avg' as const, 'median' as const, 'count' as const),
});

export const anyLine = fc.record({
  kind: fc.constant('line' as const),
  measure,
  seriesName: fc.option(anyText, { nil: undefined }),
  series: fc.array(
    fc.record({
      name: anyText,
      points: fc
        .tuple(periods, fc.array(fc.tuple(fc.constantFrom('2026-13', 'Januari'), anyValue), { maxLength: 2 }))
        .chain(([known, unreadable]) =>
          fc
            .array(anyValue, { minLength: known.length, maxLength: known.length })
            .map((values) => [
              ...known.map((period, place) => ({ period, value: values[place] ?? null })),
              ...unreadable.map(([period, value]) => ({ period, value })),
            ]),
        ),
    }),
    { maxLength: 9 },
  ),
});

export const anyBars = fc.record({
  kind: fc.constant('bar' as const),
  measure,
  categoryName: anyText,
  categories: fc.array(fc.record({ name: anyText, value: anyValue }), { maxLength: 40 }),
});

export const anyHistogram = fc.record({
  kind: fc.constant('histogram' as const),
  measure: measure.map(({ name, unit }) => ({ name, unit })),
  bins: fc
    .tuple(
      fc.integer({ min: -1000, max: 1000 }),
      fc.double({ min: 0.001, max: 1e6, noNaN: true }),
      fc.array(fc.oneof(fc.nat(1e6), fc.constant('suppressed' as const)), { maxLength: 30 }),
    )
    .map(([start, step, counts]) => counts.map((count, at) => ({ from: start + at * step, to: start + (at + 1) * step, count }))),
  empty: fc.option(fc.nat(100), { nil: undefined }),
});

const areaOf = fc.oneof(
  fc.constantFrom(...shapes.kecamatan.flatMap(({ code, name }) => [code, code.replaceAll('.', ''), name, `Kec. ${name.toUpperCase()}`])),
  fc.constantFrom(...shapes.kelurahan.map(({ code }) => code)),
  anyText,
);
export const anyMap = fc.record({
  kind: fc.constant('map' as const),
  measure,
  level: fc.constantFrom('kecamatan' as const, 'kelurahan' as const),
  areas: fc.array(fc.record({ area: areaOf, value: anyValue }), { maxLength: 40 }),
  period: fc.option(year, { nil: undefined }),
});

const coordinate = (least: number, greatest: number): fc.Arbitrary<number | null> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.double({ min: least, max: greatest, noNaN: true }) },
    { weight: 1, arbitrary: fc.option(fc.double(), { nil: null }) },
  );
export const anyPoints = fc.record({
  kind: fc.constant('points' as const),
  name: anyText,
  points: fc.array(
    fc.record({ name: fc.option(anyText, { nil: undefined }), longitude: coordinate(106.55, 106.75), latitude: coordinate(-6.26, -6.1) }),
    { maxLength: 150 },
  ),
});

export const anyPicture: fc.Arbitrary<Picture> = fc.oneof(anyLine, anyBars, anyHistogram, anyMap, anyPoints);
