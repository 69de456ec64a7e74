import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdbRowReader } from '../../functions/duckdb/row-reader.ts';
import type { AggregateFunction } from '../../functions/model/aggregate-function.ts';
import type { GroupQuery, RowReader } from '../../functions/rows/row-query.port.ts';
import type { Field, StandardContent } from '../../functions/standards/standard.ts';
import { compareDecimals, decimalText, floorAt, readDecimal } from '../../functions/standards/types/decimal.ts';
import { tried } from '../product-size.ts';
import { type Bench, openBench } from './normal-form-file.ts';

let bench: Bench;
let reader: RowReader & { close: () => Promise<void> };
let periods = 0;
beforeAll(async () => {
  bench = await openBench();
  reader = duckdbRowReader(bench.directory);
});
afterAll(async () => {
  await reader.close();
  await bench.close();
});

/** Each list of records is a part of its own. */
async function partsOf(fields: StandardContent['fields'], parts: readonly (readonly (readonly string[])[])[]): Promise<string[]> {
  const paths: string[] = [];
  for (const records of parts) {
    const names = fields.map(({ name }) => name);
    const table = await bench.table(
      names,
      records.map((cells) => [...cells]),
    );
    periods += 1;
    const wholePeriod = String(1000 + periods);
    const written = await (await table.check({ fields })).writeParts({ wholePeriod, directory: bench.directory });
    paths.push(...written.map(({ path }) => path));
  }
  return paths;
}

const aggregate = (text: string) => {
  const place = text.lastIndexOf('__');
  return { name: text, column: text.slice(0, place), apply: text.slice(place + 2) as AggregateFunction };
};

function asked(
  fields: readonly Field[],
  by: readonly string[],
  aggregates: readonly string[],
  changes: Partial<GroupQuery> = {},
): GroupQuery {
  return { fields, filters: [], sort: [], offset: 0, limit: 1000, grouping: { by, aggregates: aggregates.map(aggregate) }, ...changes };
}

async function groups(paths: readonly string[], query: GroupQuery, form: 'json' | 'csv' = 'json') {
  const page = await reader.group(paths, query, form);
  if ('inexact' in page) throw new Error(`refused: ${page.inexact.join()}`);
  return page;
}

const fields: Field[] = [
  { name: 'wilayah', title: 'Wilayah', type: 'string' },
  { name: 'nilai', title: 'Nilai', type: 'number' },
];

const anyNumber = fc
  .tuple(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), fc.constantFrom(0, 1, 4, 9))
  .map(([count, scale]) => decimalText(count, scale));
const anyRecord = fc.tuple(fc.constantFrom('Benda', 'Cipondoh', '=A1', ''), fc.oneof({ weight: 5, arbitrary: anyNumber }, fc.constant('')));
const anyParts = fc.array(fc.array(anyRecord, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 2 });

/** Of numbers with at most nine digits behind the point, in units of the tenth. */
const units = (text: string) => floorAt(readDecimal(text) ?? { digits: 0n, exponent: 0 }, 10).floor;
const plain = (count: bigint) =>
  decimalText(count, 10)
    .replace(/[.]?0+$/, '')
    .replace(/^-0$/, '0');

