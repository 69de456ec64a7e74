import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { honoursIfMatch, listRoutes } from '../../functions/routes.ts';
import type { PrincipalName } from '../fakes/principals.ts';
import { type MatrixCity, startMatrixCity } from './http-city.ts';
import { cityCells, datasetCells } from './matrix.ts';
import { requestFor } from './requests.ts';

type Listed = ReturnType<typeof listRoutes>[number];

/*
 * If-Match on every route where it counts (decisions/0039): PATCH demands it; PUT and DELETE honour one that is sent, and go on without. Each is asked by
 * somebody who may do it, so that nothing but the header stands in the way.
 */
const byRequestId = 'm-by-request-published';
const closedId = 'm-closed-published';
const anAccount = 'sub-helpdesk';
const guarded = listRoutes().filter(honoursIfMatch);

let city: MatrixCity;
beforeAll(async () => {
  city = await startMatrixCity([
    { datasetId: byRequestId, level: 'by-request', state: 'once-public published' },
    { datasetId: closedId, level: 'closed', state: 'once-public published' },
  ]);
});
afterAll(async () => city?.stop());

const datasetOf = ({ operation }: Listed) => (operation.endsWith('Exemption') ? closedId : byRequestId);

/** Who may do it. */
function doerOf(route: Listed): PrincipalName {
  const level = datasetOf(route) === closedId ? 'closed' : 'by-request';
  const onDataset = datasetCells().filter((cell) => cell.level === level && cell.state === 'once-public published');
  const may = [...onDataset, ...cityCells()].find(({ operation, expected }) => operation === route.operation && expected === 'pass');
  if (!may) throw new Error(`nobody may ${route.operation}`);
  return may.principal;
}

/** What is decided once, or stands as it was put last. */
const withoutEtag: readonly string[] = [
  ...[
    'revokeGrant',
    'withdrawRequest',
    'cancelUpload',
    'judgeLook',
    'judgeFinding',
    'setNotices',
    'decideCase',
    'grantSearch',
    'revokeSearch',
    'setReportReason',
    // Told in the list of units.
    'putUnit',
    'endUnit',
  ],
];

/** Where the ETag of what the route changes is told; undefined for what has none. */
function toldAt({ path, operation }: Listed, filled: (template: string) => string): string | undefined {
  if (path.startsWith('/v1/accounts/')) return filled('/v1/accounts/{sub}');
  if (['setStandard', 'setLibraryStandard', 'setProfile'].includes(operation)) return filled(path);
  if (path.startsWith('/v1/plans/')) return filled('/v1/plans/{year}/{opdId}');
  if (path.startsWith('/v1/minutes/')) return filled('/v1/minutes/{opdId}/{period}');
  return withoutEtag.includes(operation) ? undefined : filled('/v1/datasets/{datasetId}');
}

async function ask(route: Listed, ifMatch: string | undefined): Promise<{ status: number; text: string }> {
  const { params = {}, body } = requestFor(route.operation, route.path, datasetOf(route), city.uploadId);
  const named: Readonly<Record<string, string>> = { ...params, sub: anAccount };
  const token = await city.laptop.issueToken(doerOf(route));
  const sent = route.operation === 'setAccess' ? { access: 'limited', sharing: 'by-request', reason: 'Tetap' } : body;
  const response = await fetch(city.laptop.url + route.path.replace(/\{(\w+)\}/g, (_, name: string) => named[name] ?? ''), {
    method: route.method,
    headers: { Authorization: `Bearer ${token}`, ...(ifMatch === undefined ? {} : { 'If-Match': ifMatch }) },
    ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
  });
  return { status: response.status, text: await response.text() };
}

async function etagOf(route: Listed): Promise<string | undefined> {
  const { params = {} } = requestFor(route.operation, route.path, datasetOf(route), city.uploadId);
  const values: Readonly<Record<string, string>> = { datasetId: datasetOf(route), ...params, sub: anAccount };
  const path = toldAt(route, (template) => template.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? ''));
  if (path === undefined) return undefined;
  const response = await fetch(city.laptop.url + path, { headers: { Authorization: `Bearer ${await city.laptop.issueToken('steward')}` } });
  expect([path, response.status]).toEqual([path, 200]);
  return response.headers.get('etag') ?? 'none';
}

describe('If-Match', () => {
  test('counts on every PATCH, PUT and DELETE of the route table, and is demanded on every PATCH', () => {
    const changing = listRoutes().filter(({ method }) => method !== 'GET' && method !== 'POST');
    expect(guarded).toEqual(changing);
    expect(changing.filter((route) => route.guarded)).toEqual(changing.filter(({ method }) => method === 'PATCH'));
  });

  test('answers 412 to a stale one on every route, and changes nothing', async () => {
    for (const route of guarded) {
      const before = await etagOf(route);
      expect(before, route.operation).not.toBe('none');
      const answer = await ask(route, '"999"');
      expect([route.operation, answer.status, answer.text]).toEqual([route.operation, 412, expect.stringContaining('precondition-failed')]);
      expect(await etagOf(route)).toBe(before);
    }
  });

  test('lets the newest through', async () => {
    for (const route of guarded) {
      const etag = await etagOf(route);
      if (etag === undefined) continue;
      const { status, text } = await ask(route, etag);
      expect([200, 202, 204, 409], `${route.operation} ${status} ${text}`).toContain(status);
    }
  });

  test('is 428 without one where it is demanded; all else goes on without, a hold above all', async () => {
    for (const route of guarded) {
      const { status, text } = await ask(route, undefined);
      const fits = route.guarded ? status === 428 : ![412, 428].includes(status) && status < 500;
      expect(fits, `${route.operation} ${status} ${text}`).toBe(true);
    }
    const hold = guarded.find(({ operation }) => operation === 'hold');
    expect(hold && (await ask(hold, undefined)).status).toBe(200);
    expect(hold && (await ask(hold, '*')).status).toBe(200);
  });

  test('is 400 where it is no ETag of ours', async () => {
    for (const route of guarded) expect([route.operation, (await ask(route, 'W/"3"')).status]).toEqual([route.operation, 400]);
  });
});
