import { ulid } from 'ulid';
import { describe, expect, test } from 'vitest';
import { grantFrom, standingEnd } from '../../functions/grants/granted.ts';
import { limits } from '../../functions/limits.ts';
import type { AccessDecision } from '../../functions/model/access-request.ts';
import { isLiveFor } from '../../functions/model/grant.ts';
import { anAccessRequest, requestIds } from '../fakes/access-requests.ts';
import { aGrant } from '../fakes/grants.ts';
import { principalOf } from '../fakes/principals.ts';
import { account, byRequest, datasetId, decide, grantsFunction, noon, onGrant } from './grants-function.ts';

const head = principalOf('head');
const [renew, revoke] = [onGrant('renewGrant'), onGrant('revokeGrant')];
const standing = aGrant({ until: '2026-11-30T05:00:00.000Z', renewableUntil: '2027-06-30T17:00:00.000Z' });

describe('renewing a standing grant', () => {
  test.each([
    ['that runs', '2026-11-30T05:00:00.000Z'],
    ['that ran out', '2026-11-01T05:00:00.000Z'],
  ])('%s, lets it run for another month from now, to the end of the day', async (_, until) => {
    const { ask, grants } = grantsFunction({ grants: [{ ...standing, until }] });
    const { status, body } = await ask(head, renew);
    expect([status, body]).toMatchObject([200, { until: '2026-12-24T17:00:00.000Z', isLive: true }]);
    expect((await grants.get(datasetId, 'banten'))?.until).toBe('2026-12-24T17:00:00.000Z');
  });

  test('goes no further than the end that was asked for', async () => {
    const { ask } = grantsFunction({ grants: [{ ...standing, renewableUntil: '2026-12-10T17:00:00.000Z' }] });
    expect((await ask(head, renew)).body.until).toBe('2026-12-10T17:00:00.000Z');
  });

  test('is not theirs who asked for it: four eyes', async () => {
    const { ask, grants } = grantsFunction({
      grants: [standing],
      requests: [anAccessRequest({ requestId: standing.requestId, state: 'granted' })],
    });
    const reply = await ask(account('sub-member', 'pj:dinsos'), renew);
    expect([reply.status, reply.body.detail]).toEqual([403, expect.stringContaining('penanggung jawab yang lain')]);
    expect(await grants.get(datasetId, 'banten')).toEqual(standing);
    expect((await ask(head, renew)).status).toBe(200);
  });

  test('again at the same moment writes nothing', async () => {
    const { ask, grants } = grantsFunction({ grants: [{ ...standing, until: '2026-12-24T17:00:00.000Z' }] });
    grants.replace = async () => {
      throw new Error('nothing is to be written');
    };
    expect((await ask(head, renew)).status).toBe(200);
  });

  test.each([
    ['one that was revoked', { ...standing, revoked: { at: '2026-11-21T02:00:00.000Z', by: 'sub-head' } }, /dicabut/],
    ['one with an end of its own', aGrant(), /tidak dapat diperpanjang/],
    ['one whose asked end is reached', { ...standing, renewableUntil: noon }, /tercapai/],
  ])('is 409 for %s', async (_, grant, words) => {
    const { ask, grants } = grantsFunction({ grants: [grant] });
    const { status, body } = await ask(head, renew);
    expect([status, body.detail]).toEqual([409, expect.stringMatching(words)]);
    expect(await grants.get(datasetId, 'banten')).toEqual(grant);
  });

  test('is 409 for one from before its dataset was closed, and not for one since', async () => {
    for (const [grantsFrom, status, ends] of [
      [standing.grantedAt, 409, standing.until],
      ['2026-11-20T01:59:59.999Z', 200, '2026-12-24T17:00:00.000Z'],
    ] as const) {
      const { ask, grants } = grantsFunction({ datasets: [{ ...byRequest, grantsFrom }], grants: [standing] });
      expect((await ask(head, renew)).status).toBe(status);
      expect((await grants.get(datasetId, 'banten'))?.until).toBe(ends);
    }
  });

  test('loses to a revocation at the same moment', async () => {
    const { ask, grants } = grantsFunction({ grants: [standing] });
    const { replace } = grants;
    grants.replace = async (...given) => {
      grants.replace = replace;
      await ask(head, revoke);
      return replace(...given);
    };
    expect((await ask(head, renew)).status).toBe(409);
    expect((await grants.get(datasetId, 'banten'))?.revoked).toBeDefined();
  });
});

