import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { duckdbVersionDiffer } from '../../functions/duckdb/version-differ.ts';
import { limits } from '../../functions/limits.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';
import { twoValues, wideKinds, wideLabels, wideRows, wideStandard } from './wide-table.ts';

const rows = tried(50, 300);
const timeout = 180_000;

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

test.each(wideKinds)(
  'a table as wide as may be, of $kind, is read, judged and written within memory',
  async (wide) => {
    const table = await bench.table(wideLabels, wideRows(wide, rows));
    const checked = await table.check(wideStandard(wide));
    expect(checked.outcome.errors).toEqual([]);
    const [part] = await checked.writeParts({ wholePeriod: 'all', directory: join(bench.directory, wide.kind) });
    await table.close();
    expect(part?.rows).toBe(rows);
  },
  timeout,
);

test(
  'a published table as wide as may be is compared with a second delivery, read as rows and downloaded within memory',
  async () => {
    const paths = await Promise.all([rows, rows + 1].map((count) => written(count)));
    const [before = '', after = ''] = paths;
    const differ = await duckdbVersionDiffer(limits.rowReaderMemoryMegabytes).open(bench.directory);
    const counted = await differ.count({ before: [before], after: [after] }, []);
    expect(counted).toMatchObject({ added: 1, removed: 0 });
    await differ.close();
    const reader = duckdbRowReader(bench.directory);
    const { fields } = wideStandard(twoValues);
    const query = { fields, columns: fields.map(({ name }) => name), filters: [], sort: [], offset: 0, limit: limits.maxRowsPerPage };
    for (const form of ['json', 'csv'] as const) expect((await reader.read([before, after], query, form)).rows).toHaveLength(2 * rows + 1);
    for (const format of ['csv', 'parquet'] as const) {
      const target = join(bench.directory, `whole.${format}`);
      await reader.write([before, after], fields, format, target);
      expect((await stat(target)).size).toBeGreaterThan(wideLabels.length);
    }
    await reader.close();
  },
  timeout,
);

async function written(count: number): Promise<string> {
  const table = await bench.table(wideLabels, wideRows(twoValues, count));
  const checked = await table.check(wideStandard(twoValues));
  const [part] = await checked.writeParts({ wholePeriod: 'all', directory: join(bench.directory, String(count)) });
  await table.close();
  return part?.path ?? '';
}
