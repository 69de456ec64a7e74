import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { datasetOf, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first] = uploadIds;
const fields = [
  { name: 'kecamatan', title: 'Kecamatan', type: 'string' as const },
  { name: 'tahun', title: 'Tahun', type: 'year' as const },
  { name: 'kasus', title: 'Kasus', type: 'integer' as const },
  { name: 'count', title: 'Count', type: 'string' as const },
];
const file = 'Kecamatan,Tahun,Kasus,Count\nBenda,2025,3,x\nBenda,2026,5,x\nCiledug,2026,,y\n"=1+1",2026,2,y\n';

type Made = Awaited<ReturnType<typeof rowsFunction>>;
let made: Made;
beforeAll(async () => {
  const fakes = ingestFakes(datasetOf(), standardOf({ fields }));
  await publishFile(fakes, first, file, { period: '2026' });
  made = await rowsFunction(fakes);
});
afterAll(() => made.close());

type Query = Record<string, string[]>;
const ask = (query: Query, accept = 'application/json') =>
  made.ask(anonymous, { operation: 'listRows', params: { datasetId }, query, headers: { accept: [accept] } });

async function page(query: Query): Promise<{ items: Record<string, unknown>[]; total: number; next?: string }> {
  const reply = await ask(query);
  expect(reply.status, reply.text).toBe(200);
  return JSON.parse(reply.text);
}

describe('rows in groups', () => {
  test('answer one item a group, with count and what is asked of it', async () => {
    const reply = await ask({ group: ['kecamatan'], aggregate: ['kasus__sum', 'kasus__avg'], sort: ['-kasus__sum'] });
    expect(reply.text).toBe(
      `{"datasetId":"${datasetId}","version":1,"total":3,"items":[` +
        '{"kecamatan":"Benda","count":2,"kasus__sum":8,"kasus__avg":4},' +
        '{"kecamatan":"=1+1","count":1,"kasus__sum":2,"kasus__avg":2},' +
        '{"kecamatan":"Ciledug","count":1,"kasus__sum":null,"kasus__avg":null}]}',
    );
  });

  test('by several columns, of the rows that are filtered', async () => {
    const { items } = await page({ group: ['tahun', 'kecamatan'], kasus__greater: ['3'] });
    expect(items).toEqual([
      { tahun: 2025, kecamatan: 'Benda', count: 1 },
      { tahun: 2026, kecamatan: 'Benda', count: 1 },
    ]);
    expect((await page({ aggregate: ['count'] })).items).toEqual([{ count: 4 }]);
  });

  test('come as CSV, in which nothing comes alive', async () => {
    const reply = await ask({ group: ['kecamatan'], aggregate: ['kasus__max'], limit: ['2'] }, 'text/csv');
    expect(reply.text).toBe("Kecamatan,count,kasus__max\n'=1+1,1,2\nBenda,2,5\n");
    expect(reply.headers.Link).toMatch(/^<\?limit=2&group=kecamatan&aggregate=kasus__max&cursor=[\w-]+>; rel="next"$/);
  });

  test('come page by page, by a cursor of that grouping alone', async () => {
    const query = { group: ['kecamatan'], aggregate: ['kasus__sum'], limit: ['2'] };
    const { next = '' } = await page(query);
    expect((await page({ ...query, cursor: [next] })).items).toEqual([{ kecamatan: 'Ciledug', count: 1, kasus__sum: null }]);
    expect((await page({ ...query, limit: ['1'], offset: ['1'] })).items).toMatchObject([{ kecamatan: 'Benda' }]);
    for (const other of [{ ...query, aggregate: ['kasus__avg'] }, { ...query, group: ['tahun'] }, { limit: ['2'] }])
      expect((await ask({ ...other, cursor: [next] })).status).toBe(400);
  });
});

test.each<[string, Query, string]>([
  ['an unknown column', { group: ['provinsi'] }, 'kolom provinsi tidak ada'],
  ['an empty column', { group: [''] }, 'kolom  tidak ada'],
  ['two columns in one', { group: ['kecamatan,tahun'] }, 'kolom kecamatan,tahun tidak ada'],
  ['a figure of an unknown column', { group: ['tahun'], aggregate: ['provinsi__sum'] }, 'kolom provinsi tidak ada'],
  ['an unknown figure', { group: ['tahun'], aggregate: ['kasus__mode'] }, 'dengan hitungan sum, avg'],
  ['a sum of texts', { group: ['tahun'], aggregate: ['kecamatan__sum'] }, 'yang dapat dihitung darinya: distinct'],
  ['a mean of years', { group: ['kecamatan'], aggregate: ['tahun__avg'] }, 'yang dapat dihitung darinya: min, max, distinct'],
  ['an order by what is not there', { group: ['tahun'], sort: ['kasus'] }, 'kolom kasus tidak ada; yang ada: tahun, count'],
  ['columns beside groups', { group: ['tahun'], columns: ['tahun'] }, 'tidak bersama group'],
  ['a column that is called as the count is', { group: ['count'] }, 'nama count dipakai'],
  ['too many columns', { group: ['a', 'b', 'c', 'd', 'e'] }, `paling banyak ${limits.maxGroupColumns}`],
  [
    'too many figures',
    { aggregate: Array.from({ length: limits.maxAggregates + 1 }, () => 'count') },
    `paling banyak ${limits.maxAggregates}`,
  ],
])('%s is 400 and named', async (_what, query, words) => {
  const reply = await ask(query);
  expect([reply.status, JSON.parse(reply.text).detail]).toEqual([400, expect.stringContaining(words)]);
});
