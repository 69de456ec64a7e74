import { afterAll, beforeAll, expect, test } from 'vitest';
import { readingOf } from '../../functions/ingest/reading-sample.ts';
import { limits } from '../../functions/limits.ts';
import { type Bench, openBench } from '../duckdb/normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test('a wide table that was not checked yet says how many columns it has', async () => {
  const labels = Array.from({ length: limits.shownColumns + 30 }, (_, index) => `k${index}`);
  const { form } = await bench.form(labels, [labels]);
  const table = await bench.table(labels, [labels]);
  const reading = readingOf(form, await table.firstRows());
  expect(reading).toMatchObject({ allColumns: labels.length, fieldNames: [] });
  expect(reading.labels).toHaveLength(limits.shownColumns);
});
