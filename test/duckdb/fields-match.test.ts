import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const standard: StandardContent = {
  fieldsMatch: 'partial',
  fields: [
    { name: 'kecamatan', type: 'string' },
    { name: 'jumlah', type: 'integer' },
  ],
};

test('columns that the standard lets be are not loaded, and those that lack are empty', async () => {
  const table = await bench.table(['lain', 'kecamatan'], [['x', 'Benda']]);
  const checked = await table.check(standard);
  const { outcome } = checked;
  expect(outcome).toMatchObject({ errors: [], errorCounts: {}, validRows: 1 });
  expect(outcome.warnings.map(({ message }) => message)).toEqual([
    'Kolom "jumlah" tidak ada di berkas, padahal ada di standar data. Selnya dimuat kosong.',
    'Kolom "lain" tidak ada di standar data. Isinya tidak dimuat.',
  ]);
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const reader = duckdbRowReader(bench.directory);
  const query = { fields: standard.fields, columns: ['kecamatan', 'jumlah'], filters: [], sort: [], offset: 0, limit: 10 };
  const page = await reader.read(
    parts.map(({ path }) => path),
    query,
    'json',
  );
  await reader.close();
  expect(page.rows).toEqual(['{"kecamatan":"Benda","jumlah":null}']);
});

test('a file whose columns are not those of the standard is never written', async () => {
  const table = await bench.table(['kecamatan'], [['Benda']]);
  const strict: StandardContent = { fields: standard.fields };
  await expect((await table.check(strict)).writeParts({ wholePeriod: 'all', directory: bench.directory })).rejects.toThrow('columns');
});
