import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { Filter, RowQuery, RowReader } from '../../functions/rows/row-query.port.ts';
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
  paths = (await (await table.check(standard)).writeParts({ wholePeriod: 'all', directory: bench.directory })).map(({ path }) => path);
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

test('rows of an area alone, whatever else is asked', async () => {
  const within = { columns: ['kode'], digits: '01' };
  const codes = await openBench();
  const fields: StandardContent['fields'] = [
    { name: 'kode', type: 'string' },
    { name: 'lama', type: 'string' },
    { name: 'nama', type: 'string' },
  ];
  const written = async (...records: string[][]) => {
    const table = await codes.table(['kode', 'lama', 'nama'], records);
    const [part] = await (await table.check({ fields })).writeParts({ wholePeriod: 'all', directory: codes.directory });
    return part?.path ?? '';
  };
  const part = await written(
    ['01.02', '01', 'a'],
    ['0102', '', 'b'],
    ['02.01', '01', 'c'],
    ['01.02.0', '01', 'd'],
    ['', '01', 'e'],
    ['10', '02', 'f'],
  );
  const own = duckdbRowReader(codes.directory);
  const found = async (query: Partial<RowQuery>) => {
    const { rows, total } = await own.read([part], { ...all, fields, ...query }, 'json');
    return [total, rows.map((row) => JSON.parse(row).nama).join('')];
  };
  expect(await found({ within })).toEqual([2, 'ab']);
  expect(await found({ within: { columns: ['kode', 'lama'], digits: '01' } })).toEqual([1, 'a']);
  expect(await found({ within: { columns: ['kode', 'lama'], digits: '0102' } })).toEqual([1, 'a']);
  expect(await found({ within, filters: [{ column: 'nama', operator: 'differs', values: ['a'] }] })).toEqual([1, 'b']);
  expect(await found({ within: { columns: ['hilang', 'kode'], digits: '01' } })).toEqual([0, '']);
  expect(await found({ within: { columns: [], digits: '01' } })).toEqual([0, '']);
  await own.close();
  await codes.close();
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
    "2025,,'=SUM(A1),-2.25,",
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
  const [part] = await (await table.check({ fields, periodField: 'tahun' })).writeParts({ wholePeriod: 'all', directory: bench.directory });
  const page = await reader.read([...paths, part?.path ?? ''], { ...all, fields, columns: ['tahun', 'baru'], offset: 3, limit: 2 }, 'json');
  expect(page.rows).toEqual(['{"tahun":2026,"baru":null}', '{"tahun":2027,"baru":"x"}']);
});

test('reads nothing outside its directory', async () => {
  const outside = duckdbRowReader(join(bench.directory, 'elsewhere'));
  await expect(outside.read(paths, all, 'json')).rejects.toThrow('Permission Error');
  await outside.close();
});

/** As versions were written that kept numbers with exponents as doubles. */
async function oldPart(number: string): Promise<string> {
  const path = join(bench.directory, 'old.parquet');
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  await connection.run(`COPY (SELECT CAST('${number}' AS DOUBLE) AS a) TO '${path}' (FORMAT parquet)`);
  connection.closeSync();
  instance.closeSync();
  return path;
}

test.each([
  ['one decimal type', ['0.1234567890123456', '12345678901234567890.5', '7']],
  ['no type that holds all', ['0.123456789012345678', '1234567890123456789012345678.5', '7']],
  ['a double of an old version beside many digits', ['0.12345678901234567', '1e-05', '7']],
  ['a double of an old version beside few digits', ['0.125', '1e-05', '7']],
  ['scales that together are all digits', ['0.1234567890123456789012345678901234567', '7', '9.5']],
])('numbers stored by parts in different types are read exactly: %s', async (_, numbers) => {
  const fields = [{ name: 'a', type: 'number' as const }];
  const written: string[] = [];
  for (const [n, cell] of numbers.entries()) {
    const table = await bench.table(['a'], [[cell]]);
    const parts = await (await table.check({ fields })).writeParts({ wholePeriod: String(2030 + n), directory: bench.directory });
    written.push(cell.includes('e') ? await oldPart(cell) : (parts[0]?.path ?? ''));
  }
  const query = { ...all, fields, columns: ['a'] };
  expect((await reader.read(written, query, 'json')).rows).toEqual(numbers.map((cell) => `{"a":${cell}}`));
  const sorted = await reader.read(written, { ...query, sort: [{ column: 'a', descending: false }] }, 'csv');
  expect(sorted.rows).toEqual(numbers.toSorted((a, b) => Number(a) - Number(b)));
  const more = await reader.read(written, { ...query, filters: [{ column: 'a', operator: 'greater', values: ['7'] }] }, 'csv');
  expect(more.rows).toEqual(numbers.filter((cell) => Number(cell) >= 7));
});

