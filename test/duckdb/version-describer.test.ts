import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import { duckdbVersionDescriber } from '../../functions/duckdb/version-describer.ts';
import { limits } from '../../functions/limits.ts';
import type { ColumnSummary } from '../../functions/model/version-summary.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { compareDecimals, readDecimal } from '../../functions/standards/types/decimal.ts';
import { parquetOf } from '../fakes/parquet.ts';
import { tried } from '../product-size.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'describer-'));
});
afterEach(() => rm(directory, { recursive: true }));

const fields: readonly Field[] = [
  { name: 'bulat', title: 'Bilangan bulat', type: 'integer' },
  { name: 'angka', type: 'number' },
  { name: 'teks', type: 'string' },
  { name: 'hari', type: 'date' },
  { name: 'ya', type: 'boolean' },
  { name: 'tidak_ada', type: 'string' },
];

type Row = { bulat: bigint | null; angka: string | null; teks: string | null; hari: string | null; ya: boolean | null };
const row: fc.Arbitrary<Row> = fc.record({
  bulat: fc.option(fc.oneof(fc.bigInt({ min: -5n, max: 5n }), fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })), { nil: null }),
  angka: fc.option(
    fc.oneof(
      fc.constantFrom('0.10', '0.1', '-2', '12345678901234567.125'),
      fc.integer({ min: -9999, max: 9999 }).map((n) => (n / 100).toFixed(2)),
    ),
    { nil: null },
  ),
  teks: fc.option(fc.constantFrom('Benda', 'Ciledug', 'a"b', 'é', '', 'x'.repeat(501)), { nil: null }),
  hari: fc.option(
    fc.integer({ min: 0, max: 900 }).map((n) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)),
    { nil: null },
  ),
  ya: fc.option(fc.boolean(), { nil: null }),
});

const sql = (value: string | null, type: string) => (value === null ? `NULL::${type}` : `'${value.replaceAll("'", "''")}'::${type}`);
/** A part as publishing writes it; each has its own scale of the number. */
async function part(rows: readonly Row[], scale: number): Promise<string> {
  const values = rows.map(({ bulat, angka, teks, hari, ya }) => {
    const cells = [
      sql(bulat === null ? null : String(bulat), 'BIGINT'),
      sql(angka, `DECIMAL(${20 + scale},${scale})`),
      sql(teks, 'VARCHAR'),
      sql(hari, 'DATE'),
    ];
    return `(${cells.join(', ')}, ${ya ?? 'NULL::BOOLEAN'})`;
  });
  const path = join(directory, `${scale}.parquet`);
  await writeFile(path, await parquetOf(`SELECT * FROM (VALUES ${values.join(', ')}) t(bulat, angka, teks, hari, ya)`));
  return path;
}

/** The cells of a column as rows have them, as JSON texts. */
function cellsOf(rows: readonly string[], name: string): string[] {
  return rows.flatMap((text) => {
    const [, cell = 'null'] = new RegExp(`"${name}":("(?:[^"\\\\]|\\\\.)*"|[^,}]+)`).exec(text) ?? [];
    return cell === 'null' ? [] : [cell];
  });
}

function compareCells(one: string, other: string): number {
  const [a, b] = [readDecimal(one), readDecimal(other)];
  if (a && b) return compareDecimals(a, b);
  return one < other ? -1 : one > other ? 1 : 0;
}

