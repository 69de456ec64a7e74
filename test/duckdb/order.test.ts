import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';

/** More than DuckDB reads in one piece, so that both threads have work. */
const rows = tried(200_000, 400_000);
let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** Rows whose number in the part is not the one that the file's order gives them; `step` lies between two of one part. */
async function misplaced(path: string, step: number): Promise<number> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const sql = `SELECT count(*) FROM read_parquet('${path}', file_row_number = true) WHERE nomor // ${step} <> file_row_number`;
  const [row] = (await connection.runAndReadAll(sql)).getRows();
  connection.closeSync();
  return Number(row?.[0]);
}

function cells(periods: number): string[][] {
  return Array.from({ length: rows }, (_, n) => [String(2020 + (n % periods)), String(n), 'x'.repeat((n * 7) % 90)]);
}

test('a part keeps the order of the file, at two threads and without a sort', async () => {
  const table = await bench.table(
    ['Nomor', 'Isi'],
    cells(1).map((row) => row.slice(1)),
  );
  const fields = [
    { name: 'nomor', type: 'integer' as const },
    { name: 'isi', type: 'string' as const },
  ];
  const [part] = await (await table.check({ fields })).writeParts({ wholePeriod: 'all', directory: bench.directory });
  expect(part?.rows).toBe(rows);
  expect(await misplaced(part?.path ?? '', 1)).toBe(0);
});

test('each of several parts keeps the order of the file, also where their rows alternate', async () => {
  const table = await bench.table(['Tahun', 'Nomor', 'Isi'], cells(3));
  const fields = [
    { name: 'tahun', type: 'year' as const },
    { name: 'nomor', type: 'integer' as const },
    { name: 'isi', type: 'string' as const },
  ];
  const parts = await (await table.check({ fields, periodField: 'tahun' })).writeParts({ wholePeriod: 'all', directory: bench.directory });
  expect(parts.map(({ period }) => period)).toEqual(['2020', '2021', '2022']);
  for (const { path } of parts) expect(await misplaced(path, 3)).toBe(0);
});
