import '../fakes/quiet-log.ts';
import { describe, expect, test, vi } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { KeptRecord } from '../../functions/model/kept-record.ts';
import { recordsOperations } from '../../functions/records/operations.ts';
import { writeRecordsCursor } from '../../functions/records/records-cursor.ts';
import { datasetAt } from '../access-matrix/fixtures.ts';
import { anAbout } from '../fakes/datasets.ts';
import { lambdaContext, proxyEvent } from '../fakes/gateway-events.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryRecordReader } from '../fakes/memory-record-reader.ts';
import { type PrincipalName, principalOf } from '../fakes/principals.ts';
import { serveKept } from '../fakes/serve-kept.ts';
import { readCsvText } from '../way/rfc4180.ts';
import { recordsFunction } from './records-function.ts';

const datasetId = 'penerima-bansos';
const now = new Date('2026-11-24T05:00:00.000Z');

let made = 0;
function aRecord(at: string, changes: Partial<KeptRecord> = {}) {
  made += 1;
  const place = String(Date.parse(at)).padStart(15, '0') + String(made).padStart(6, '0');
  return {
    datasetId,
    recordId: `01KAM${place}`,
    at,
    principalId: 'sub-member',
    name: 'Siti',
    institutions: ['banten'],
    operation: 'listRows',
    versionNumber: 1,
    rule: 'read/grant',
    ...changes,
  };
}

function desk(records: readonly ReturnType<typeof aRecord>[], access: 'by-request' | 'closed' = 'by-request') {
  const datasets = memoryDatasets();
  const dataset = datasetAt(access, 'published', datasetId);
  if (dataset) datasets.put(dataset, anAbout(datasetId));
  const reader = memoryRecordReader(records);
  const handler = serveKept<'records'>(recordsOperations({ ...recordsFunction(), datasets, records: reader }), { now: () => now });
  const ask = async (query: Readonly<Record<string, string>> = {}, principal: PrincipalName = 'head', accept = 'application/json') => {
    const request = {
      operation: 'listAccessRecords' as const,
      params: { datasetId },
      headers: { Accept: [accept] },
      query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
    };
    const who = principalOf(principal);
    const answer = await handler(
      proxyEvent(request, { principal: who.type === 'anonymous' ? 'anonymous' : JSON.stringify(who) }),
      lambdaContext,
    );
    return { ...answer, json: accept.includes('json') ? JSON.parse(answer.body) : undefined };
  };
  return { ask, reader };
}

type Ask = ReturnType<typeof desk>['ask'];

/** Every item, page by page, and how many pages that took. */
async function all(ask: Ask, query: Readonly<Record<string, string>>) {
  const items: unknown[] = [];
  let pages = 0;
  let next: string | undefined;
  do {
    const { json } = await ask({ ...query, ...(next ? { cursor: next } : {}) });
    items.push(...json.items);
    next = json.next;
    pages += 1;
  } while (next);
  return { items, pages };
}

