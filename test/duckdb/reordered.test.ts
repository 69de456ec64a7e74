import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reorderedRows } from '../../functions/ingest/reordered-rows.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const content = {
  fields: [
    { name: 'tahun', type: 'year' as const },
    { name: 'kec', type: 'string' as const },
  ],
  periodField: 'tahun',
};

test.each([
  ['later before earlier', ['2021', '2020'], true],
  ['one among another', ['2019', '2020', '2019'], true],
  ['one after another', ['2019', '2019', '2020', '2021'], false],
  ['of one period', ['2020', '2020'], false],
])('rows that do not stand by period are said to move: %s', async (name, years, moved) => {
  const table = await bench.table(
    ['tahun', 'kec'],
    years.map((year, index) => [year, `K${index}`]),
  );
  const checked = await table.check(content);
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: join(bench.directory, `parts ${name}`) });
  expect(reorderedRows(parts, content).map(({ type, message }) => [type, message.includes('kolom tahun')])).toEqual(
    moved ? [['row-order', true]] : [],
  );
});
