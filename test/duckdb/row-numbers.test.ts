import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { tried } from '../product-size.ts';
import { type Bench, firstRowNumber, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.close());

const standard: StandardContent = {
  fields: [
    { name: 'bulan', title: 'Bulan', type: 'string' },
    { name: 'jumlah', title: 'Jumlah', type: 'integer' },
  ],
  periodField: 'bulan',
};
const labels = ['Bulan', 'Jumlah'];
const month = fc.constantFrom('2026-01', '2026-02', '2026-03');
const rowsOf = (count: fc.Arbitrary<string>) => fc.array(fc.tuple(month, count), { minLength: 1, maxLength: 30 });

/** The rows of the file that each part holds, in order, by what the engine says of every place in it. */
async function rowNumbers(rows: readonly (readonly string[])[], kind: 'all' | 'valid') {
  const table = await bench.table(labels, rows);
  const checked = await table.check(standard);
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory, rows: kind });
  const found: [string, number[]][] = [];
  for (const { period, rows: count } of parts) {
    found.push([
      period,
      await checked.rowNumbersAt(
        period,
        Array.from({ length: count }, (_, place) => place),
        kind,
      ),
    ]);
  }
  return Object.fromEntries(found);
}

function reference(rows: readonly (readonly [string, string])[], isKept: (count: string) => boolean) {
  const numbered = rows
    .map(([period, count], index) => ({ period, count, row: index + firstRowNumber }))
    .filter(({ count }) => isKept(count));
  return Object.fromEntries(
    [...Map.groupBy(numbered, ({ period }) => period)].map(([period, kept]) => [period, kept.map(({ row }) => row)]),
  );
}

test('every place of every part is the row of the clerk’s file that stands there', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(fc.constantFrom('1', '2')), async (rows) => {
      expect(await rowNumbers(rows, 'all')).toEqual(reference(rows, () => true));
    }),
    { numRuns: tried(5, 15) },
  );
});

test('also where the rows in error were left out', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOf(fc.constantFrom('1', 'dua')), async (rows) => {
      fc.pre(rows.some(([, count]) => count === '1'));
      expect(await rowNumbers(rows, 'valid')).toEqual(reference(rows, (count) => count === '1'));
    }),
    { numRuns: tried(5, 15) },
  );
});

test('a few places are asked for without the others', async () => {
  const table = await bench.table(labels, [
    ['2026-01', '1'],
    ['2026-02', '2'],
    ['2026-01', '3'],
    ['2026-01', '4'],
  ]);
  const checked = await table.check(standard);
  await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  expect(await checked.rowNumbersAt('2026-01', [0, 2])).toEqual([2, 5]);
  expect(await checked.rowNumbersAt('2026-01', [])).toEqual([]);
});