describe('revoking', () => {
  test('is in force before the answer, and the grant stays in sight of both', async () => {
    const { ask, grants } = grantsFunction({ grants: [standing] });
    const { status, body } = await ask(head, revoke);
    expect([status, body]).toMatchObject([200, { isLive: false, revoked: { at: noon, by: 'sub-head' } }]);
    const kept = await grants.get(datasetId, 'banten');
    expect(kept).toEqual({ ...standing, revoked: { at: noon, by: 'sub-head' } });
    expect(kept && isLiveFor(kept, datasetId, principalOf('member'), new Date(noon))).toBe(false);
  });

  test('again changes nothing', async () => {
    const { ask, clock } = grantsFunction({ grants: [standing] });
    await ask(head, revoke);
    clock.now = new Date('2026-11-25T05:00:00.000Z');
    expect((await ask(head, revoke)).body.revoked).toEqual({ at: noon, by: 'sub-head' });
  });

  test('takes whatever stands: what was renewed meanwhile is revoked, too', async () => {
    const { ask, grants } = grantsFunction({ grants: [standing] });
    const { replace } = grants;
    grants.replace = async (...given) => {
      grants.replace = replace;
      await ask(head, renew);
      return replace(...given);
    };
    expect((await ask(head, revoke)).status).toBe(200);
    expect((await grants.get(datasetId, 'banten'))?.revoked).toBeDefined();
  });

  test('that always loses its race is 409, never an answer that it was done', async () => {
    const { ask, grants } = grantsFunction({ grants: [standing] });
    grants.replace = async () => 'stale';
    expect((await ask(head, revoke)).status).toBe(409);
  });

  test.each([renew, revoke])('like renewing is 404 where there is none, and the head’s alone ($operation)', async (act) => {
    expect((await grantsFunction().ask(head, act)).status).toBe(404);
    const { ask } = grantsFunction({ grants: [standing] });
    for (const name of ['member', 'operator', 'steward', 'other-head'] as const)
      expect((await ask(principalOf(name), act)).status).toBe(403);
  });
});

describe('by the clock alone', () => {
  const granted = (decision: object) =>
    grantFrom(anAccessRequest({ state: 'granted', decision: { decision: 'grant', reasons: [], by: 'sub-head', at: noon, ...decision } }));
  const isLive = (at: string, grant = granted({})) => grant && isLiveFor(grant, datasetId, principalOf('member'), new Date(at));

  test('a standing grant ends after a month, and one with an end at that end', () => {
    expect([isLive('2026-12-24T16:59:59.999Z'), isLive('2026-12-24T17:00:00.000Z')]).toEqual([true, false]);
    const dated = granted({ until: '2027-03-31T17:00:00.000Z' });
    expect([isLive('2027-03-31T16:59:59.999Z', dated), isLive('2027-03-31T17:00:00.000Z', dated)]).toEqual([true, false]);
  });

  test('a month ends at the midnight of Jakarta after its last day, from whatever hour it was given', () => {
    for (const at of ['2026-11-23T17:00:00.000Z', noon, '2026-11-24T16:59:59.999Z'])
      expect(standingEnd('2027-06-30T17:00:00.000Z', new Date(at))).toBe('2026-12-24T17:00:00.000Z');
    expect(standingEnd('2027-06-30T17:00:00.000Z', new Date('2026-11-24T17:00:00.000Z'))).toBe('2026-12-25T17:00:00.000Z');
  });

  test('a month ends where the last end is nearer', () => {
    expect(standingEnd('2026-12-24T17:00:00.001Z', new Date(noon))).toBe('2026-12-24T17:00:00.000Z');
    expect(standingEnd('2026-12-24T17:00:00.000Z', new Date(noon))).toBe('2026-12-24T17:00:00.000Z');
    expect(standingEnd('2026-12-24T16:59:59.999Z', new Date(noon))).toBe('2026-12-24T16:59:59.999Z');
  });

  test('a request that is not granted makes no grant, whatever it keeps', () => {
    const decision: AccessDecision = { decision: 'refuse', reasons: ['x'], by: 'sub-head', at: noon };
    expect(grantFrom(anAccessRequest())).toBeUndefined();
    expect(grantFrom(anAccessRequest({ state: 'refused', decision }))).toBeUndefined();
    expect(grantFrom(anAccessRequest({ state: 'granted', decision }))).toBeUndefined();
    expect(grantFrom(anAccessRequest({ state: 'withdrawn', decision: { ...decision, decision: 'grant' } }))).toBeUndefined();
  });
});

