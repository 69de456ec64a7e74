import { afterEach, describe, expect, test } from 'vitest';
import type { Grant } from '../../functions/model/grant.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { aGrant } from '../fakes/grants.ts';
import { datasetOf, type IngestFakes, ingestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { operator, otherOperator, steward } from '../fakes/uploads-function.ts';
import { datasetId, publishFile, rowsFunction } from './rows-function.ts';

const [first, second, third] = uploadIds;
const august = 'Puskesmas,Kunjungan,Rata\nCipondoh,12,1.50\n"Batu, ceper",34,2\n';
const september = 'Puskesmas,Kunjungan,Rata\nBenda,5,0.25\n';
const rows = (query: Record<string, string[]> = {}, accept = 'application/json') =>
  ({ operation: 'listRows', params: { datasetId }, query, headers: { accept: [accept] } }) as const;
const file = (format: string, query: Record<string, string[]> = {}, accept = '*/*') =>
  ({ operation: 'downloadFile', params: { datasetId, format }, query, headers: { accept: [accept] } }) as const;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function shelf(changes: Parameters<typeof datasetOf>[0] = {}, grants: readonly Grant[] = []) {
  const fakes = ingestFakes(datasetOf(changes));
  await publishFile(fakes, first, august, { period: '2026-08' });
  await publishFile(fakes, second, september, { period: '2026-09' });
  const made = await rowsFunction(fakes, grants);
  open.push(made);
  return { fakes, ...made };
}

describe('rows of an open dataset', () => {
  test('come to anyone, exact as text, without a record', async () => {
    const { ask, records } = await shelf();
    const reply = await ask(anonymous, rows());
    expect(reply.status).toBe(200);
    expect(reply.text).toBe(
      `{"datasetId":"${datasetId}","version":2,"total":3,"items":[` +
        '{"puskesmas":"Cipondoh","kunjungan":12,"rata":1.5},{"puskesmas":"Batu, ceper","kunjungan":34,"rata":2},' +
        '{"puskesmas":"Benda","kunjungan":5,"rata":0.25}]}',
    );
    expect(records.records).toEqual([]);
  });

  test('are filtered, ordered and cut to columns', async () => {
    const { ask } = await shelf();
    const reply = await ask(anonymous, rows({ kunjungan__greater: ['10'], sort: ['-kunjungan'], columns: ['kunjungan'] }));
    expect(JSON.parse(reply.text)).toMatchObject({ total: 2, items: [{ kunjungan: 34 }, { kunjungan: 12 }] });
    expect((await ask(anonymous, rows({ nik__exact: ['x'] }))).status).toBe(400);
    expect((await ask(anonymous, rows({ limit: ['1001'] }))).status).toBe(400);
  });

  test('come page by page from one version, though another appears meanwhile', async () => {
    const { ask, fakes } = await shelf();
    const page = JSON.parse((await ask(anonymous, rows({ limit: ['2'] }))).text);
    expect(page.items).toHaveLength(2);
    await publishFile(fakes, third, 'Puskesmas,Kunjungan,Rata\nBaru,1,1\n', { mode: 'all', period: '2026-10' });
    expect(JSON.parse((await ask(anonymous, rows())).text)).toMatchObject({ version: 3, total: 1 });
    const rest = JSON.parse((await ask(anonymous, rows({ cursor: [page.next] }))).text);
    expect(rest).toMatchObject({ version: 2, total: 3, items: [{ puskesmas: 'Benda' }] });
    expect(rest.next).toBeUndefined();
    expect((await ask(anonymous, rows({ cursor: ['bukan-kursor'] }))).status).toBe(400);
    expect((await ask(anonymous, rows({ cursor: [page.next], offset: ['1'] }))).status).toBe(400);
  });

  test('come as CSV when asked, with the next page in the Link header', async () => {
    const { ask } = await shelf();
    const reply = await ask(anonymous, rows({ limit: ['2'], kunjungan__greater: ['0'] }, 'text/csv'));
    expect(reply.text).toBe('Puskesmas,Kunjungan,Rata\nCipondoh,12,1.5\n"Batu, ceper",34,2\n');
    expect(reply.headers['Content-Type']).toBe('text/csv; charset=utf-8');
    expect(reply.headers.Link).toMatch(/^<\?limit=2&kunjungan__greater=0&cursor=[\w-]+>; rel="next"$/);
  });
});

describe('files', () => {
  test('are built once and linked to for a minute', async () => {
    const { ask, fakes } = await shelf();
    const reply = await ask(anonymous, file('csv'));
    expect(reply.status).toBe(302);
    expect(reply.headers.Location).toContain(`/datasets/${datasetId}/files/2/${datasetId}-v2.csv?`);
    const built = fakes.published.newest(`datasets/${datasetId}/files/2/${datasetId}-v2.csv`);
    expect(Buffer.from(built?.bytes ?? '').toString()).toBe(
      'Puskesmas,Kunjungan,Rata\nCipondoh,12,1.5\n"Batu, ceper",34,2\nBenda,5,0.25\n',
    );
    const again = await ask(anonymous, file('csv', {}, 'application/json'));
    expect(JSON.parse(again.text)).toEqual({ url: reply.headers.Location, expiresAt: expect.any(String) });
  });

  test('of one period and of an earlier version', async () => {
    const { ask, fakes } = await shelf();
    await ask(anonymous, file('csv', { period: ['2026-09'] }));
    const one = fakes.published.newest(`datasets/${datasetId}/files/2/${datasetId}-v2-2026-09.csv`);
    expect(Buffer.from(one?.bytes ?? '').toString()).toBe('Puskesmas,Kunjungan,Rata\nBenda,5,0.25\n');
    const earlier = await ask(anonymous, file('parquet', { version: ['1'] }));
    expect(earlier.headers.Location).toContain(`/files/1/${datasetId}-v1.parquet?`);
    expect((await ask(anonymous, file('csv', { period: ['2026-01'] }))).status).toBe(404);
    expect((await ask(anonymous, file('csv', { version: ['9'] }))).status).toBe(404);
    expect((await ask(anonymous, file('parquet'))).headers.Location).toContain(`/files/2/${datasetId}-v2.parquet?`);
  });

  test('of a dataset whose data are destroyed answer its own OPD 410 with when and why, whatever is asked for, and are looked for nowhere', async () => {
    const { ask, fakes } = await shelf();
    const dataset = await fakes.datasets.get(datasetId);
    const destroyed = { at: '2027-01-01T00:00:00.000Z', minutes: '01K5000000000000000000000Z' };
    if (dataset) fakes.datasets.put({ ...dataset, state: 'withdrawn', destroyed });
    fakes.published.getText = async (key) => Promise.reject(new Error(`${key} was looked for`));
    const of = { datasetId };
    const asked = [
      rows(),
      rows({}, 'text/csv'),
      ...['csv', 'xlsx', 'json', 'parquet'].map((format) => file(format)),
      file('csv', { version: ['1'] }),
      { operation: 'downloadRows', params: { ...of, format: 'csv' } } as const,
      { operation: 'describeColumns', params: of } as const,
      { operation: 'describePackage', params: of } as const,
      { operation: 'diffVersion', params: { ...of, n: '2' } } as const,
    ];
    for (const request of asked) {
      const { status, text } = await ask(operator, request);
      expect([request.operation, status, text], request.operation).toEqual([
        request.operation,
        410,
        expect.stringContaining('dimusnahkan'),
      ]);
      expect(JSON.parse(text)).toMatchObject({ code: 'gone', at: destroyed.at });
    }
    for (const request of asked) expect((await ask(anonymous, request)).status).toBe(410);
    expect((await ask(otherOperator, rows())).text).not.toContain('Cipondoh');
  });

  test('of a withdrawn version answer 410 with when and why', async () => {
    const { ask, fakes } = await shelf();
    markWithdrawn(fakes, 1, 'angka Agustus salah');
    const reply = await ask(anonymous, file('csv', { version: ['1'] }));
    expect([reply.status, JSON.parse(reply.text)]).toMatchObject([
      410,
      { code: 'gone', detail: expect.stringContaining('Versi 1'), at: expect.stringMatching(/^\d{4}-/), reason: 'angka Agustus salah' },
    ]);
    expect((await ask(anonymous, file('csv', { version: ['2'] }))).status).toBe(302);
  });

  test('of an earlier version with personal columns are not given under a level that forbids them', async () => {
    const { ask, fakes } = await shelf();
    await markPersonal(fakes, 1);
    const reply = await ask(anonymous, file('csv', { version: ['1'] }));
    expect([reply.status, reply.text]).toEqual([403, expect.stringContaining('puskesmas')]);
  });

  test('of a version published for fewer are not given once the level was loosened', async () => {
    const { ask } = await shelf({ servesFrom: 2 });
    const reply = await ask(anonymous, file('csv', { version: ['1'] }));
    expect([reply.status, reply.text]).toEqual([403, expect.stringContaining('lebih sempit')]);
    expect((await ask(anonymous, file('csv', { version: ['2'] }))).status).toBe(302);
  });
});

const grant: Grant = aGrant({ datasetId, institution: 'dinas-sosial' });

describe('rows that are not open', () => {
  const limited = { access: 'limited', sharing: 'by-request' } as const;

  test.each([
    ['nobody', anonymous, 401],
    ['the owner', operator, 200],
    ['another OPD without grant', otherOperator, 403],
    ['the steward without grant', steward, 403],
  ] as [string, Principal, number][])('by request: %s', async (_who, principal, status) => {
    const { ask } = await shelf(limited);
    expect((await ask(principal, rows())).status).toBe(status);
    expect((await ask(principal, file('csv'))).status).toBe(status === 200 ? 302 : status);
  });

  test('are recorded before they are read, files and pages alike', async () => {
    const { ask, records } = await shelf(limited, [grant]);
    expect((await ask(otherOperator, rows())).status).toBe(200);
    expect((await ask(otherOperator, file('parquet'))).status).toBe(302);
    expect(records.records).toMatchObject([
      { operation: 'listRows', principalId: 'sub-other-operator', institutions: ['dinas-sosial'], versionNumber: 2, rule: 'read/grant' },
      { operation: 'downloadFile', versionNumber: 2 },
    ]);
  });

  test('are refused when the look can not be recorded: no file is built, no link given', async () => {
    const { ask, records, fakes } = await shelf({ access: 'closed' });
    records.failing = true;
    fakes.published.presign = () => Promise.reject(new Error('a link was signed'));
    fakes.published.download = () => Promise.reject(new Error('a part was read'));
    for (const request of [rows(), file('csv'), file('parquet')]) {
      const reply = await ask(operator, request);
      expect(reply.status).toBe(503);
      expect(reply.text).not.toMatch(/Cipondoh|https:/);
    }
    expect(fakes.published.keys().filter((key) => key.includes('/files/'))).toEqual([]);
  });

  test('of a closed dataset answer outsiders as one that never existed does', async () => {
    const { ask } = await shelf({ access: 'closed' });
    const closed = await ask(otherOperator, rows());
    const missing = await ask(otherOperator, { ...rows(), params: { datasetId: 'tidak-ada' } });
    expect(closed.status).toBe(404);
    expect(closed).toEqual(missing);
  });
});

async function markPersonal(fakes: IngestFakes, n: number): Promise<void> {
  const get = fakes.manifests.get;
  fakes.manifests.list = async (id, upTo, limit) => {
    const current = await fakes.datasets.get(id);
    if (!current?.current || upTo < 1 || limit < 1) return [];
    const newest = await get(id, current.current.n, current.current.uploadId);
    const older = newest?.previous && (await get(id, newest.previous.n, newest.previous.uploadId));
    return [newest, older && older.n === n ? { ...older, personalColumns: ['puskesmas'] } : older].filter((one) => one !== undefined);
  };
}

/** As if the steward had withdrawn version `n` by publishing the newest. */
function markWithdrawn(fakes: IngestFakes, n: number, reason: string): void {
  const { list } = fakes.manifests;
  fakes.manifests.list = async (...asked) => {
    const [newest, ...older] = await list(...asked);
    return newest ? [{ ...newest, withdraws: n, reason }, ...older] : [];
  };
}
