import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Database, openDatabase } from '../../functions/duckdb/instance.ts';
import { duckdbVersionDiffer } from '../../functions/duckdb/version-differ.ts';
import { limits } from '../../functions/limits.ts';
import type { Field } from '../../functions/standards/standard.ts';
import type { OpenDiffer, RowChange, Sides } from '../../functions/versions/version-differ.port.ts';
import { tried } from '../product-size.ts';

type Row = readonly [kode: string | null, jenis: string | null, jumlah: number | null];

const fields: readonly Field[] = [
  { name: 'kode', type: 'string' },
  { name: 'jenis', type: 'string' },
  { name: 'jumlah', type: 'integer' },
];

let directory: string;
let writer: Database;
let differ: OpenDiffer;
let files = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'satudata-diff-'));
  writer = await openDatabase(directory, [], 200);
  differ = await duckdbVersionDiffer(200).open(directory);
});
afterAll(async () => {
  await differ.close();
  writer.close();
  await rm(directory, { recursive: true });
});

/** A part with these rows; `number` is the type in which the amount is stored. */
async function part(rows: readonly Row[], number = 'BIGINT'): Promise<string> {
  const path = join(directory, `part-${files++}.parquet`);
  const text = (value: string | null) => (value === null ? 'NULL' : `'${value}'`);
  const values = rows.map(([kode, jenis, jumlah], index) => `(${index}, ${text(kode)}, ${text(jenis)}, ${jumlah ?? 'NULL'})`);
  const source = rows.length === 0 ? '(SELECT 0, NULL, NULL, NULL WHERE FALSE)' : `(VALUES ${values.join(', ')})`;
  const columns = `CAST(b AS VARCHAR) AS kode, CAST(c AS VARCHAR) AS jenis, CAST(d AS ${number}) AS jumlah`;
  await writer.run(`COPY (SELECT ${columns} FROM ${source} t(a, b, c, d) ORDER BY a) TO '${path}' (FORMAT parquet)`);
  return path;
}

async function sides(before: readonly Row[], after: readonly Row[], number?: string): Promise<Sides> {
  return { before: [await part(before)], after: [await part(after, number)] };
}

const list = (of: Sides, by: 'key' | 'row', key: readonly string[], offset = 0, limit = 1_000): Promise<RowChange[]> =>
  differ.list(of, { by, key, fieldsBefore: fields, fieldsAfter: fields, offset, limit });

const counts = (rows: readonly string[]): Map<string, number> => {
  const map = new Map<string, number>();
  for (const row of rows) map.set(row, (map.get(row) ?? 0) + 1);
  return map;
};

/** Whole rows, each as often as it stands there. */
function wholeRowReference(before: readonly Row[], after: readonly Row[]) {
  const [old, fresh] = [counts(before.map((row) => JSON.stringify(row))), counts(after.map((row) => JSON.stringify(row)))];
  const surplus = (of: Map<string, number>, over: Map<string, number>) =>
    [...of].reduce((sum, [row, count]) => sum + Math.max(0, count - (over.get(row) ?? 0)), 0);
  return { added: surplus(fresh, old), removed: surplus(old, fresh), changed: 0 };
}

/** Rows with a key by it, the others whole. */
function keyReference(before: readonly Row[], after: readonly Row[]) {
  const keyed = (rows: readonly Row[]) => new Map(rows.filter(([kode]) => kode !== null).map((row) => [row[0], JSON.stringify(row)]));
  const [old, fresh] = [keyed(before), keyed(after)];
  const gaps = (rows: readonly Row[]) => rows.filter(([kode]) => kode === null);
  const whole = wholeRowReference(gaps(before), gaps(after));
  return {
    added: after.filter(([kode]) => kode !== null && !old.has(kode)).length + whole.added,
    removed: before.filter(([kode]) => kode !== null && !fresh.has(kode)).length + whole.removed,
    changed: [...fresh].filter(([kode, row]) => old.has(kode) && old.get(kode) !== row).length,
  };
}