describe('who sees requests and grants', () => {
  const seeds = {
    requests: [
      anAccessRequest(),
      anAccessRequest({ requestId: requestIds[1], institution: 'dinkes', requestedBy: { sub: 'sub-other-operator', name: 'x' } }),
      anAccessRequest({ requestId: requestIds[2], state: 'withdrawn' }),
    ],
    grants: [aGrant(), aGrant({ institution: 'dinkes' })],
  };
  const list = (operation: 'listRequests' | 'listGrants', query: Record<string, string[]> = {}) =>
    ({ operation, params: { datasetId }, query }) as const;
  const ids = ({ items }: Record<string, unknown>) =>
    Array.isArray(items) ? items.map(({ requestId, institution }) => `${institution} ${String(requestId).slice(-2)}`) : [];

  test('the head sees all, a member their institution’s, the owner’s operator and the steward none of others', async () => {
    const { ask } = grantsFunction(seeds);
    const seen = async (name: Parameters<typeof principalOf>[0], operation: 'listRequests' | 'listGrants') =>
      ids((await ask(principalOf(name), list(operation))).body);
    expect(await seen('head', 'listRequests')).toEqual(['banten R3', 'dinkes R2', 'banten R1']);
    expect(await seen('member', 'listRequests')).toEqual(['banten R3', 'banten R1']);
    expect(await seen('other-head', 'listRequests')).toEqual(['dinkes R2']);
    expect(await seen('head', 'listGrants')).toEqual(['banten Q1', 'dinkes Q1']);
    expect(await seen('member', 'listGrants')).toEqual(['banten Q1']);
    expect(await seen('other-operator', 'listGrants')).toEqual(['dinkes Q1']);
    for (const name of ['operator', 'steward', 'profile-reader'] as const) {
      expect([await seen(name, 'listRequests'), await seen(name, 'listGrants')]).toEqual([[], []]);
    }
  });

  test('others are refused', async () => {
    const { ask } = grantsFunction(seeds);
    for (const operation of ['listRequests', 'listGrants'] as const)
      expect((await ask(principalOf('overseer'), list(operation))).status).toBe(403);
  });

  test('page after page', async () => {
    const { ask } = grantsFunction(seeds);
    for (const operation of ['listRequests', 'listGrants'] as const) {
      const first = await ask(head, list(operation, { limit: ['1'] }));
      const second = await ask(head, list(operation, { limit: ['1'], cursor: [String(first.body.next)] }));
      expect(new Set([...ids(first.body), ...ids(second.body)]).size).toBe(2);
      expect((await ask(head, list(operation, { cursor: ['#'] }))).status).toBe(400);
    }
  });

  test('a grant tells whether it runs, its scope, officers, purpose and end', async () => {
    const grant = aGrant({ officers: ['sub-1'], withoutColumns: ['nik'], area: '36.71.01' });
    const { ask } = grantsFunction({ grants: [grant] });
    expect((await ask(principalOf('member'), list('listGrants'))).body).toEqual({ items: [{ ...grant, isLive: true, isWhole: false }] });
  });
});

