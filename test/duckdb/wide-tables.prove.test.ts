import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Bench, openBench } from './normal-form-file.ts';
import { wideKinds, wideLabels, wideRows, wideStandard } from './wide-table.ts';

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const cases = wideKinds.flatMap((wide) => [1, 20, 20_000].map((rows) => ({ ...wide, rows })));

test.each(cases)(
  'a table as wide as may be, of $kind in $rows rows, is read, judged and written within memory',
  async ({ rows, ...wide }) => {
    const table = await bench.table(wideLabels, wideRows(wide, rows));
    const checked = await table.check(wideStandard(wide));
    expect(checked.outcome.errors).toEqual([]);
    const [part] = await checked.writeParts({ wholePeriod: 'all', directory: join(bench.directory, `${wide.kind} ${rows}`) });
    await table.close();
    expect(part?.rows).toBe(rows);
  },
);
