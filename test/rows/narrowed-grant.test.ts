import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { duckdbTableEngine } from '../../functions/duckdb/table-engine.ts';
import { filterOperators } from '../../functions/model/filter-operator.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { scopeOf } from '../../functions/rows/grant-scope.ts';
import { parseRowQuery } from '../../functions/rows/parse-row-query.ts';
import { askedBy, writeRowsCursor } from '../../functions/rows/rows-cursor.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { areaCodes } from '../fakes/area-codes.ts';
import { aGrant } from '../fakes/grants.ts';
import { datasetOf, ingestFakes, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator } from '../fakes/uploads-function.ts';
import { tried } from '../product-size.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const fields: Standard['fields'] = [
  { name: 'kode_kelurahan', type: 'string', referenceCodes: 'kemendagri-kelurahan', rules: { referenceCodes: 'peringatan' } },
  { name: 'kode_kecamatan', type: 'string', referenceCodes: 'kemendagri-kecamatan', rules: { referenceCodes: 'peringatan' } },
  { name: 'lahir_di', type: 'string', referenceCodes: 'kemendagri-kabkota', rules: { referenceCodes: 'peringatan' } },
  { name: 'nama', type: 'string' },
  { name: 'keterangan', type: 'string' },
  { name: 'jumlah', type: 'integer' },
];
const names = fields.map(({ name }) => name);
const header = names.join(',');
/** Each cell says its column and row; rows of the kecamatan 36.71.01 have a number below 10. */
const line = (row: number, kelurahan: string, kecamatan: string) =>
  [kelurahan, kecamatan, '32.73', `nama-${row}`, `keterangan-${row}`, row].join(',');
const august = [
  line(1, '36.71.01.1001', '36.71.01'),
  line(2, '3671011002', '367101'),
  line(11, '36.71.02.1001', '36.71.02'),
  line(12, '36.71.01.1001', '36.71.02'),
  line(13, '', '36.71.01'),
  line(14, '36.71.01.1001', ''),
];
const september = [
  line(3, '36.71.01.1001', '36.71.01'),
  line(15, '36.71.01 Sukarasa', '36.71.01'),
  line(4, '36.71', '36.71.01'),
  line(17, '36.71.011.001', '36.71.01x'),
  line(18, '3', '3'),
];
const [first, second] = uploadIds;
type Made = Awaited<ReturnType<typeof rowsFunction>>;

/** One fakes with two periods; a function `rows` of its own for each grant. */
let fakes: ReturnType<typeof ingestFakes>;
const open: Made[] = [];
beforeAll(async () => {
  fakes = ingestFakes(datasetOf({ access: 'limited', sharing: 'by-request' }), standardOf({ fields }));
  fakes.engine = duckdbTableEngine({ areaCodes: areaCodes() });
  await publishFile(fakes, first, `${header}\n${august.join('\n')}\n`, { period: '2026-08' });
  await publishFile(fakes, second, `${header}\n${september.join('\n')}\n`, { period: '2026-09' });
});
afterAll(async () => {
  for (const one of open) await one.close();
});

async function under(changes: Partial<Grant>): Promise<Made> {
  const made = await rowsFunction(fakes, [aGrant({ datasetId, institution: 'dinas-sosial', ...changes })]);
  open.push(made);
  return made;
}

const rows = (query: Record<string, string[]> = {}, accept = 'application/json') =>
  ({ operation: 'listRows', params: { datasetId }, query, headers: { accept: [accept] } }) as const;

async function page(made: Made, query: Record<string, string[]> = {}) {
  const reply = await made.ask(otherOperator, rows(query));
  expect(reply.status, reply.text).toBe(200);
  const body: { total: number; items: Record<string, unknown>[]; next?: string; version: number } = JSON.parse(reply.text);
  return { ...body, text: reply.text };
}
const numbersOf = ({ items }: { items: Record<string, unknown>[] }) => items.map(({ jumlah }) => jumlah);

const refusedAlike: readonly (readonly [string, string])[] = [
  ...filterOperators.map((operator) => [`nama__${operator}`, 'nama-1'] as const),
  ['sort', 'nama'],
  ['sort', '-nama'],
  ['columns', 'jumlah,nama'],
  ['group', 'nama'],
  ['aggregate', 'nama__distinct'],
];