test('integers beyond 64 bits are read exactly beside small ones', async () => {
  const fields = [{ name: 'b', type: 'integer' as const }];
  const small = await (await (await bench.table(['b'], [['1']])).check({ fields })).writeParts({
    wholePeriod: '2050',
    directory: bench.directory,
  });
  const large = await (await (await bench.table(['b'], [['-12345678901234567890123']])).check({ fields })).writeParts({
    wholePeriod: '2051',
    directory: bench.directory,
  });
  const page = await reader.read(
    [...small, ...large].map(({ path }) => path),
    { ...all, fields, columns: ['b'] },
    'json',
  );
  expect(page.rows).toEqual(['{"b":1}', '{"b":-12345678901234567890123}']);
});

test('parts of an earlier standard that held text are still read', async () => {
  const text = await (await (await bench.table(['k'], [['007']])).check({ fields: [{ name: 'k', type: 'string' }] })).writeParts({
    wholePeriod: '2040',
    directory: bench.directory,
  });
  const number = await (await (await bench.table(['k'], [['8']])).check({ fields: [{ name: 'k', type: 'integer' }] })).writeParts({
    wholePeriod: '2041',
    directory: bench.directory,
  });
  const paths = [...text, ...number].map(({ path }) => path);
  const fields = [{ name: 'k', type: 'integer' as const }];
  const filters: Filter[] = [{ column: 'k', operator: 'exact', values: ['7'] }];
  const page = await reader.read(paths, { ...all, fields, columns: ['k'], filters }, 'json');
  expect(page.rows).toEqual(['{"k":"007"}']);
});

test('lists and JSON are values in JSON rows and the clerk’s own text in CSV, times compare as times', async () => {
  const fields: StandardContent['fields'] = [
    { name: 'jam', type: 'time' },
    { name: 'layanan', type: 'list', delimiter: ';' },
    { name: 'nomor', type: 'list', itemType: 'integer' },
    { name: 'bentuk', type: 'geojson' },
    { name: 'lama', type: 'duration' },
  ];
  const point = '{"type": "Point",\n "coordinates": [106.63, -6.18]}';
  const rows = [
    ['8:30', 'gigi; "umum"', '1,20', point, 'PT1H'],
    ['16:00', 'anak', '', '', ''],
  ];
  const written = await (
    await (
      await bench.table(
        fields.map(({ name }) => name),
        rows.map((cells) => cells.with(0, (cells[0] ?? '').padStart(5, '0'))),
      )
    ).check({ fields })
  ).writeParts({ wholePeriod: '2060', directory: bench.directory });
  const filters: Filter[] = [{ column: 'jam', operator: 'less', values: ['08:30:00'] }];
  const query = { ...all, fields, columns: fields.map(({ name }) => name) };
  const parts = written.map(({ path }) => path);
  const json = await reader.read(parts, { ...query, filters }, 'json');
  expect(json.rows.map((row) => JSON.parse(row))).toEqual([
    {
      jam: '08:30:00',
      layanan: ['gigi', '"umum"'],
      nomor: [1, 20],
      bentuk: { type: 'Point', coordinates: [106.63, -6.18] },
      lama: 'PT1H',
    },
  ]);
  expect(json.rows.join('')).not.toContain('\n');
  const csv = await reader.read(parts, query, 'csv');
  expect(csv.rows).toEqual([`08:30:00,"gigi; ""umum""","1,20","${point.replaceAll('"', '""')}",PT1H`, '16:00:00,anak,,,']);
});

test('text of an earlier standard stays text where the column is JSON now', async () => {
  const text = await (await (await bench.table(['k'], [['[1'], ['[1]']])).check({ fields: [{ name: 'k', type: 'string' }] })).writeParts({
    wholePeriod: '2061',
    directory: bench.directory,
  });
  const fields = [{ name: 'k', type: 'array' as const }];
  const page = await reader.read(
    text.map(({ path }) => path),
    { ...all, fields, columns: ['k'] },
    'json',
  );
  expect(page.rows.map((row) => JSON.parse(row).k)).toEqual(['[1', [1]]);
});