const row = (kode: fc.Arbitrary<string | null>): fc.Arbitrary<Row> =>
  fc.tuple(kode, fc.constantFrom('PKH', 'BPNT', '', null), fc.option(fc.integer({ min: 0, max: 2 }), { nil: null }));
const repeating = fc.array(row(fc.option(fc.constantFrom('a', 'b', 'c'))), { maxLength: 12 });
const unique = fc
  .tuple(
    fc.uniqueArray(row(fc.stringMatching(/^[a-h]$/)), { maxLength: 8, selector: ([kode]) => kode }),
    fc.array(row(fc.constant(null)), { maxLength: 3 }),
  )
  .map(([keyed, gaps]) => [...keyed, ...gaps]);

describe('differences of two versions, against a plain reference', () => {
  test('without a key, rows that repeat included', async () => {
    await fc.assert(
      fc.asyncProperty(repeating, repeating, async (before, after) => {
        const of = await sides(before, after);
        const { added, removed, changed, by } = await differ.count(of, []);
        expect({ added, removed, changed, by }).toEqual({ ...wholeRowReference(before, after), by: 'row' });
        const listed = await list(of, 'row', []);
        expect(counts(listed.map(({ change }) => change))).toEqual(countsOf({ added, removed, changed }));
      }),
      { numRuns: tried(20, 60) },
    );
  });

  test('by a key, rows without one included', async () => {
    await fc.assert(
      fc.asyncProperty(unique, unique, fc.constantFrom('BIGINT', 'DECIMAL(9,2)', 'DOUBLE'), async (before, after, number) => {
        const of = await sides(before, after, number);
        const { added, removed, changed, by } = await differ.count(of, ['kode']);
        expect({ added, removed, changed, by }).toEqual({ ...keyReference(before, after), by: 'key' });
        const listed = await list(of, 'key', ['kode']);
        expect(counts(listed.map(({ change }) => change))).toEqual(countsOf({ added, removed, changed }));
      }),
      { numRuns: tried(20, 60) },
    );
  });

  test('by a key that repeats after all, as whole rows', async () => {
    await fc.assert(
      fc.asyncProperty(repeating, repeating, async (before, after) => {
        const { added, removed, changed, by } = await differ.count(await sides(before, after), ['kode']);
        const reference =
          repeatsKey(before, after) || repeatsKey(after, before)
            ? { ...wholeRowReference(before, after), by: 'row' }
            : { ...keyReference(before, after), by: 'key' };
        expect({ added, removed, changed, by }).toEqual(reference);
      }),
      { numRuns: tried(20, 60) },
    );
  });
});

/** A key that repeats tells no rows apart, unless the other version has none of it: then they are added or removed, however many. */
function repeatsKey(rows: readonly Row[], others: readonly Row[]): boolean {
  const shared = rows.flatMap(([kode]) => (others.some(([other]) => other === kode) ? (kode ?? []) : []));
  return new Set(shared).size < shared.length;
}

function countsOf(of: Readonly<Record<'added' | 'removed' | 'changed', number>>): Map<string, number> {
  return new Map(Object.entries(of).filter(([, count]) => count > 0));
}