describe('a grant that leaves out columns', () => {
  test('shows the others alone, in JSON and in CSV, and finds nothing else by name', async () => {
    const made = await under({ withoutColumns: ['nama', 'lahir_di'] });
    const { items, total } = await page(made);
    expect(total).toBe(11);
    expect(Object.keys(items[0] ?? {})).toEqual(['kode_kelurahan', 'kode_kecamatan', 'keterangan', 'jumlah']);
    const csv = await made.ask(otherOperator, rows({}, 'text/csv'));
    expect(csv.text.split('\n')[0]).toBe('kode_kelurahan,kode_kecamatan,keterangan,jumlah');
    expect(csv.text).not.toMatch(/nama/);
  });

  test('gives those that it names alone, less those that it leaves out', async () => {
    const made = await under({ columns: ['jumlah', 'nama'], withoutColumns: ['nama'] });
    expect((await page(made, { limit: ['1'] })).items).toEqual([{ jumlah: 1 }]);
  });

  test.each(refusedAlike)('answers %s=%s as for a column that is not there', async (name, value) => {
    const made = await under({ withoutColumns: ['nama'] });
    const withheld = await made.ask(otherOperator, rows({ [name]: [value] }));
    const unknown = await made.ask(otherOperator, rows({ [name.replace('nama', 'xxxx')]: [value.replace('nama', 'xxxx')] }));
    expect(withheld.status).toBe(400);
    expect(withheld.text.replaceAll('nama', 'xxxx')).toBe(unknown.text);
    expect(withheld.headers).toEqual(unknown.headers);
  });

  test('that leave nothing is refused with its own reason, unrecorded', async () => {
    const made = await under({ columns: ['tidak_ada'] });
    const reply = await made.ask(otherOperator, rows());
    expect([reply.status, JSON.parse(reply.text).detail]).toEqual([403, expect.stringContaining('tidak satu pun kolom')]);
    expect(made.records.records).toEqual([]);
  });

  test('gives rows alone: no file, and of changes only the counts', async () => {
    const made = await under({ withoutColumns: ['nama'] });
    const file = await made.ask(otherOperator, { operation: 'downloadFile', params: { datasetId, format: 'csv' } });
    expect([file.status, JSON.parse(file.text).detail]).toEqual([403, expect.stringContaining('ambil barisnya saja')]);
    const changes = await made.ask(otherOperator, { operation: 'diffVersion', params: { datasetId, n: '2' } });
    expect([changes.status, JSON.parse(changes.text).items]).toEqual([200, undefined]);
    expect(made.records.records).toEqual([]);
  });
});

describe('a grant for an area', () => {
  test('gives rows that all their codes place there, dotted or plain, and counts no other', async () => {
    for (const area of ['36.71.01', '367101']) {
      const made = await under({ area });
      const found = await page(made);
      expect([found.total, numbersOf(found)]).toEqual([4, [1, 2, 3, 4]]);
      expect(found.text).not.toMatch(/-1\d/);
    }
  });

  test('of a kelurahan takes the kecamatan beside it as the coarser word for the same place', async () => {
    expect(numbersOf(await page(await under({ area: '36.71.01.1001' })))).toEqual([1, 3]);
    expect(numbersOf(await page(await under({ area: '36.71.01.1002' })))).toEqual([2]);
    expect(numbersOf(await page(await under({ area: '36.71.03' })))).toEqual([]);
  });

  test('counts no other row in its groups', async () => {
    const made = await under({ area: '36.71.01' });
    const grouped = await page(made, { group: ['kode_kecamatan'], aggregate: ['jumlah__sum', 'jumlah__max'] });
    expect(grouped.items).toEqual([
      { kode_kecamatan: '36.71.01', count: 3, jumlah__sum: 8, jumlah__max: 4 },
      { kode_kecamatan: '367101', count: 1, jumlah__sum: 2, jumlah__max: 2 },
    ]);
    expect((await page(made, { aggregate: ['count'] })).items).toEqual([{ count: 4 }]);
  });

  test('holds though its columns are left out', async () => {
    const made = await under({ area: '36.71.01', columns: ['jumlah'] });
    expect((await page(made)).items).toEqual([1, 2, 3, 4].map((jumlah) => ({ jumlah })));
    expect((await made.ask(otherOperator, rows({ kode_kecamatan__exact: ['36.71.02'] }))).status).toBe(400);
  });

  test('holds beside every filter, order and page', async () => {
    const made = await under({ area: '36.71.01' });
    expect(numbersOf(await page(made, { jumlah__greater: ['2'], sort: ['-jumlah'] }))).toEqual([4, 3, 2]);
    expect(numbersOf(await page(made, { jumlah__in: ['11,12,13,14,15'] }))).toEqual([]);
    expect(numbersOf(await page(made, { kode_kecamatan__isnull: ['true'] }))).toEqual([]);
    const paged = await page(made, { limit: ['2'] });
    expect(numbersOf(paged)).toEqual([1, 2]);
    const rest = await page(made, { cursor: [paged.next ?? ''] });
    expect([numbersOf(rest), rest.total, rest.next]).toEqual([[3, 4], 4, undefined]);
    expect(numbersOf(await page(made, { offset: ['4'] }))).toEqual([]);
    const csv = await made.ask(otherOperator, rows({ columns: ['jumlah'] }, 'text/csv'));
    expect(csv.text).toBe('jumlah\n1\n2\n3\n4\n');
  });

  test('answers with no row where DuckDB, knowing from statistics that nothing matches, would fail to plan a page', async () => {
    const made = await under({ area: '36.71.01' });
    expect(await page(made, { keterangan__exact: ['nama-1'], columns: ['kode_kelurahan'] })).toMatchObject({ total: 0, items: [] });
  });

  test('and columns hold for files of chosen rows, too, which point to no whole file', async () => {
    const made = await under({ area: '36.71.01', withoutColumns: ['nama'] });
    const ask = (format: string, query: Record<string, string[]> = {}) =>
      made.ask(otherOperator, { operation: 'downloadRows', params: { datasetId, format }, query });
    for (const format of ['csv', 'xlsx']) {
      expect((await ask(format, { columns: ['nama'] })).status).toBe(400);
      expect((await ask(format)).status).toBe(302);
    }
    const [key = ''] = fakes.published.keys().filter((one) => one.startsWith('selections/') && one.endsWith('.csv'));
    const text = Buffer.from(fakes.published.newest(key)?.bytes ?? '').toString();
    expect(text.split('\n')).toHaveLength(6);
    expect(text).not.toMatch(/nama|-1\d/);
  });

  test('that no column can show is refused with its own reason', async () => {
    const made = await under({ area: 'Tangerang' });
    const reply = await made.ask(otherOperator, rows());
    expect([reply.status, JSON.parse(reply.text).detail]).toEqual([403, expect.stringContaining('wilayah Tangerang')]);
    expect(made.records.records).toEqual([]);
  });

  test('takes no cursor of a wider grant, whose rows are others', async () => {
    const whole = await under({});
    const cursor = (await page(whole, { limit: ['1'] })).next ?? '';
    const narrowed = await under({ area: '36.71.01' });
    expect((await narrowed.ask(otherOperator, rows({ cursor: [cursor] }))).status).toBe(400);
    const own = await under({});
    expect((await own.ask(operator, rows())).status).toBe(200);
  });
});