/** Counted without SQL, over the rows that everybody reads. */
function expectCounted({ name, type, nulls, distinct, values }: ColumnSummary, rows: readonly string[]): void {
  const cells = cellsOf(rows, name);
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  expect([name, nulls, distinct]).toEqual([name, rows.length - cells.length, counts.size]);
  const listed = values?.top ?? [];
  expect(listed.map(({ count }) => count)).toEqual(
    [...counts.values()].toSorted((one, other) => other - one).slice(0, limits.maxTopValues),
  );
  for (const { value, cut, count } of listed) {
    expect([...counts].find(([cell]) => (cut ? JSON.parse(cell).startsWith(JSON.parse(value)) : cell === value))?.[1]).toBe(count);
    expect(cut ?? false).toBe(value.startsWith('"xxx'));
  }
  const sorted = cells.toSorted(compareCells);
  if (type === 'string' || type === 'boolean' || cells.length === 0) {
    expect(values?.min).toBeUndefined();
    return;
  }
  expect([values?.min, values?.max]).toEqual([sorted[0], sorted.at(-1)]);
  const atRank = (percent: number) => sorted[Math.ceil((percent * cells.length) / 100) - 1];
  expect(values?.quantiles).toEqual(
    type === 'date' ? undefined : { 5: atRank(5), 25: atRank(25), 50: atRank(50), 75: atRank(75), 95: atRank(95) },
  );
  const inBin = (from: string, to: string) => cells.filter((cell) => compareCells(from, cell) <= 0 && compareCells(cell, to) < 0).length;
  expect(values?.histogram?.length).toBeLessThanOrEqual(limits.maxHistogramBins);
  expect(values?.histogram?.map(({ count }) => count)).toEqual(values?.histogram?.map(({ from, to }) => inBin(from, to)));
  expect(values?.histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(cells.length);
}

describe('what a version says of itself', () => {
  test('is what an independent count over its rows gives, whatever its parts hold', { timeout: 120_000 }, async () => {
    const rows = fc.array(row, { minLength: 1, maxLength: 60 });
    const property = fc.asyncProperty(rows, rows, fc.boolean(), async (one, other, together) => {
      const paths = together ? [await part([...one, ...other], 3)] : [await part(one, 3), await part(other, 17)];
      const described = { fields, personal: new Set<string>(), milliseconds: 60_000 };
      const summary = await duckdbVersionDescriber(200).describe(directory, paths, described);
      const reader = duckdbRowReader(directory);
      const query = { fields, columns: fields.map(({ name }) => name), filters: [], sort: [], offset: 0, limit: 1000 };
      const page = await reader.read(paths, query, 'json');
      await reader.close();
      expect(summary?.rows).toBe(page.total);
      expect(summary?.firstRows).toEqual(page.rows.slice(0, limits.summaryRows));
      for (const column of summary?.columns ?? []) expectCounted(column, page.rows);
      expect(summary?.columns.map(({ title }) => title)).toEqual(['Bilangan bulat', 'angka', 'teks', 'hari', 'ya', 'tidak_ada']);
    });
    await fc.assert(property, { numRuns: tried(10, 100) });
  });

  const path = async (select: string) => {
    const to = join(directory, 'one.parquet');
    await writeFile(to, await parquetOf(select));
    return to;
  };
  const describePart = async (select: string, over: Partial<{ personal: Set<string>; milliseconds: number }> = {}, columns = fields) =>
    duckdbVersionDescriber(200).describe(directory, [await path(select)], {
      fields: columns,
      personal: new Set(),
      milliseconds: 60_000,
      ...over,
    });

  test('holds no value of a personal column, and then no row', async () => {
    const select = "SELECT '3671014507900001' AS teks, 5 AS bulat FROM range(20)";
    const summary = await describePart(select, { personal: new Set(['teks']) });
    expect(JSON.stringify(summary)).not.toContain('36710');
    expect(summary?.columns.find(({ name }) => name === 'teks')).toEqual({
      name: 'teks',
      title: 'teks',
      type: 'string',
      nulls: 0,
      distinct: 1,
    });
    expect(summary).not.toHaveProperty('firstRows');
  });

  test('holds no row where one is longer than is kept', async () => {
    const long = await describePart(`SELECT repeat('x', ${limits.maxSummaryRowBytes}) AS teks FROM range(3)`);
    expect(long).toMatchObject({ rows: 3 });
    expect(long).not.toHaveProperty('firstRows');
    const many = await describePart(`SELECT repeat('x', ${limits.maxSummaryRowBytes / 2}) AS teks FROM range(50)`);
    expect(many?.firstRows?.length).toBe(7);
  });

  test('is given up where it takes too long', async () => {
    expect(await describePart('SELECT 1 AS bulat', { milliseconds: -1 })).toBeUndefined();
  });

  test('holds no values of lists and objects', async () => {
    const columns: Field[] = [{ name: 'teks', type: 'object' }];
    expect((await describePart(`SELECT '{"a":1}' AS teks`, {}, columns))?.columns).toEqual([
      { name: 'teks', title: 'teks', type: 'object', nulls: 0, distinct: 1 },
    ]);
  });

  test('reads numbers that an earlier standard kept as text as numbers, and lists the others', async () => {
    const columns: Field[] = [{ name: 'teks', type: 'number' }];
    const summary = await describePart(`SELECT unnest(['9', '10', 'tidak tahu']) AS teks`, {}, columns);
    expect(summary?.columns[0]).toMatchObject({ distinct: 3, values: { min: '"9"', max: '"10"', quantiles: { 50: '"9"' } } });
    expect(summary?.columns[0]?.values?.histogram?.reduce((sum, { count }) => sum + count, 0)).toBe(2);
  });
});
