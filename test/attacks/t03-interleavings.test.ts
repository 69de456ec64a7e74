import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { hold } from '../../functions/datasets/hold.ts';
import { setAccess } from '../../functions/datasets/set-access.ts';
import { withdrawDataset } from '../../functions/datasets/withdraw-dataset.ts';
import type { Call } from '../../functions/http/call.ts';
import type { Account } from '../../functions/model/account.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import type { Grant } from '../../functions/model/grant.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { withdrawVersion } from '../../functions/versions/withdraw-version.ts';
import { criterion } from '../criteria/criterion.ts';
import { anAbout, anExemption } from '../fakes/datasets.ts';
import type { Request } from '../fakes/gateway-events.ts';
import { aGrant } from '../fakes/grants.ts';
import { datasetOf, ingestFakes, noon, standardOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { head, otherOperator, steward } from '../fakes/uploads-function.ts';
import { isWhole } from '../product-size.ts';
import { datasetId, publishFile, rowsFunction } from '../rows/rows-function.ts';

// How long a "not found" takes has its own test (test/http/constant-time-404.test.ts): here are too many of them to wait for.
vi.mock('../../functions/http/constant-time-404.ts', () => ({ holdToConstantTime: () => undefined }));

/**
 * T03, inside one request: anyone who may read asks, and at one of the calls that the operation makes to the outside the right is taken away, and that is answered.
 * Whatever the call, what is given afterwards holds no row that the right was for, and no link.
 */
const [first, second] = uploadIds;
const fakes = ingestFakes(datasetOf(), standardOf());
let published: Dataset;
let grants: readonly Grant[] = [];
let account: Account | undefined;
/** What happens at the call to come; `calls` counts them. */
let interleaved: { at: number; calls: number; act: () => Promise<void> } | undefined;
/** As an operation without the second look would be: what was read first is what is found afterwards. */
let looksOnce = false;
let firstLook: unknown;
let function_: Awaited<ReturnType<typeof rowsFunction>>;

beforeAll(async () => {
  await publishFile(fakes, first, 'Puskesmas,Kunjungan\nCipondoh,12\n', { period: '2026-08' });
  await publishFile(fakes, second, 'Puskesmas,Kunjungan\nBenda,5\n', { period: '2026-09' });
  const dataset = await fakes.datasets.get(datasetId);
  if (!dataset) throw new Error('the dataset is gone');
  published = dataset;
  // A file is built at every request, so that its calls are there every time.
  fakes.published.find = async () => undefined;
  function_ = await rowsFunction(fakes, [], { grantsNow: () => grants, accountNow: () => account, around: interrupted });
});
afterAll(async () => function_?.close());

/** The port, where something happens before the one call that is up. */
function interrupted<P extends object>(port: P): P {
  return new Proxy(port, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const asked = interleaved;
        if (asked && asked.calls++ === asked.at) await asked.act();
        if (!looksOnce || name !== 'load') return Reflect.apply(member, target, args);
        firstLook ??= Reflect.apply(member, target, args);
        return firstLook;
      };
    },
  });
}

type Act = 'setAccess' | 'hold' | 'withdrawDataset' | 'withdrawVersion';
let acts = 0;
const ports = { ...fakes, ids: () => `01K6${String(acts++).padStart(22, '0')}` };
function callOf<N extends Act>(operation: N, principal: Principal, params: Call<N>['params'], body: Call<N>['body']): Call<N>;
function callOf(operation: Act, principal: Principal, params: unknown, body: unknown): unknown {
  return { operation, principal, params, body, query: {}, accept: '', ifMatch: undefined, requestId: 'request-1', now: noon };
}
async function done(answer: Promise<{ readonly status: number }>): Promise<void> {
  expect((await answer).status).toBe(200);
}

const reason = 'Uji';
const params = { datasetId };
const tighten = (body: Call<'setAccess'>['body']) => done(setAccess(ports)(callOf('setAccess', head, params, body)));
const government = { access: 'limited', sharing: 'government' } as const;
const byRequest = { access: 'limited', sharing: 'by-request' } as const;
const ownGrant = aGrant({ datasetId, institution: 'dinas-sosial' });
const accountWith = (changes: Partial<Account>) => async () => {
  account = { sub: 'sub-other-operator', revision: 2, ...changes };
};
const grantWith = (changes: Partial<Grant>) => async () => {
  grants = [{ ...ownGrant, ...changes }];
};