test('no column comes back under the name that it had in an earlier version', async () => {
  const [, , third] = uploadIds;
  const renamed = fields.map((field) => (field.name === 'nama' ? { ...field, name: 'nama_warga' } : field));
  const older = ingestFakes(datasetOf({ access: 'limited', sharing: 'by-request' }), standardOf({ fields: renamed }));
  older.engine = duckdbTableEngine({ areaCodes: areaCodes() });
  const rowOf = line(1, '36.71.01.1001', '36.71.01');
  await publishFile(older, first, `${header.replace('nama', 'nama_warga')}\n${rowOf}\n`, { period: '2026-08' });
  await older.standards.create(standardOf({ fields, n: 2 }));
  const dataset = await older.datasets.get(datasetId);
  if (!dataset) throw new Error('the dataset is gone');
  await older.datasets.replace({ ...dataset, standardVersion: 2, revision: dataset.revision + 1 });
  await publishFile(older, third, `${header}\n${rowOf}\n`, { period: '2026-08', mode: 'all' });
  const made = await rowsFunction(older, [aGrant({ datasetId, institution: 'dinas-sosial', withoutColumns: ['nama'] })]);
  open.push(made);
  const reply = await made.ask(otherOperator, rows({ version: ['1'] }));
  expect(JSON.parse(reply.text)).toMatchObject({ version: 1, total: 1 });
  expect(reply.text).not.toMatch(/nama/);
  expect((await made.ask(otherOperator, rows({ version: ['1'], nama_warga__exact: ['nama-1'] }))).status).toBe(400);
  expect((await made.ask(operator, rows({ version: ['1'], columns: ['nama_warga'] }))).text).toContain('nama-1');
});

