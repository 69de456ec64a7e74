import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbConcernedLister } from '../../functions/duckdb/concerned-lister.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Parts with these columns alone. */
async function partsOf(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<string[]> {
  const table = await bench.table(columns, rows);
  const checked = await table.check({ fields: columns.map((name) => ({ name, type: 'string' as const })) });
  return (await checked.writeParts({ wholePeriod: 'all', directory: bench.directory })).map(({ path }) => path);
}

const columns = { nik: 'nik', kk: 'kk' };
const lister = duckdbConcernedLister(200);

test.each([
  { stored: 'nik', counts: { rows: 2, persons: 2, families: 0, unnamed: 0 }, list: 'NIK,KK,nama\n1,,Siti\n2,,Budi\n' },
  { stored: 'kk', counts: { rows: 2, persons: 0, families: 2, unnamed: 0 }, list: 'NIK,KK,nama\n,1,Siti\n,2,Budi\n' },
  { stored: 'umur', counts: { rows: 2, persons: 0, families: 0, unnamed: 2 }, list: 'NIK,KK,nama\n' },
])('parts of an earlier standard with $stored alone are listed by what they have', async ({ stored, counts, list }) => {
  const paths = await partsOf(
    [stored, 'nama'],
    [
      ['1', 'Siti'],
      ['2', 'Budi'],
    ],
  );
  const target = join(bench.directory, `${stored}.csv`);
  expect(await lister.write({ paths, columns, reached: ['nama'] }, target)).toEqual(counts);
  expect(await readFile(target, 'utf8')).toBe(list);
});

test('a dataset without NIKs lists each family once', async () => {
  const paths = await partsOf(
    ['kk', 'nama'],
    [
      ['1', 'Siti'],
      ['1', 'Siti'],
      ['2', 'Budi'],
    ],
  );
  const target = join(bench.directory, 'families.csv');
  const counts = await lister.write({ paths, columns: { kk: 'kk' }, reached: ['nama'] }, target);
  expect([counts, await readFile(target, 'utf8')]).toEqual([
    { rows: 3, persons: 0, families: 2, unnamed: 0 },
    'NIK,KK,nama\n,1,Siti\n,2,Budi\n',
  ]);
});