type Case = {
  readonly what: string;
  readonly level: Pick<Dataset, 'access' | 'sharing'>;
  readonly reader: Principal;
  readonly act: () => Promise<void>;
  /** What must not be given afterwards; every row and link unless it is said. */
  readonly lost?: RegExp;
};
const everything = /Cipondoh|Benda|https:/;
const cases: readonly Case[] = [
  { what: 'open → limited', level: { access: 'open' }, reader: anonymous, act: () => tighten({ ...government, reason }) },
  {
    what: 'open → closed',
    level: { access: 'open' },
    reader: anonymous,
    act: () => tighten({ access: 'closed', exemption: anExemption, reason }),
  },
  { what: 'shared → by request', level: government, reader: otherOperator, act: () => tighten({ ...byRequest, reason }) },
  {
    what: 'shared → closed',
    level: government,
    reader: otherOperator,
    act: () => tighten({ access: 'closed', exemption: anExemption, reason }),
  },
  { what: 'hold', level: government, reader: otherOperator, act: () => done(hold(ports)(callOf('hold', head, params, { reason }))) },
  {
    what: 'dataset withdrawn',
    level: { access: 'open' },
    reader: otherOperator,
    act: () => done(withdrawDataset(ports)(callOf('withdrawDataset', steward, params, { reason }))),
  },
  {
    what: 'version withdrawn',
    level: { access: 'open' },
    reader: anonymous,
    act: () => done(withdrawVersion(ports)(callOf('withdrawVersion', steward, { datasetId, n: 2 }, { reason }))),
    lost: /Benda|-v2/,
  },
  { what: 'grant revoked', level: byRequest, reader: otherOperator, act: grantWith({ revoked: { at: noon.toISOString(), by: 'x' } }) },
  { what: 'grant ended', level: byRequest, reader: otherOperator, act: grantWith({ until: noon.toISOString() }) },
  { what: 'grant for others', level: byRequest, reader: otherOperator, act: grantWith({ officers: ['sub-else'] }) },
  { what: 'grant narrowed', level: byRequest, reader: otherOperator, act: grantWith({ withoutColumns: ['puskesmas'] }) },
  { what: 'account disabled', level: byRequest, reader: otherOperator, act: accountWith({ disabled: true }) },
  { what: 'signed out', level: byRequest, reader: otherOperator, act: accountWith({ validFrom: noon.toISOString() }) },
  { what: 'group removed', level: byRequest, reader: otherOperator, act: accountWith({ groups: ['operator:dinas-lain'] }) },
];
const accept = (type: string) => ({ accept: [type] });
const requests: readonly Request[] = [
  { operation: 'listRows', params, headers: accept('application/json') },
  { operation: 'listRows', params, headers: accept('text/csv') },
  { operation: 'downloadFile', params: { datasetId, format: 'csv' }, headers: accept('*/*') },
  { operation: 'downloadFile', params: { datasetId, format: 'parquet' }, headers: accept('application/json') },
  { operation: 'diffVersion', params: { datasetId, n: '2' } },
  { operation: 'describeColumns', params },
];

/** The answer of a request during which the case's act is done at call `at`; undefined where there was no such call. */
async function ask(one: Case, request: Request, at: number | undefined): Promise<string | undefined> {
  fakes.datasets.put({ ...published, ...one.level, oncePublic: one.level.access === 'open' }, anAbout(datasetId));
  [grants, account] = [one.level.sharing === 'by-request' ? [ownGrant] : [], undefined];
  const state = { at: at ?? -1, calls: 0, act: one.act };
  interleaved = state;
  firstLook = undefined;
  const { status, text, headers } = await function_.ask(one.reader, request);
  interleaved = undefined;
  expect(status, `${one.what}, ${request.operation}, ${at}: ${text}`).toBeLessThan(500);
  return at !== undefined && state.calls <= at ? undefined : JSON.stringify([status, text, headers]);
}

/** Every way of reading; in `npm test` one, each in its turn. */
const requestsFor = (place: number) => (isWhole ? requests : requests.slice(place % requests.length).slice(0, 1));

/** How many interleavings there are, and in how many the answer held what was lost. */
async function tally(of: readonly Case[]): Promise<{ readonly all: number; readonly leaked: string[] }> {
  const leaked: string[] = [];
  let all = 0;
  for (const [place, one] of of.entries()) {
    for (const request of requestsFor(place)) {
      const lost = one.lost ?? everything;
      expect(await ask(one, request, undefined), one.what).toMatch(lost);
      for (let at = 0; ; at += 1) {
        const answer = await ask(one, request, at);
        if (answer === undefined) break;
        all += 1;
        if (lost.test(answer)) leaked.push(`${one.what}, ${request.operation}, call ${at}: ${answer}`);
      }
    }
  }
  return { all, leaked };
}

// No test is decided by time: reads open DuckDB some hundred times.
test('a right taken away at any call of a read that runs gives no row and no link any more', { timeout: 600_000 }, async () => {
  const { all, leaked } = await tally(cases);
  expect(leaked).toEqual([]);
  looksOnce = true;
  const control = await tally(cases.slice(0, 3));
  looksOnce = false;
  criterion(
    'T03',
    `${leaked.length} of ${all} reads held a row or a link after the right was taken away at one of their calls (${cases.length} ways × ${requestsFor(0).length} requests × each call); control without the second look: ${control.leaked.length} of ${control.all}`,
  );
  expect(all).toBeGreaterThan(cases.length * requestsFor(0).length * 5);
  expect(control.leaked.length).toBeGreaterThan(control.all / 2);
});
