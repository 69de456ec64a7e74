import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type OperationName, type Route, routes } from '../../functions/routes.ts';
import { groupsOf, type PrincipalName, principalNames } from '../fakes/principals.ts';
import { tried } from '../product-size.ts';
import { badAuthorization } from './bad-tokens.ts';
import { type MatrixCity, startMatrixCity, type Wanted } from './http-city.ts';
import { type CityCell, type DatasetCell, type Expected, summaryOf } from './matrix.ts';
import { matrixCriterion, patientMilliseconds } from './matrix-criterion.ts';
import type { BadCall } from './matrix-sample.ts';
import { requestFor } from './requests.ts';

/** The fixed 404 (access.md, "No oracle"), but for the request's id. */
const fixed404 =
  '{"type":"urn:satu-data:problem:not-found","title":"Tidak ditemukan","status":404,"detail":"Alamat atau data ini tidak ada, atau tidak terbuka untuk Anda.","code":"not-found","requestId":"…"}';

/** Operations that change what another cell finds, where they pass: such a cell has a dataset of its own. */
const changing: readonly OperationName[] = [
  'hold',
  'release',
  'withdrawDataset',
  'restoreDataset',
  'withdrawVersion',
  'restoreVersion',
  'revokeGrant',
];
/** Operations that tell anyone who may ask that a draft has no version. */
const ofVersions: readonly OperationName[] = [
  'listRows',
  'describeColumns',
  'downloadFile',
  'describePackage',
  'getVersion',
  'diffVersion',
  'withdrawVersion',
  'restoreVersion',
];
/** Operations for people of OPDs that the city's file names: the OPD of the matrix is none of them. */
const ofNamedOpds: readonly OperationName[] = ['lockPersons', 'unlockPersons'];
/** An OPD asks about uploads of its own: of the matrix's, the owning one. */
const askingOpds: readonly PrincipalName[] = ['operator', 'head'];
const strangeOpds: readonly PrincipalName[] = ['other-operator', 'other-head'];
/** A pass is the operation's own work: done, or a conflict of its own. */
const passing: readonly number[] = [200, 201, 202, 204, 302, 409, 412];
/** Whoever may look people up is asked who they are themselves: what an officer of the matrix, who is bound to nobody, is told. */
const unboundOfficer = 'Akun petugas harus terikat';
/** As many as a function has processes. In `npm test` one: each further process takes the time of fifty requests to start, and there are few. */
const parallel = tried(1, 4);

/** `isKept`: the front door gave what it had kept. */
type Reply = { readonly status: number; readonly text: string; readonly isKept: boolean };
/** So many requests, and the reading ones among them again, pass while the front door's clock stands: none of what it keeps grows old between. */
const cellsAtOnce = 2_000;

/** Drives these cells on datasets, these elsewhere and these bad tokens through the laptop's front door: cold, and what reads once more, warm. */
export function testOverHttp(cells: readonly DatasetCell[], others: readonly CityCell[], badCalls: readonly BadCall[]): void {
  let city: MatrixCity;
  let stop: MatrixCity['stop'] = async () => undefined;
  const tokens = new Map<PrincipalName, string>();
  let clock = Date.now();

  beforeAll(async () => {
    city = await startMatrixCity(wantedBy(cells), { keepsAnswers: true, now: () => new Date(clock) });
    stop = city.stop;
    for (const name of principalNames) if (groupsOf[name]) tokens.set(name, await city.laptop.issueToken(name));
  });
  afterAll(async () => stop());

  const authorizationOf = (name: PrincipalName): Record<string, string> =>
    tokens.has(name) ? { Authorization: `Bearer ${tokens.get(name)}` } : {};

  /** Asks cold, and asks for what reads again; gives what went wrong, where the front door kept what it may not or kept not what it may included. */
  const coldAndWarm = async <C extends { readonly operation: OperationName }>(
    all: readonly C[],
    mayKeep: (cell: C) => boolean,
    run: (cell: C) => Promise<{ readonly reply: Reply; readonly isRight: boolean }>,
  ) => {
    const wrong: unknown[] = [];
    const counts = { warm: 0, kept: 0 };
    for (let from = 0; from < all.length; from += cellsAtOnce) {
      const some = all.slice(from, from + cellsAtOnce);
      const reading = some.filter(({ operation }) => routes[operation].method === 'GET');
      clock = Date.now();
      for (const [pass, chosen] of [some, reading].entries()) {
        const found = await inParallel(chosen, async (cell) => {
          const { reply, isRight } = await run(cell);
          if (pass > 0) counts.warm += 1;
          if (reply.isKept) counts.kept += 1;
          const isStrange = reply.isKept && !mayKeep(cell);
          return isRight && !isStrange ? undefined : { pass: pass > 0 ? 'warm' : 'cold', ...cell, ...reply };
        });
        wrong.push(...found);
      }
    }
    return { wrong, ...counts };
  };

  describe('the access matrix over HTTP', () => {
    test('answers every cell on datasets as access.md says', { timeout: patientMilliseconds }, async () => {
      const started = performance.now();
      const { wrong, warm, kept } = await coldAndWarm(cells, isOpen, async (cell) => {
        const reply = await send(city, cell.operation, datasetOf(cell), authorizationOf(cell.principal), bodyOf(cell));
        const mayLackVersion = cell.state === 'draft' && ofVersions.includes(cell.operation);
        return { reply, isRight: isAsExpected(cell.expected, reply, mayLackVersion) };
      });
      matrixCriterion('HTTP, on datasets', cells.length, wrong.length, started);
      matrixCriterion(`HTTP, on datasets, once more and warm (${kept} answers that were kept)`, warm, wrong.length, started);
      expect(summaryOf(wrong)).toEqual(summaryOf([]));
      expect(kept).toBeGreaterThan(0);
    });

    test('answers every other cell as access.md says', { timeout: patientMilliseconds }, async () => {
      const started = performance.now();
      const isAnonymous = ({ principal }: CityCell) => principal === 'anonymous';
      const { wrong, warm, kept } = await coldAndWarm(others, isAnonymous, async (cell) => {
        const reply = await send(city, cell.operation, 'm-open-published', authorizationOf(cell.principal), bodyElsewhere(city, cell));
        const expected = cell.expected === 'pass' ? passedAs(cell) : cell.expected;
        return { reply, isRight: isAsExpected(expected, reply) };
      });
      matrixCriterion('HTTP, elsewhere', others.length, wrong.length, started);
      matrixCriterion(`HTTP, elsewhere, once more and warm (${kept} answers that were kept)`, warm, wrong.length, started);
      expect(summaryOf(wrong)).toEqual(summaryOf([]));
    });

    test('answers 401 to every bad token on every route, open data included', async () => {
      const started = performance.now();
      const mint = (claims: Readonly<Record<string, unknown>>) => city.laptop.issueToken('steward', claims);
      const wrong = await inParallel(badCalls, async ({ operation, kind }) => {
        // HTTP's own rule for two headers of one name (RFC 9110, section 5.2).
        const authorization = (await badAuthorization(mint, kind)).join(', ');
        const reply = await send(city, operation, 'm-open-published', { Authorization: authorization });
        return reply.status === 401 ? undefined : { operation, kind, ...reply };
      });
      matrixCriterion('HTTP, bad tokens', badCalls.length, wrong.length, started);
      expect(summaryOf(wrong)).toEqual(summaryOf([]));
    });
  });
}

