import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { duckdbConcernedLister } from '../../functions/duckdb/concerned-lister.ts';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { type Bench, openBench } from '../duckdb/normal-form-file.ts';
import { readCsvText } from '../way/rfc4180.ts';

/** T25: nothing that was a cell comes alive in what is exported. */
const corpus = join(import.meta.dirname, '../../../shared/corpora/hostile/csv-injection');
const named = [
  '=1+1',
  '+1+1',
  '-2+3',
  '@SUM(1)',
  ' =1+1',
  '\t=1+1',
  '\ufeff=1+1',
  '\u3000=1',
  '＝1+1',
  '＠SUM(1)',
  '=1,2',
  '="a"',
  '=1\n2',
  '+62-21-55',
  "='a'",
];
const harmless = ['-5', '+628123456789', '-1.250,5', '-', '3-2', 'a=b', '', "'=1"];

const arePayloadsHere = existsSync(corpus);

function payloads(): string[] {
  return arePayloadsHere ? readFileSync(join(corpus, 'payloads.txt'), 'utf8').split('\n').filter(Boolean) : [];
}

test.skipIf(!arePayloadsHere)('the formulas of the hostile corpus are among them', () => {
  expect(payloads().length).toBeGreaterThan(10);
});

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

/** What a spreadsheet runs. */
const isLive = (cell: string) => /^[\s\u00a0\u200b\u3000\ufeff]*[=+\-@＝＋－＠]/.test(cell) && !/^([+-]?\d+([.,]\d+)*|-)$/.test(cell);

test('no text of a CSV, page or file, is live in a spreadsheet, and what is harmless stays as it is', async () => {
  const cells = [...named, ...harmless, ...payloads()];
  expect(cells.filter(isLive).length).toBeGreaterThanOrEqual(named.length);
  const table = await bench.table(
    ['Isi', '=Judul'],
    cells.map((cell) => [cell, '1']),
  );
  const fields = [
    { name: 'isi', type: 'string' as const },
    { name: 'judul', title: '=Judul', type: 'integer' as const },
  ];
  const checked = await table.check({ fields });
  expect(checked.outcome.errors).toEqual([]);
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const reader = duckdbRowReader(bench.directory);
  const paths = parts.map(({ path }) => path);
  const query = { fields, columns: ['isi', 'judul'], filters: [], sort: [], offset: 0, limit: 1_000 };
  const file = join(bench.directory, 'isi.csv');
  await reader.write(paths, fields, 'csv', file);
  const page = await reader.read(paths, query, 'csv');
  for (const text of [await readFile(file, 'utf8'), [page.header, ...page.rows].join('\n')]) {
    const { header, records } = readCsvText(text);
    const exported = records.map(([cell = '']) => cell);
    expect([header, ...records].flat().filter(isLive)).toEqual([]);
    expect(exported.map((cell, place) => (isLive(cells[place] ?? '') ? cell.slice(1) : cell))).toEqual(cells);
  }
  const json = await reader.read(paths, query, 'json');
  expect(json.rows.map((row) => JSON.parse(row).isi ?? '')).toEqual(cells);
  await reader.close();
});

test('no cell of the list of those whom a leak concerns is live in a spreadsheet, not even in the column of numbers', async () => {
  const cells = [...named, ...harmless, ...payloads()];
  const numberOf = (place: number) => String(3_671_010_101_900_000 + place);
  const table = await bench.table(
    ['NIK', 'KK', 'Nama'],
    [...cells.map((cell, place) => [numberOf(place), '', cell]), ...named.map((cell) => [cell, cell, 'Siti'])],
  );
  const fields = ['nik', 'kk', 'nama'].map((name) => ({ name, type: 'string' as const }));
  const checked = await table.check({ fields });
  expect(checked.outcome.errors).toEqual([]);
  const parts = await checked.writeParts({ wholePeriod: 'all', directory: bench.directory });
  const target = join(bench.directory, 'concerned.csv');
  const concerned = { paths: parts.map(({ path }) => path), columns: { nik: 'nik', kk: 'kk' }, reached: ['nama'] };
  await duckdbConcernedLister(200).write(concerned, target);
  const { header, records } = readCsvText(await readFile(target, 'utf8'));
  expect([header, ...records].flat().filter(isLive)).toEqual([]);
  const names = new Map(records.map(([number, , name]) => [number, name]));
  expect(cells.map((cell, place) => [cell, names.get(numberOf(place))])).toEqual(
    cells.map((cell) => [cell, isLive(cell) ? `'${cell}` : cell]),
  );
});
