import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anonymous } from '../../functions/model/principal.ts';
import { datasetOf, ingestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second] = uploadIds;
const header = 'Nomor,Puskesmas,Kunjungan\n';
const lines = Array.from({ length: 9 }, (_, row) => `${row + 1},${['Benda', 'Cipondoh', 'Ciledug'][row % 3]},${row % 4}`);

type Made = Awaited<ReturnType<typeof rowsFunction>>;
let made: Made;
beforeAll(async () => {
  const fakes = ingestFakes(datasetOf());
  await publishFile(fakes, first, `${header}${lines.join('\n')}\n`, { period: '2026-08' });
  await publishFile(fakes, second, `${header}10,Baru,1\n`, { period: '2026-08', mode: 'all' });
  made = await rowsFunction(fakes);
});
afterAll(() => made.close());

type Query = Readonly<Record<string, readonly string[]>>;

async function ask(query: Query, accept = 'application/json') {
  const copied = Object.fromEntries(Object.entries(query).map(([name, values]) => [name, [...values]]));
  return made.ask(anonymous, { operation: 'listRows', params: { datasetId }, query: copied, headers: { accept: [accept] } });
}

async function page(query: Query): Promise<{ items: Record<string, unknown>[]; next?: string; version: number; total: number }> {
  const reply = await ask(query);
  expect(reply.status, reply.text).toBe(200);
  return JSON.parse(reply.text);
}

const anyFilters = fc.constantFrom<Query>(
  {},
  { kunjungan__greater: ['1'] },
  { kunjungan__greater: ['1.0'] },
  { kunjungan__strictly_greater: ['0'] },
  { kunjungan__less: ['3', '2'] },
  { puskesmas__in: ['Benda,Ciledug'] },
  { puskesmas__in: ['Benda', 'Ciledug'] },
  { puskesmas__differs: ['Cipondoh'] },
  { puskesmas__contains: ['c'], kunjungan__isnotnull: ['true'] },
);
const anySort = fc.constantFrom<Query>({}, { sort: ['kunjungan'] }, { sort: ['-kunjungan'] }, { sort: ['puskesmas,-nomor'] });
const anyColumns = fc.constantFrom<Query>(
  {},
  { columns: ['nomor,kunjungan'] },
  { columns: ['kunjungan,nomor'] },
  { columns: ['nomor,puskesmas'] },
);
const anyQuery = fc.tuple(anyFilters, anySort, anyColumns).map((parts): Query => Object.assign({ version: ['1'] }, ...parts));

describe('pages of rows', () => {
  test('by cursor hold each row once, in order, whatever the sizes of the pages', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 9, maxLength: 9 }), async (query, sizes) => {
        const whole = await page({ ...query, limit: ['1000'] });
        const found: unknown[] = [];
        let cursor: string | undefined;
        for (const size of sizes) {
          const one = await page({ ...query, limit: [String(size)], ...(cursor === undefined ? {} : { cursor: [cursor] }) });
          expect([one.version, one.total]).toEqual([1, whole.total]);
          found.push(...one.items);
          cursor = one.next;
          if (cursor === undefined) break;
        }
        expect(cursor).toBeUndefined();
        expect(found).toEqual(whole.items);
      }),
      { numRuns: 40 },
    );
  });

  test('answer 400 to a cursor of other filters, another order, other columns or another version', async () => {
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(anyQuery, anyQuery, async (query, other) => {
        const { next } = await page({ ...query, limit: ['1'] });
        if (next === undefined) return;
        const reply = await ask({ ...other, cursor: [next] });
        const isSame = JSON.stringify(asked(query)) === JSON.stringify(asked(other));
        expect(reply.status, JSON.stringify([query, other])).toBe(isSame ? 200 : 400);
        if (isSame) return;
        refused += 1;
        expect(JSON.parse(reply.text)).toMatchObject({
          code: 'invalid-request',
          violations: [{ where: 'parameter cursor', what: expect.stringContaining('tanpa cursor') }],
        });
      }),
      { numRuns: 100 },
    );
    expect(refused).toBeGreaterThan(50);
    const { next = '' } = await page({ version: ['1'], limit: ['1'] });
    expect((await ask({ version: ['2'], cursor: [next] })).status).toBe(400);
    expect((await page({ cursor: [next] })).version).toBe(1);
  });

  test('answer 400 to a cursor that names another version than it was written for', async () => {
    const { next = '' } = await page({ version: ['1'], limit: ['1'] });
    const [id, version, ...rest]: unknown[] = JSON.parse(Buffer.from(next, 'base64url').toString());
    expect(version).toBe(1);
    const edited = Buffer.from(JSON.stringify([id, 2, ...rest])).toString('base64url');
    expect((await ask({ cursor: [edited] })).status).toBe(400);
    const shipped = Buffer.from(JSON.stringify([id, 1, 1])).toString('base64url');
    expect((await ask({ cursor: [shipped] })).status).toBe(400);
  });

  test('by offset come from the version that is named, and say which; without one, from the current', async () => {
    expect(await page({ offset: ['1'], limit: ['2'], version: ['1'] })).toMatchObject({
      version: 1,
      total: 9,
      items: [{ nomor: 2 }, { nomor: 3 }],
    });
    expect(await page({ offset: ['0'] })).toMatchObject({ version: 2, items: [{ nomor: 10 }] });
    const { next = '' } = await page({ offset: ['1'], limit: ['2'], version: ['1'] });
    expect((await page({ cursor: [next], limit: ['1'] })).items).toMatchObject([{ nomor: 4 }]);
    expect((await ask({ offset: ['1'], version: ['3'] })).status).toBe(404);
    expect((await ask({ version: ['nol'] })).status).toBe(400);
  });

  test('as CSV go on in the version that they began with', async () => {
    const reply = await ask({ version: ['1'], limit: ['2'], sort: ['-nomor'], columns: ['nomor'] }, 'text/csv');
    const [, query = ''] = /^<\?(.*)>; rel="next"$/.exec(String(reply.headers.Link)) ?? [];
    const following = Object.fromEntries([...new URLSearchParams(query)].map(([name, value]) => [name, [value]]));
    expect((await ask(following, 'text/csv')).text).toBe('Nomor\n7\n6\n');
  });
});

/** What makes one query another: the filters by what they mean. */
function asked({ sort = [], columns = ['nomor,puskesmas,kunjungan'], version: _version, limit: _limit, ...filters }: Query): unknown {
  const { puskesmas__in: list } = filters;
  return { sort, columns, filters: list === undefined ? filters : { list: list.join(',') } };
}