describe('groups', () => {
  test('hold the exact sum, median, extremes and counts of their rows, whatever the numbers and parts', async () => {
    await fc.assert(
      fc.asyncProperty(anyParts, async (parts) => {
        const paths = await partsOf(fields, parts);
        const functions = ['nilai__sum', 'nilai__median', 'nilai__min', 'nilai__max', 'nilai__distinct', 'nilai__avg'];
        const page = await groups(paths, asked(fields, ['wilayah'], functions));
        const expected = Map.groupBy(parts.flat(), ([place]): string => place);
        expect(page.total).toBe(expected.size);
        for (const row of page.rows) {
          const { wilayah, count } = JSON.parse(row) as { wilayah: string | null; count: number };
          const records = expected.get(wilayah ?? '') ?? [];
          const sorted = records.flatMap(([, number]) => (number === '' ? [] : [units(number)])).sort((a, b) => (a < b ? -1 : 1));
          const [middle, above] = [sorted[(sorted.length - 1) >> 1] ?? 0n, sorted[sorted.length >> 1] ?? 0n];
          const member = (name: string) => new RegExp(`"nilai__${name}":([^,}]*)`).exec(row)?.[1];
          expect(count).toBe(records.length);
          expect(member('distinct')).toBe(String(new Set(sorted).size));
          if (sorted.length === 0) {
            expect(row).toContain('"nilai__sum":null,"nilai__median":null,"nilai__min":null,"nilai__max":null');
            continue;
          }
          const sum = sorted.reduce((all, one) => all + one, 0n);
          expect(member('sum')).toBe(plain(sum));
          expect(member('min')).toBe(plain(sorted[0] ?? 0n));
          expect(member('max')).toBe(plain(sorted.at(-1) ?? 0n));
          const median = readDecimal(member('median') ?? '') ?? { digits: -1n, exponent: 0 };
          expect(compareDecimals(median, { digits: (middle + above) * 5n, exponent: -11 }), row).toBe(0);
          const average = Number(plain(sum)) / sorted.length;
          expect(Math.abs(Number(member('avg')) - average)).toBeLessThanOrEqual(Math.abs(average) * 1e-12);
        }
      }),
      { numRuns: tried(25, 200) },
    );
  });

  test('come in the order of what they are grouped by, or as asked, ties by it, page by page without a gap', async () => {
    const records = Array.from({ length: 30 }, (_, row) => [`W${row % 7}`, String(row % 3)]);
    const paths = await partsOf(fields, [records]);
    const places = async (changes: Partial<GroupQuery>) =>
      (await groups(paths, asked(fields, ['wilayah'], ['nilai__sum'], changes))).rows.map((row) => String(JSON.parse(row).wilayah));
    expect(await places({})).toEqual(['W0', 'W1', 'W2', 'W3', 'W4', 'W5', 'W6']);
    const byCount = [{ column: 'count', descending: true }];
    const whole = await places({ sort: byCount });
    expect(whole).toEqual(['W0', 'W1', 'W2', 'W3', 'W4', 'W5', 'W6']);
    const bySum = [{ column: 'nilai__sum', descending: true }];
    const pages = [0, 3, 6].map((offset) => places({ sort: bySum, offset, limit: 3 }));
    expect((await Promise.all(pages)).flat()).toEqual(await places({ sort: bySum }));
    const beyond = await groups(paths, asked(fields, ['wilayah'], [], { offset: 7 }));
    expect([beyond.total, beyond.rows]).toEqual([7, []]);
  });

  test('are those of the rows that the filters leave; of none, none, and without a column one of all rows', async () => {
    const paths = await partsOf(fields, [
      [
        ['Benda', '1.5'],
        ['Benda', '2'],
      ],
      [['Ciledug', '4']],
    ]);
    const filters = [{ column: 'nilai', operator: 'greater' as const, values: ['2'] }];
    expect((await groups(paths, asked(fields, ['wilayah'], ['nilai__sum'], { filters }))).rows).toEqual([
      '{"wilayah":"Benda","count":1,"nilai__sum":2}',
      '{"wilayah":"Ciledug","count":1,"nilai__sum":4}',
    ]);
    const none = [{ column: 'wilayah', operator: 'exact' as const, values: ['tidak ada'] }];
    expect(await groups(paths, asked(fields, ['wilayah'], [], { filters: none }))).toMatchObject({ total: 0, rows: [] });
    expect((await groups(paths, asked(fields, [], ['nilai__avg']))).rows).toEqual(['{"count":3,"nilai__avg":2.5}']);
    expect((await groups(paths, asked(fields, [], ['nilai__sum'], { filters: none }))).rows).toEqual(['{"count":0,"nilai__sum":null}']);
    expect(await groups(paths, asked(fields, ['wilayah'], ['nilai__max']), 'csv')).toEqual({
      total: 2,
      header: 'Wilayah,count,nilai__max',
      rows: ['Benda,2,2', 'Ciledug,1,4'],
    });
  });

  test('of a column named as a figure is never taken for it', async () => {
    const odd: Field[] = [
      { name: 'jumlah__sum', type: 'string' },
      { name: 'jumlah', type: 'integer' },
    ];
    const paths = await partsOf(odd, [
      [
        ['a', '1'],
        ['b', '2'],
        ['a', '3'],
      ],
    ]);
    const filters = [{ column: 'jumlah__sum', operator: 'exact' as const, values: ['a'] }];
    expect((await groups(paths, asked(odd, [], ['jumlah__sum'], { filters }))).rows).toEqual(['{"count":2,"jumlah__sum":4}']);
  });

  test('know the least and greatest day and time; a column that no part has is empty', async () => {
    const dated: Field[] = [
      { name: 'hari', type: 'date' },
      { name: 'jam', type: 'time' },
      { name: 'bulan', type: 'yearmonth' },
    ];
    const paths = await partsOf(dated, [
      [
        ['2026-02-03', '08:30:00', '2026-02'],
        ['2025-12-31', '16:00:00', '2025-12'],
      ],
    ]);
    const all = [...dated, { name: 'hilang', type: 'integer' as const }];
    const names = ['hari__min', 'hari__max', 'jam__max', 'bulan__min', 'hilang__sum', 'hilang__distinct'];
    expect((await groups(paths, asked(all, [], names))).rows.map((row) => JSON.parse(row))).toEqual([
      {
        count: 2,
        hari__min: '2025-12-31',
        hari__max: '2026-02-03',
        jam__max: '16:00:00',
        bulan__min: '2025-12',
        hilang__sum: null,
        hilang__distinct: 0,
      },
    ]);
    expect((await groups(paths, asked(all, ['hilang'], []))).rows).toEqual(['{"hilang":null,"count":2}']);
  });
});

