import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '../../functions/model/principal.ts';
import { remembered } from '../../functions/model/remembered.ts';
import { rememberedStandards } from '../../functions/standards/remembered-standards.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { datasetOf, type IngestFakes, ingestFakes, noon, uploadIds } from '../fakes/ingest-fakes.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second, third] = uploadIds;
const header = 'Nomor,Puskesmas,Kunjungan,Rata-rata,Tanggal\n';
const names = ['Benda', '"Cipondoh ""Indah"""', 'Ci\tledug', '=1+1', '', 'Pakuhaji — é'];
const line = (row: number) => `${row},${names[row % names.length]},${row % 4},${row}.${row % 10}0,2026-04-0${1 + (row % 9)}`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, place) => line(from + place)).join('\n');

type Made = Awaited<ReturnType<typeof rowsFunction>>;
type Query = Readonly<Record<string, string[]>>;
let fakes: IngestFakes;
let made: Made;
let fromParts: Made;
let reads = 0;

/** Counts what DuckDB is asked. */
function counted<P extends object>(port: P): P {
  if (!('lines' in port && 'read' in port)) return port;
  const { read } = port;
  return {
    ...port,
    read: (...asked: unknown[]) => {
      reads += 1;
      return Reflect.apply(Object(read), port, asked);
    },
  };
}

beforeAll(async () => {
  fakes = ingestFakes(datasetOf());
  await publishFile(fakes, first, `${header}${lines(0, 40)}\n`, { period: '2026-07' });
  await publishFile(fakes, second, `${header}${lines(40, 90)}\n`, { period: '2026-08' });
  made = await rowsFunction(fakes, [], { around: counted });
  fromParts = await rowsFunction(fakes, [], { firstRows: async () => undefined });
});
afterAll(async () => {
  await made.close();
  await fromParts.close();
});

const asked = (query: Query, accept = 'application/json') => ({
  operation: 'listRows' as const,
  params: { datasetId },
  query: Object.fromEntries(Object.entries(query).map(([name, values]) => [name, [...values]])),
  headers: { accept: [accept] },
});

describe('the first rows', () => {
  test('are byte for byte what the parts give, without a question to DuckDB', async () => {
    const all = ['nomor,puskesmas,kunjungan,rata_rata,tanggal'];
    const query = fc.record<Query>(
      {
        limit: fc.integer({ min: 1, max: 50 }).map((limit) => [String(limit)]),
        offset: fc.constant(['0']),
        version: fc.constantFrom(['1'], ['2']),
      },
      { requiredKeys: [] },
    );
    // Of version 1, which has 40 rows, no less than of version 2, which has 90 in two parts.
    const before = reads;
    await fc.assert(
      fc.asyncProperty(query, fc.boolean(), async (parameters, withAll) => {
        const one = asked(withAll ? { ...parameters, columns: all } : parameters);
        const [quick, slow] = [await made.ask(anonymous, one), await fromParts.ask(anonymous, one)];
        expect(slow.status, slow.text).toBe(200);
        expect(quick.text).toBe(slow.text);
        expect(quick.headers).toEqual({ ...slow.headers });
      }),
      { numRuns: 40 },
    );
    expect(reads).toBe(before);
  });

  test.each<[string, Query, string?]>([
    ['more rows than are kept', { limit: ['51'] }],
    ['rows further down', { offset: ['1'] }],
    ['a filter', { kunjungan__greater: ['-1'] }],
    ['an order', { sort: ['nomor'] }],
    ['other columns', { columns: ['nomor'] }],
    ['another order of columns', { columns: ['puskesmas,nomor,kunjungan,rata_rata,tanggal'] }],
    ['CSV', {}, 'text/csv'],
  ])('are asked of the parts for %s', async (_what, query, accept) => {
    const before = reads;
    const [quick, slow] = [await made.ask(anonymous, asked(query, accept)), await fromParts.ask(anonymous, asked(query, accept))];
    expect(quick.text).toBe(slow.text);
    expect(reads).toBe(before + 1);
  });

  test('go on by their cursor where they ended', async () => {
    const page: { next: string; items: { nomor: number }[] } = JSON.parse((await made.ask(anonymous, asked({ limit: ['7'] }))).text);
    const next: typeof page = JSON.parse((await made.ask(anonymous, asked({ cursor: [page.next], limit: ['7'] }))).text);
    expect(next.items.map(({ nomor }) => nomor)).toEqual([7, 8, 9, 10, 11, 12, 13]);
  });

  test('of a new version come after it, and nobody gets remembered ones of what was closed meanwhile', async () => {
    expect((await made.ask(anonymous, asked({}))).status).toBe(200);
    await publishFile(fakes, third, `${header}${lines(90, 91)}\n`, { period: '2026-06' });
    const newest: { version: number; total: number; items: { nomor: number }[] } = JSON.parse((await made.ask(anonymous, asked({}))).text);
    expect([newest.version, newest.total, newest.items[0]?.nomor]).toEqual([3, 91, 90]);
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset) throw new Error('gone');
    const hold = { at: noon.toISOString(), by: 'head', reason: 'Uji' };
    await fakes.datasets.replace({ ...dataset, hold, revision: dataset.revision + 1 });
    const refused = await made.ask(anonymous, asked({}));
    expect(refused.status).toBe((await fromParts.ask(anonymous, asked({}))).status);
    expect([refused.status === 200, refused.text.includes('items')]).toEqual([false, false]);
  });
});

describe('what is remembered', () => {
  test('is read once, is no more than may be held, and the longest unused goes first', async () => {
    const recall = remembered<string>(30);
    const read: string[] = [];
    const ask = (name: string) =>
      recall(name, async () => {
        read.push(name);
        return name.repeat(8);
      });
    for (const name of ['a', 'b', 'c', 'a', 'd', 'a', 'c', 'b']) expect(await ask(name)).toBe(name.repeat(8));
    expect(read).toEqual(['a', 'b', 'c', 'd', 'b']);
    expect(await recall('long', async () => 'x'.repeat(31))).toHaveLength(31);
    await ask('b');
    expect(read).toHaveLength(5);
  });

  test('is never that nothing was there', async () => {
    const recall = remembered<string>(30);
    expect(await recall('a', async () => undefined)).toBeUndefined();
    expect(await recall('a', async () => 'there')).toBe('there');
  });

  test('is a standard once it was approved, and not before', async () => {
    const { standards } = ingestFakes(datasetOf());
    const proposed: Standard = {
      datasetId,
      n: 1,
      state: 'proposed',
      origin: 'inferred',
      fields: [{ name: 'nomor', type: 'integer' }],
      proposedBy: 'x',
      proposedAt: noon.toISOString(),
    };
    await standards.create(proposed);
    const store = rememberedStandards(standards, 10_000);
    expect((await store.get(datasetId, 1))?.state).toBe('proposed');
    await standards.approve(datasetId, 1, 'kominfo', noon.toISOString());
    expect((await store.get(datasetId, 1))?.state).toBe('approved');
    expect(await store.get(datasetId, 2)).toBeUndefined();
  });
});