/** Of all cells on datasets those whose answers the front door may keep. */
function isOpen({ principal, level, state, expected }: DatasetCell): boolean {
  return principal === 'anonymous' && level === 'open' && state.endsWith('published') && expected === 'pass';
}

/** What whoever may do it is told of what the request names. */
function passedAs({ operation, principal }: CityCell): Expected {
  if (ofNamedOpds.includes(operation) || (operation === 'openTicket' && strangeOpds.includes(principal))) return 403;
  // A list that is not the caller's never existed; of the caller's own: test/match-lists.
  return operation === 'getMatchList' ? 404 : 'pass';
}

function wantedBy(cells: readonly DatasetCell[]): Wanted[] {
  const wanted = new Map<string, Wanted>([['m-open-published', { datasetId: 'm-open-published', level: 'open', state: 'published' }]]);
  for (const cell of cells) wanted.set(datasetOf(cell), { datasetId: datasetOf(cell), level: cell.level, state: cell.state });
  return [...wanted.values()];
}

function datasetOf({ operation, principal, level, state, expected }: DatasetCell): string {
  const slug = (text: string) => text.toLowerCase().replaceAll(' ', '-');
  const shared = `m-${level}-${slug(state)}`;
  return expected === 'pass' && changing.includes(operation) ? `${shared}-${slug(operation)}-${principal}` : shared;
}

/** Setting the level that stands changes nothing: who may, passes. */
function bodyOf({ operation, level }: DatasetCell): unknown {
  if (operation !== 'setAccess') return undefined;
  const reason = 'Tetap';
  if (level === 'open' || level === 'closed') return { access: level, reason };
  return { access: 'limited', sharing: level === 'government' ? 'government' : 'by-request', reason };
}

/** Residents ask about themselves, OPDs about their uploads. */
function bodyElsewhere({ uploadId }: MatrixCity, { operation, principal }: CityCell): unknown {
  const asks = operation === 'openTicket' && [...askingOpds, ...strangeOpds].includes(principal);
  return asks ? { datasetId: 'm-open-published', uploadId, message: 'Mengapa berkas ini ditolak?' } : undefined;
}

async function send(
  { laptop, uploadId }: MatrixCity,
  operation: OperationName,
  datasetId: string,
  authorization: Readonly<Record<string, string>>,
  body?: unknown,
): Promise<Reply> {
  const route: Route = routes[operation];
  const request = requestFor(operation, route.path, datasetId, uploadId);
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(request.params?.[name] ?? ''));
  const content = body ?? request.body;
  const response = await fetch(laptop.url + path, {
    method: route.method,
    redirect: 'manual',
    headers: {
      ...authorization,
      ...(route.guarded ? { 'If-Match': '"999999999"' } : {}),
      ...(content === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(content === undefined ? {} : { body: JSON.stringify(content) }),
  });
  const isKept = response.headers.get('x-cache') === 'Hit from cloudfront';
  return { status: response.status, text: await response.text(), isKept };
}

function isAsExpected(expected: Expected, { status, text }: Pick<Reply, 'status' | 'text'>, mayLackVersion = false): boolean {
  if (expected === 404) return status === 404 && text.replace(/"requestId":"[^"]*"/, '"requestId":"…"') === fixed404;
  if (expected !== 'pass') return status === expected;
  const hasOwnWords = status === 404 && text.replace(/"requestId":"[^"]*"/, '"requestId":"…"') !== fixed404;
  const isOwnRefusal = status === 403 && text.includes(unboundOfficer);
  return passing.includes(status) || hasOwnWords || isOwnRefusal || (mayLackVersion && status === 404);
}

/** Runs all, a few at a time; gives what went wrong. */
async function inParallel<T>(all: readonly T[], run: (one: T) => Promise<unknown>): Promise<unknown[]> {
  const queue = [...all];
  const wrong: unknown[] = [];
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) {
      const outcome = await run(one);
      if (outcome !== undefined) wrong.push(outcome);
    }
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return wrong;
}