describe('numbers that no one decimal holds', () => {
  const number: Field[] = [{ name: 'a', type: 'number' }];
  const cells = ['0.123456789012345678', '1234567890123456789012345678.5', '7', '-3'];

  test('have no sum, which would be rounded, and are grouped and compared by every digit', async () => {
    const paths = await partsOf(
      number,
      cells.map((cell) => [[cell]]),
    );
    expect(await reader.group(paths, asked(number, [], ['a__sum', 'a__max']), 'json')).toEqual({ inexact: ['a'] });
    const page = await groups(paths, asked(number, [], ['a__min', 'a__max', 'a__distinct']));
    expect(page.rows).toEqual(['{"count":4,"a__min":-3,"a__max":1234567890123456789012345678.5,"a__distinct":4}']);
    const sorted = await groups(paths, asked(number, ['a'], [], { sort: [{ column: 'a', descending: true }] }));
    expect(sorted.rows).toEqual([cells[1], cells[2], cells[0], cells[3]].map((cell) => `{"a":${cell},"count":1}`));
    expect((await groups(paths, asked(number, ['a'], ['a__max'], { sort: [{ column: 'a__max', descending: false }] }))).rows[0]).toContain(
      '"a":-3',
    );
  });

  test('as long as they are, a thousand million rows of what is summed fit', async () => {
    const longest = `${'9'.repeat(20)}.${'9'.repeat(9)}`;
    const paths = await partsOf(number, [[[longest], [longest]]]);
    expect((await groups(paths, asked(number, [], ['a__sum']))).rows).toEqual([
      `{"count":2,"a__sum":1${'9'.repeat(20)}.${'9'.repeat(8)}8}`,
    ]);
    const longer = await partsOf(number, [[[`9${longest}`]]]);
    expect(await reader.group(longer, asked(number, [], ['a__sum']), 'json')).toEqual({ inexact: ['a'] });
  });
});