/** Texts of a query that an attacker would try: names of all kinds, values of withheld cells and of rows outside. */
const anyName = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...names) },
  { weight: 1, arbitrary: fc.constantFrom('xxxx', 'file_row_number', 'file_index', '*', 'nama"', 'NAMA') },
);
const anyValue = fc.constantFrom('nama-1', 'keterangan-11', '36.71.02', '36.71.02.1001', '11', '1', "' OR 1=1 --", '%', '', 'true');
const anyFilter = fc.tuple(anyName, fc.constantFrom(...filterOperators), anyValue);
const anyPage = {
  filters: fc.array(anyFilter, { maxLength: 2 }),
  limit: fc.constantFrom('1', '3', '1000'),
  cursor: fc.tuple(fc.constantFrom(1, 2), fc.nat({ max: 6 })),
  csv: fc.boolean(),
};
const anyRows = fc.record(
  {
    ...anyPage,
    sort: fc.array(fc.tuple(fc.constantFrom('', '-'), anyName), { minLength: 1, maxLength: 2 }),
    columns: fc.array(anyName, { minLength: 1, maxLength: 3 }),
  },
  { requiredKeys: ['filters'] },
);
const anyGroups = fc.record(
  {
    ...anyPage,
    group: fc.array(anyName, { minLength: 1, maxLength: 2 }),
    // Of rows in the area these are no number above 10.
    aggregate: fc.array(fc.tuple(anyName, fc.constantFrom('min', 'max', 'median', 'distinct')), { minLength: 1, maxLength: 2 }),
  },
  { requiredKeys: ['filters', 'group'] },
);
type AnyRows = typeof anyRows extends fc.Arbitrary<infer T> ? T : never;
type AnyGroups = typeof anyGroups extends fc.Arbitrary<infer T> ? T : never;
const anyQuery: fc.Arbitrary<Partial<AnyRows & AnyGroups> & Pick<AnyRows, 'filters'>> = fc.oneof(
  { weight: 3, arbitrary: anyRows },
  { weight: 1, arbitrary: anyGroups },
);
type AnyQuery = typeof anyQuery extends fc.Arbitrary<infer T> ? T : never;
const anyScope = fc.record(
  {
    withoutColumns: fc.subarray(names, { minLength: 1, maxLength: 2 }),
    columns: fc.subarray(names, { minLength: 4 }),
    area: fc.constantFrom('36.71.01', '36.71.01.1001'),
  },
  { requiredKeys: [] },
);

test('whatever is asked under a narrowed grant, no withheld column and no row outside is in the answer', async () => {
  const grant = { current: aGrant() };
  const made = await rowsFunction(fakes, [], { grantsNow: () => [grant.current] });
  open.push(made);
  let read = 0;
  let continued = 0;
  let grouped = 0;
  await fc.assert(
    fc.asyncProperty(anyScope, anyQuery, async (scope, query) => {
      grant.current = aGrant({ datasetId, institution: 'dinas-sosial', ...scope });
      const reply = await made.ask(otherOperator, rows(parametersOf(query, grant.current), query.csv ? 'text/csv' : 'application/json'));
      expect([200, 400, 403]).toContain(reply.status);
      if (reply.status === 200) read += 1;
      if (reply.status === 200 && query.cursor) continued += 1;
      if (reply.status === 200 && (query.group || query.aggregate)) grouped += 1;
      const withheld = names.filter((name) => scope.withoutColumns?.includes(name) || (scope.columns && !scope.columns.includes(name)));
      const sent = JSON.stringify(query);
      for (const name of withheld) {
        if (reply.status === 200 || !sent.includes(name)) expect(reply.text).not.toContain(name);
        if (reply.status === 200) expect(reply.text).not.toMatch(new RegExp(`${name}-\\d`));
      }
      if (scope.area !== undefined && reply.status === 200) {
        expect(reply.text).not.toMatch(/-1\d|36\.71\.02|"jumlah(__\w+)?":1\d|(^|,)1\d$/m);
        if (!query.csv) expect(JSON.parse(reply.text).total).toBeLessThanOrEqual(4);
      }
    }),
    { numRuns: tried(120, 400) },
  );
  expect(read).toBeGreaterThan(tried(10, 40));
  expect(continued).toBeGreaterThan(tried(0, 10));
  expect(grouped).toBeGreaterThan(tried(0, 5));
});

function parametersOf(asked: AnyQuery, grant: Grant): Record<string, string[]> {
  const { filters, sort, columns, limit, cursor, group, aggregate } = asked;
  const query: Record<string, string[]> = {};
  for (const [name, operator, value] of filters) query[`${name}__${operator}`] = [...(query[`${name}__${operator}`] ?? []), value];
  if (sort) query.sort = [sort.map((one) => one.join('')).join(',')];
  if (columns) query.columns = [columns.join(',')];
  if (limit) query.limit = [limit];
  if (group) query.group = group;
  if (aggregate) query.aggregate = aggregate.map((one) => one.join('__'));
  if (cursor) query.cursor = [forgedCursor(cursor, query, grant)];
  return query;
}

/** What a cursor says is no secret: it fits this query wherever the query itself is allowed. */
function forgedCursor(
  [version, offset]: [number, number],
  { sort, columns, group, aggregate, limit: _limit, ...filters }: Record<string, string[]>,
  grant: Grant,
): string {
  const scope = scopeOf(grant, fields, fields);
  const parsed = scope.ok
    ? parseRowQuery({ ...filters, sort: sort?.[0], columns: columns?.[0], group, aggregate }, scope.fields, 0)
    : undefined;
  if (!scope.ok || !parsed?.ok) return Buffer.from(JSON.stringify([datasetId, version, offset, ''])).toString('base64url');
  const query = scope.within ? { ...parsed.query, within: scope.within } : parsed.query;
  return writeRowsCursor({ datasetId, version, offset, asked: askedBy(query, version, parsed.grouping) });
}
