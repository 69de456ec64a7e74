import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Filter, RowQuery, RowReader } from '../../functions/rows/row-query.port.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

/** Columns that are stored otherwise than their field says, or called as something else is. */
let bench: Bench;
let reader: RowReader & { close: () => Promise<void> };

beforeAll(async () => {
  bench = await openBench();
  reader = duckdbRowReader(bench.directory);
});
afterAll(async () => {
  await reader.close();
  await bench.close();
});

const all = { filters: [], sort: [], offset: 0, limit: 100 };

test('a column that no part has is empty in every comparison and order', async () => {
  const table = await bench.table(['nama'], [['a'], ['b'], ['c'], ['d']]);
  const [part] = await (await table.check({ fields: [{ name: 'nama', type: 'string' }] })).writeParts({
    wholePeriod: '2100',
    directory: bench.directory,
  });
  const fields = [
    { name: 'nama', type: 'string' as const },
    { name: 'luas', type: 'number' as const },
    { name: 'catatan', type: 'string' as const },
  ];
  const found = async (query: Partial<RowQuery>) =>
    (await reader.read([part?.path ?? ''], { ...all, fields, columns: ['nama'], ...query }, 'json')).total;
  for (const column of ['luas', 'catatan']) {
    const of = (operator: Filter['operator'], values: string[]) =>
      found({ filters: [{ column, operator, values }], sort: [{ column, descending: true }] });
    expect([await of('exact', ['7']), await of('in', ['7']), await of('less', ['7']), await of('contains', ['7'])]).toEqual([0, 0, 0, 0]);
    expect([await of('isnull', []), await of('isnotnull', []), await of('differs', ['7'])]).toEqual([4, 0, 4]);
  }
});

test('numbers in a column that is text now are found as they are shown', async () => {
  const table = await bench.table(['k'], [['1.50'], ['22.25']]);
  const [part] = await (await table.check({ fields: [{ name: 'k', type: 'number' }] })).writeParts({
    wholePeriod: '2070',
    directory: bench.directory,
  });
  const query = { ...all, fields: [{ name: 'k', type: 'string' as const }], columns: ['k'] };
  const found = async (operator: Filter['operator'], values: string[]) =>
    (await reader.read([part?.path ?? ''], { ...query, filters: [{ column: 'k', operator, values }] }, 'json')).rows;
  expect(await found('exact', ['1.5'])).toEqual(['{"k":1.5}']);
  expect(await found('contains', ['50'])).toEqual([]);
  expect(await found('in', ['1.50', '22.25'])).toEqual(['{"k":22.25}']);
});

test('a column may have any name, also beside numbers that parts store differently', async () => {
  const names = ['each', 't', 'p', 'd', 'text', 'digits', 'number_text', 'x'];
  const fields: StandardContent['fields'] = names.map((name) => ({ name, type: 'number' as const }));
  const written: string[] = [];
  for (const [n, cell] of ['0.12345678901234567', '1e-05'].entries()) {
    const table = await bench.table(names, [names.map(() => cell)]);
    written.push(
      ...(await (await table.check({ fields })).writeParts({ wholePeriod: String(2080 + n), directory: bench.directory })).map(
        ({ path }) => path,
      ),
    );
  }
  for (const column of names) {
    const query = { ...all, fields, columns: [column], sort: [{ column, descending: false }] };
    const page = await reader.read(
      written,
      { ...query, filters: [{ column, operator: 'in', values: ['0.00001', '0.12345678901234567'] }] },
      'csv',
    );
    expect(page.rows).toEqual(['0.00001', '0.12345678901234567']);
  }
});

test('a list of numbers is one, whatever its column is called', async () => {
  const fields: StandardContent['fields'] = [{ name: 'each', type: 'list', itemType: 'integer' }];
  const table = await bench.table(['each'], [['1,20']]);
  const [part] = await (await table.check({ fields })).writeParts({ wholePeriod: '2090', directory: bench.directory });
  expect((await reader.read([part?.path ?? ''], { ...all, fields, columns: ['each'] }, 'json')).rows).toEqual(['{"each":[1,20]}']);
});