describe('what waits for a head', () => {
  const list = (query: Record<string, string[]> = {}) => ({ operation: 'listWaitingRequests', query }) as const;
  const others = { ...byRequest, datasetId: 'posyandu', opdId: 'dinkes' };
  const seeds = {
    datasets: [byRequest, others],
    requests: [
      anAccessRequest(),
      anAccessRequest({ requestId: requestIds[1], institution: 'kemensos' }),
      anAccessRequest({ datasetId: 'posyandu', opdId: 'dinkes' }),
    ],
  };
  const found = ({ items }: Record<string, unknown>) =>
    Array.isArray(items) ? items.map(({ datasetId: id, requestId }) => `${id} ${String(requestId).slice(-2)}`) : [];

  test('is listed over all their OPDs, with the dataset’s title; for anyone else nothing', async () => {
    const { ask } = grantsFunction(seeds);
    const { body } = await ask(head, list());
    expect(found(body)).toEqual(['penerima-bansos R1', 'penerima-bansos R2']);
    expect(body.items).toContainEqual(expect.objectContaining({ title: byRequest.title, purpose: 'verifikasi-bantuan' }));
    expect(found((await ask(account('sub-both', 'pj:dinsos', 'pj:dinkes'), list())).body)).toEqual([
      'posyandu R1',
      'penerima-bansos R1',
      'penerima-bansos R2',
    ]);
    for (const name of ['operator', 'steward', 'member'] as const) {
      expect(await ask(principalOf(name), list())).toEqual({ status: 200, body: { items: [] } });
    }
  });

  test('comes page after page, over the border between OPDs', async () => {
    const { ask } = grantsFunction(seeds);
    const both = account('sub-both', 'pj:dinsos', 'pj:dinkes');
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const { body } = await ask(both, list({ limit: ['1'], ...(cursor === undefined ? {} : { cursor: [cursor] }) }));
      pages.push(found(body));
      cursor = typeof body.next === 'string' ? body.next : undefined;
    } while (cursor !== undefined);
    expect(pages).toEqual([['posyandu R1'], ['penerima-bansos R1'], ['penerima-bansos R2']]);
  });

  test('takes no cursor of another OPD, nor one that it did not write', async () => {
    const { ask } = grantsFunction(seeds);
    const { body } = await ask(account('sub-both', 'pj:dinsos', 'pj:dinkes'), list({ limit: ['1'] }));
    expect((await ask(principalOf('other-head'), list({ cursor: [String(body.next)] }))).status).toBe(400);
    expect((await ask(head, list({ cursor: ['x'] }))).status).toBe(400);
  });

  test('leaves out what the list still holds and nobody waits for, and takes it off', async () => {
    const { ask, requests } = grantsFunction({ requests: [anAccessRequest({ state: 'withdrawn' })] });
    await requests.enqueue(anAccessRequest());
    await requests.enqueue(anAccessRequest({ requestId: requestIds[1] }));
    expect((await ask(head, list())).body).toEqual({ items: [] });
    expect(requests.waiting.size).toBe(0);
  });

  test('keeps an entry whose request may still be on its way, and takes it off an hour later', async () => {
    const { ask, requests, clock } = grantsFunction();
    const written = new Date(noon);
    await requests.enqueue(anAccessRequest({ requestId: ulid(written.getTime()) }));
    for (const [later, left] of [
      [limits.accessRequestLeaseMilliseconds, 1],
      [limits.accessRequestLeaseMilliseconds + 1, 0],
    ] as const) {
      clock.now = new Date(written.getTime() + later);
      expect((await ask(head, list())).body).toEqual({ items: [] });
      expect(requests.waiting.size).toBe(left);
    }
  });
});

