import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Filter, RowQuery, RowReader } from '../../functions/rows/row-query.ts';
import type { StandardContent } from '../../functions/standards/standard.ts';
import { type Bench, openBench } from './normal-form-file.ts';

const standard: StandardContent = {
  fields: [
    { name: 'tahun', title: 'Tahun', type: 'year' },
    { name: 'kode', title: 'Kode', type: 'string' },
    { name: 'nama', title: 'Nama, "lengkap"', type: 'string' },
    { name: 'nilai', title: 'Nilai', type: 'number', decimalChar: ',' },
    { name: 'hari', title: 'Hari', type: 'date' },
  ],
  periodField: 'tahun',
};
const labels = standard.fields.map(({ title = '' }) => title);

let bench: Bench;
let reader: RowReader & { close: () => Promise<void> };
let paths: string[];

beforeAll(async () => {
  bench = await openBench();
  const table = await bench.table(labels, [
    ['2025', '007', 'Cibodas', '1,5', '2025-03-01'],
    ['2026', '010', 'KARAWACI\nBaru', '', '2026-01-02'],
    ['2025', '', '=SUM(A1)', '-2,25', ''],
    ['2026', '007', 'Ciledug, "Timur"', '100', '2026-02-28'],
  ]);
  paths = (await table.writeParts(standard, undefined, bench.directory)).map(({ path }) => path);
  reader = duckdbRowReader(bench.directory);
});
afterAll(async () => {
  await reader.close();
  await bench.close();
});

const all: RowQuery = { fields: standard.fields, columns: ['nama'], filters: [], sort: [], offset: 0, limit: 100 };

async function names(query: Partial<RowQuery>): Promise<string[]> {
  const page = await reader.read(paths, { ...all, ...query }, 'json');
  expect(page.total).toBeGreaterThanOrEqual(page.rows.length);
  return page.rows.map((row) => String(JSON.parse(row).nama).slice(0, 4));
}

test('rows come part by part, in the order of the file', async () => {
  expect(await names({})).toEqual(['Cibo', '=SUM', 'KARA', 'Cile']);
});

test.each<[Filter['operator'], string, string[], string[]]>([
  ['exact', 'kode', ['007'], ['Cibo', 'Cile']],
  ['exact', 'kode', ['7'], []],
  ['exact', 'nilai', ['1.50'], ['Cibo']],
  ['exact', 'hari', ['2026-01-02'], ['KARA']],
  ['exact', 'hari', ['kemarin'], []],
  ['differs', 'kode', ['007'], ['=SUM', 'KARA']],
  ['contains', 'nama', ['karawaci'], ['KARA']],
  ['contains', 'nama', ['%'], []],
  ['in', 'kode', ['010', '007'], ['Cibo', 'KARA', 'Cile']],
  ['less', 'nilai', ['1.5'], ['Cibo', '=SUM']],
  ['strictly_less', 'nilai', ['1.5'], ['=SUM']],
  ['greater', 'tahun', ['2026'], ['KARA', 'Cile']],
  ['strictly_greater', 'hari', ['2025-03-01'], ['KARA', 'Cile']],
  ['isnull', 'nilai', [], ['KARA']],
  ['isnotnull', 'kode', [], ['Cibo', 'KARA', 'Cile']],
  ['exact', 'nama', ["x' OR '1'='1"], []],
])('%s on %s with %j', async (operator, column, values, expected) => {
  expect(await names({ filters: [{ column, operator, values }] })).toEqual(expected);
});

test('filters hold together, total counts all that match', async () => {
  const filters: Filter[] = [
    { column: 'kode', operator: 'exact', values: ['007'] },
    { column: 'tahun', operator: 'exact', values: ['2026'] },
  ];
  expect(await names({ filters })).toEqual(['Cile']);
  const page = await reader.read(paths, { ...all, offset: 1, limit: 2 }, 'json');
  expect(page.total).toBe(4);
  expect(page.rows).toHaveLength(2);
});

test('sorts with empty cells last and ties in the order of the file', async () => {
  expect(await names({ sort: [{ column: 'nilai', descending: true }] })).toEqual(['Cile', 'Cibo', '=SUM', 'KARA']);
  expect(await names({ sort: [{ column: 'kode', descending: false }] })).toEqual(['Cibo', 'Cile', 'KARA', '=SUM']);
});

test('rows as CSV and the CSV file are the same text, with the clerk’s own header', async () => {
  const columns = standard.fields.map(({ name }) => name);
  const page = await reader.read(paths, { ...all, columns }, 'csv');
  const target = join(bench.directory, 'all.csv');
  await reader.write(paths, standard.fields, 'csv', target);
  const expected = [
    'Tahun,Kode,"Nama, ""lengkap""",Nilai,Hari',
    '2025,007,Cibodas,1.5,2025-03-01',
    '2025,,=SUM(A1),-2.25,',
    '2026,010,"KARAWACI\nBaru",,2026-01-02',
    '2026,007,"Ciledug, ""Timur""",100,2026-02-28',
  ];
  expect([page.header, ...page.rows]).toEqual(expected);
  expect(await readFile(target, 'utf8')).toBe(`${expected.join('\n')}\n`);
});

test('all parts become one Parquet file', async () => {
  const target = join(bench.directory, 'all.parquet');
  await reader.write(paths, standard.fields, 'parquet', target);
  const page = await reader.read([target], all, 'json');
  expect(page.total).toBe(4);
  expect(page.rows[0]).toBe('{"nama":"Cibodas"}');
});

test('a column that a part does not have is empty there', async () => {
  const table = await bench.table(['Tahun', 'Baru'], [['2027', 'x']]);
  const fields = [
    { name: 'tahun', title: 'Tahun', type: 'year' as const },
    { name: 'baru', title: 'Baru', type: 'string' as const },
  ];
  const [part] = await table.writeParts({ fields, periodField: 'tahun' }, undefined, bench.directory);
  const page = await reader.read([...paths, part?.path ?? ''], { ...all, fields, columns: ['tahun', 'baru'], offset: 3, limit: 2 }, 'json');
  expect(page.rows).toEqual(['{"tahun":2026,"baru":null}', '{"tahun":2027,"baru":"x"}']);
});

test('reads nothing outside its directory', async () => {
  const outside = duckdbRowReader(join(bench.directory, 'elsewhere'));
  await expect(outside.read(paths, all, 'json')).rejects.toThrow('Permission Error');
  await outside.close();
});