describe('listAccessRecords', () => {
  test('tells the head who looked, newest first, without keys of ours', async () => {
    const first = aRecord('2026-11-20T01:00:00.000Z', { purpose: 'verifikasi-bantuan', grantRequestId: 'r-1' });
    const second = aRecord('2026-11-24T04:00:00.000Z', { principalId: 'sub-other', name: 'Budi', operation: 'downloadFile' });
    const { json } = await desk([first, second]).ask();
    const { datasetId: _one, recordId: _first, ...older } = first;
    const { datasetId: _other, recordId: _second, ...newer } = second;
    expect(json).toEqual({ from: '2026-10-26', until: '2026-11-24', items: [newer, older] });
  });

  test('answers 403 to anyone who may see the dataset and 404 to anyone who may not', async () => {
    const seen = desk([]);
    for (const principal of ['operator', 'steward', 'member', 'other-head', 'helpdesk', 'overseer'] as const) {
      expect((await seen.ask({}, principal)).statusCode, principal).toBe(403);
    }
    const hidden = desk([], 'closed');
    expect((await hidden.ask({}, 'other-head')).statusCode).toBe(404);
    expect((await hidden.ask({}, 'head')).statusCode).toBe(200);
    expect(hidden.reader.reads).toBeGreaterThan(0);
    expect(seen.reader.reads).toBe(0);
  });

  test('gives the days asked for and no other, the first and the last included', async () => {
    const days = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04'];
    const { ask } = desk(days.map((day) => aRecord(`${day}T23:59:59.999Z`)));
    const { json } = await ask({ from: '2026-11-02', until: '2026-11-03' });
    expect(json.items.map(({ at }: { at: string }) => at.slice(0, 10))).toEqual(['2026-11-03', '2026-11-02']);
  });

  test('refuses days that are none, out of order, or more than a year', async () => {
    const { ask } = desk([]);
    expect((await ask({ from: '2026-02-30' })).json.violations[0].where).toBe('parameter from');
    expect((await ask({ from: '2026-11-03', until: '2026-11-02' })).json.detail).toContain('parameter from: harus sebelum');
    expect((await ask({ from: '2025-11-23', until: '2026-11-24' })).json.detail).toContain(`paling banyak ${limits.maxRecordDays} hari`);
    expect((await ask({ from: '2025-11-24', until: '2026-11-24' })).statusCode).toBe(200);
  });

  test.each([
    ['0001-01-01', '9999-12-31'],
    ['0000-01-01', '2026-11-24'],
    ['1969-12-31', '2026-11-24'],
    ['1970-01-01', '9999-12-31'],
    ['0000-01-01', '0000-01-01'],
  ])('refuses %s to %s, and makes no list of its days', async (from, until) => {
    const { ask, reader } = desk([]);
    const made = vi.spyOn(Array, 'from');
    const { statusCode } = await ask({ from, until });
    const longest = Math.max(0, ...made.mock.results.map(({ value }) => (Array.isArray(value) ? value.length : 0)));
    made.mockRestore();
    expect({ statusCode, reads: reader.reads }).toEqual({ statusCode: 400, reads: 0 });
    expect(longest).toBeLessThan(limits.maxRecordDays);
  });

  test('refuses a last day that has no days before it', async () => {
    expect((await desk([]).ask({ until: '0000-01-01' })).statusCode).toBe(400);
  });

  test.each([
    ['principal', 'sub-member', ['a', 'b']],
    ['institution', 'kemensos', ['c']],
    ['operation', 'downloadFile', ['b']],
    ['purpose', 'pengaduan', ['c']],
  ])('filters by %s', async (name, value, expected) => {
    const at = '2026-11-24T04:00:00.000Z';
    const { ask } = desk([
      aRecord(at, { rule: 'a' }),
      aRecord(at, { rule: 'b', operation: 'downloadFile' }),
      aRecord(at, { rule: 'c', principalId: 'sub-other', institutions: ['banten', 'kemensos'], purpose: 'pengaduan' }),
    ]);
    const { json } = await ask({ [name]: value });
    expect(json.items.map(({ rule }: { rule: string }) => rule).sort()).toEqual(expected);
  });

  test('pages through everything once, whatever the page’s size, with and without a filter', async () => {
    const records = Array.from({ length: 23 }, (_, place) =>
      aRecord(`2026-11-${String(20 + (place % 4)).padStart(2, '0')}T0${place % 10}:00:00.000Z`, {
        rule: String(place),
        operation: place % 3 === 0 ? 'downloadFile' : 'listRows',
      }),
    );
    const { ask } = desk(records);
    const newestFirst = records.toSorted((one, other) => (one.recordId < other.recordId ? 1 : -1));
    const rulesOf = (items: readonly unknown[]) => items.map((item) => (item as { rule: string }).rule);
    for (const limit of ['1', '2', '7', '23', '24']) {
      expect(rulesOf((await all(ask, { limit })).items), limit).toEqual(newestFirst.map(({ rule }) => rule));
      const files = newestFirst.filter(({ operation }) => operation === 'downloadFile').map(({ rule }) => rule);
      expect(rulesOf((await all(ask, { limit, operation: 'downloadFile' })).items), limit).toEqual(files);
    }
  });

  test('does not look through a year at once: an empty stretch answers early with `next`', async () => {
    const { ask, reader } = desk([aRecord('2025-12-01T00:00:00.000Z')]);
    const first = await ask({ from: '2025-11-30', until: '2026-11-24' });
    expect(first.json).toMatchObject({ items: [], next: expect.any(String) });
    expect(reader.reads).toBe(limits.maxRecordDaysScanned);
    const { items, pages } = await all(ask, { from: '2025-11-30', until: '2026-11-24' });
    expect([items.length, pages]).toEqual([1, Math.ceil(360 / limits.maxRecordDaysScanned)]);
  });

  test('does not look through a busy day at once: a filter that nothing fits answers early with `next`', async () => {
    const records = Array.from({ length: limits.maxRecordsScanned + 5 }, () => aRecord('2026-11-24T04:00:00.000Z'));
    const { ask, reader } = desk(records);
    expect((await ask({ purpose: 'pengaduan', from: '2026-11-24' })).json).toMatchObject({ items: [], next: expect.any(String) });
    expect(reader.reads).toBe(limits.maxRecordsScanned / limits.recordsPerRead);
    expect(await all(ask, { purpose: 'pengaduan', from: '2026-11-24' })).toEqual({ items: [], pages: 2 });
  });

  test('refuses a cursor that it did not write, and one beyond the last day', async () => {
    const { ask } = desk([]);
    const written = (...place: string[]) => Buffer.from(JSON.stringify(place)).toString('base64url');
    const notOurs = ['x', written('2026-13-01', ''), written('2026-11-24', 'x'.repeat(2000)), written('2026-11-24', '01KAM#')];
    for (const cursor of [...notOurs, writeRecordsCursor({ day: '2026-11-25' })]) {
      expect((await ask({ cursor })).json.detail).toContain('parameter cursor');
    }
  });

  test('finds the one who has the longest name that a token may have, and refuses one that none has', async () => {
    const principalId = 's'.repeat(limits.maxSubjectCharacters);
    const { ask } = desk([aRecord('2026-11-24T04:00:00.000Z', { principalId }), aRecord('2026-11-24T04:00:00.000Z')]);
    expect((await ask({ principal: principalId })).json.items).toMatchObject([{ principalId }]);
    for (const principal of [`${principalId}s`, 'ñ']) expect((await ask({ principal })).statusCode).toBe(400);
  });

  test('refuses unknown parameters and a page that is too large', async () => {
    const { ask } = desk([]);
    expect((await ask({ name: 'Siti' })).statusCode).toBe(400);
    expect((await ask({ limit: String(limits.maxRecordsPerPage + 1) })).statusCode).toBe(400);
  });

  test('gives CSV where it is asked for, with formulas inert and the next page in the Link header', async () => {
    const at = '2026-11-24T04:00:00.000Z';
    const { ask } = desk([
      aRecord(at, { name: 'Siti, "Kepala"' }),
      aRecord(at, { name: '=HYPERLINK("http://x")', institutions: ['banten', 'kemensos'] }),
      aRecord(at, { name: 'Budi' }),
    ]);
    const answer = await ask({ limit: '2', from: '2026-11-24' }, 'head', 'text/csv');
    expect(answer.headers).toMatchObject({ 'Content-Type': 'text/csv; charset=utf-8', Vary: 'Accept' });
    const { header, records } = readCsvText(answer.body);
    expect(header).toEqual([
      'at',
      'principalId',
      'name',
      'institutions',
      'operation',
      'versionNumber',
      'uploadId',
      'purpose',
      'grantRequestId',
      'rule',
    ]);
    expect(records.map((cells) => [cells[2], cells[3]])).toEqual([
      ['Budi', 'banten'],
      [`'=HYPERLINK("http://x")`, 'banten kemensos'],
    ]);
    const next = new URLSearchParams(/^<\?(.*)>; rel="next"$/.exec(String(answer.headers?.Link))?.[1]);
    const rest = await ask(Object.fromEntries(next), 'head', 'text/csv');
    expect(readCsvText(rest.body).records.map((cells) => cells[2])).toEqual(['Siti, "Kepala"']);
    expect(rest.headers?.Link).toBeUndefined();
  });
});