describe('a decision that crashed before its grant', () => {
  const granted = anAccessRequest({
    state: 'granted',
    decision: { decision: 'grant', reasons: [], by: 'sub-head', at: noon },
    revision: 2,
  });
  const desk = { operation: 'listWaitingRequests', query: {} } as const;
  const list = (query: Record<string, string[]> = {}) => ({ operation: 'listRequests', params: { datasetId }, query }) as const;
  const undone = { undone: ['true'] };
  const unfinished = { items: [{ requestId: granted.requestId, isUnfinished: true, message: expect.stringContaining('belum berlaku') }] };

  test('is told on the desk and in both lists until the same decision finishes it', async () => {
    const { ask, requests } = grantsFunction({ requests: [granted] });
    await requests.enqueue(granted);
    for (const request of [desk, list(), list(undone)]) expect((await ask(head, request)).body).toMatchObject(unfinished);
    expect((await ask(principalOf('member'), list())).body).toMatchObject(unfinished);
    expect((await ask(head, decide(granted.requestId, { decision: 'grant' }))).status).toBe(200);
    for (const request of [desk, list(undone)]) expect((await ask(head, request)).body).toEqual({ items: [] });
    expect((await ask(head, list())).body.items).toEqual([expect.not.objectContaining({ isUnfinished: true })]);
  });

  test.each([
    ['its own grant', aGrant({ requestId: granted.requestId, grantedAt: noon }), false],
    ['a later grant', aGrant({ grantedAt: '2026-11-24T05:00:00.001Z' }), false],
    ['one of the same moment by a later request', aGrant({ grantedAt: noon, requestId: requestIds[1] }), false],
    ['one of the same moment by an earlier request', aGrant({ grantedAt: noon }), true],
    ['an earlier grant', aGrant(), true],
    ['one that was revoked before', aGrant({ revoked: { at: '2026-11-24T04:59:59.999Z', by: 'sub-head' } }), true],
    ['one that was revoked at that moment', aGrant({ revoked: { at: noon, by: 'sub-head' } }), false],
  ] as const)('where %s stands, is unfinished as far as its grant would still be written', async (_, standing, isUndone) => {
    const { ask, grants } = grantsFunction({ requests: [granted], grants: [standing] });
    const { body } = await ask(head, list());
    expect(body.items).toEqual([
      isUndone ? expect.objectContaining({ isUnfinished: true }) : expect.not.objectContaining({ isUnfinished: true }),
    ]);
    await ask(head, decide(granted.requestId, { decision: 'grant' }));
    expect((await grants.get(datasetId, 'banten'))?.requestId === granted.requestId && standing.requestId !== granted.requestId).toBe(
      isUndone,
    );
  });
});

describe('what is undone on one dataset', () => {
  const [first, second, third] = requestIds;
  const list = (query: Record<string, string[]> = {}) =>
    ({ operation: 'listRequests', params: { datasetId }, query: { undone: ['true'], ...query } }) as const;
  const seeds = [
    anAccessRequest({ requestId: first }),
    anAccessRequest({ requestId: second, institution: 'kemensos' }),
    anAccessRequest({ requestId: third, institution: 'kemensos', state: 'refused' }),
  ];
  const ids = ({ items }: Record<string, unknown>) => (Array.isArray(items) ? items.map(({ requestId }) => requestId) : []);

  test('is those that wait alone, newest first, a page at a time', async () => {
    const { ask } = grantsFunction({ requests: seeds });
    expect(ids((await ask(head, list())).body)).toEqual([second, first]);
    const page = await ask(head, list({ limit: ['1'] }));
    expect([ids(page.body), page.body.next]).toEqual([[second], second]);
    expect((await ask(head, list({ limit: ['1'], cursor: [second] }))).body).toEqual({
      items: [expect.objectContaining({ requestId: first })],
    });
  });

  test('for a member is their own alone, and nothing tells of others', async () => {
    const { ask } = grantsFunction({ requests: seeds });
    const { body } = await ask(principalOf('member'), list({ limit: ['1'] }));
    expect([ids(body), body.next]).toEqual([[first], undefined]);
  });

  test('takes no other word', async () => {
    expect((await grantsFunction().ask(head, list({ undone: ['false'] }))).status).toBe(400);
  });
});