describe('rows that differ', () => {
  const before: Row[] = [
    ['a', 'PKH', 1],
    ['b', 'PKH', 2],
    ['c', 'PKH', 3],
  ];
  const after: Row[] = [
    ['c', 'PKH', 3],
    ['d', 'BLT', 4],
    ['b', 'PKH', 20],
  ];

  test('are named by their place in the newer file, and listed in its order with exact values', async () => {
    const of = await sides(before, after);
    expect(await differ.count(of, ['kode'])).toEqual({ added: 1, removed: 1, changed: 1, by: 'key', addedAt: [1], changedAt: [2] });
    expect(await list(of, 'key', ['kode'])).toEqual([
      { change: 'added', after: '{"kode":"d","jenis":"BLT","jumlah":4}' },
      { change: 'changed', before: '{"kode":"b","jenis":"PKH","jumlah":2}', after: '{"kode":"b","jenis":"PKH","jumlah":20}' },
      { change: 'removed', before: '{"kode":"a","jenis":"PKH","jumlah":1}' },
    ]);
    expect((await list(of, 'key', ['kode'], 1, 1)).map(({ change }) => change)).toEqual(['changed']);
  });

  test('are all rows where one version has no such period', async () => {
    const path = await part(after);
    expect(await differ.count({ before: [], after: [path] }, ['kode'])).toMatchObject({ added: 3, removed: 0 });
    expect((await list({ before: [path], after: [] }, 'row', [])).map(({ change }) => change)).toEqual(['removed', 'removed', 'removed']);
  });

  test('are told apart over several parts at once', async () => {
    const of = { before: [await part(before)], after: [await part(after.slice(0, 1)), await part(after.slice(1))] };
    expect(await differ.count(of, ['kode'])).toEqual({ added: 1, removed: 1, changed: 1, by: 'key', addedAt: [], changedAt: [] });
    expect((await list(of, 'key', ['kode'])).map(({ change }) => change)).toEqual(['added', 'changed', 'removed']);
  });
});

test('a profile tells what is new, what is empty and what grew', async () => {
  const before: Row[] = [
    ['a', 'PKH', 10],
    ['b', 'PKH', 20],
    ['c', 'BPNT', 5],
  ];
  const after: Row[] = [
    ['a', 'PKH', 200],
    ['b', 'BLT', null],
    [null, 'BLT', null],
  ];
  expect(await differ.profile(await sides(before, after))).toEqual({
    rowsBefore: 3,
    rowsAfter: 3,
    columns: [
      { name: 'kode', filledBefore: 3, filledAfter: 2, values: { known: 3, kept: 2, fresh: 0, samples: [] } },
      { name: 'jenis', filledBefore: 3, filledAfter: 3, values: { known: 2, kept: 1, fresh: 1, samples: ['BLT'] } },
      {
        name: 'jumlah',
        filledBefore: 3,
        filledAfter: 1,
        range: { before: ['5', '20'], after: ['200', '200'], middle: { before: 10, after: 200 }, thousandths: 0 },
      },
    ],
  });
});

test('columns named as our own aliases are compared as any other', async () => {
  const names = ['v', 'n', 'k', 'h', 'fi', 'fr', 'b', 'a', 'd0', 'm0', 'x'];
  const made = async (value: string): Promise<string> => {
    const path = join(directory, `part-${files++}.parquet`);
    const columns = names.map((name) => `'${value}' || (i % 3) AS "${name}"`).join(', ');
    await writer.run(`COPY (SELECT ${columns} FROM range(9) t(i)) TO '${path}' (FORMAT parquet)`);
    return path;
  };
  const of = { before: [await made('old')], after: [await made('new')] };
  const { columns } = await differ.profile(of);
  const values = { known: 3, kept: 0, fresh: 3, samples: ['new0', 'new1', 'new2'] };
  expect(columns).toEqual(names.map((name) => ({ name, filledBefore: 9, filledAfter: 9, values })));
  expect(await differ.count(of, [])).toMatchObject({ added: 9, removed: 9 });
  for (const name of names) expect(await differ.count(of, [name])).toMatchObject({ added: 9, removed: 9 });
});

/** Rows in turns of three: of every sixth alone, all would be small. */
async function inTurns(factor: number): Promise<string> {
  const path = join(directory, `part-${files++}.parquet`);
  const amounts = `SELECT 'x' AS kode, 'y' AS jenis, (CASE WHEN i % 3 = 0 THEN 1 ELSE 1000 END * ${factor})::BIGINT AS jumlah`;
  await writer.run(`COPY (${amounts} FROM range(${limits.maxMiddleNumbers * 6}) t(i)) TO '${path}' (FORMAT parquet)`);
  return path;
}

test('the middle of many numbers is that of some by lot, however the rows take turns', async () => {
  const { columns } = await differ.profile({ before: [await inTurns(1)], after: [await inTurns(100)] });
  expect(columns.find(({ name }) => name === 'jumlah')?.range?.middle).toEqual({ before: 1_000, after: 100_000 });
});
