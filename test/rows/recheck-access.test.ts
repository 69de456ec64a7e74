import { describe, expect, test } from 'vitest';
import type { AccessFacts } from '../../functions/access/access-facts.port.ts';
import type { AnyAnswer } from '../../functions/http/answer.ts';
import { limits } from '../../functions/limits.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { onReadable, type Readable } from '../../functions/rows/allowed-read.ts';
import { onSeen } from '../../functions/rows/seen-dataset.ts';
import { aDataset } from '../fakes/datasets.ts';
import { aGrant } from '../fakes/grants.ts';

const now = new Date('2026-11-24T05:00:00.000Z');
const issuedAt = '2026-11-24T04:00:00.000Z';
const member: Principal = {
  type: 'account',
  sub: 'sub-member',
  name: 'Siti',
  kinds: [
    { kind: 'member', institution: 'banten' },
    { kind: 'member', institution: 'kemensos' },
  ],
  issuedAt,
};
const limited = aDataset({ access: 'limited', sharing: 'by-request' });
const granted: AccessFacts = {
  dataset: limited,
  account: undefined,
  isBound: false,
  grants: [aGrant(), aGrant({ institution: 'kemensos' })],
};

/** Asks with the facts of each moment in turn; the last one stays. */
async function ask(moments: readonly AccessFacts[], principal: Principal = member, on: typeof onSeen | 'read' = 'read') {
  const wanted: unknown[] = [];
  const acts: Readable[] = [];
  const facts = {
    async load(asked: unknown): Promise<AccessFacts> {
      const moment = moments[Math.min(wanted.length, moments.length - 1)];
      wanted.push(asked);
      if (!moment) throw new Error('no moment is given');
      return moment;
    },
  };
  const call = { principal, params: { datasetId: 'penerima-bansos' }, now };
  const act = async (readable: Readable): Promise<AnyAnswer> => {
    acts.push(readable);
    return { status: 200, body: acts.length, log: { versionNumber: 7 } };
  };
  const answer = on === 'read' ? await onReadable({ facts }, call, 'read', act) : await on({ facts }, call, act);
  return { answer, acts, wanted };
}

describe('a read', () => {
  test('is judged on one read, and goes once a second one finds the same', async () => {
    const { answer, acts, wanted } = await ask([granted, { ...granted, grants: granted.grants.toReversed() }]);
    expect(answer).toEqual({
      status: 200,
      body: 1,
      log: { decision: 'allow', rule: 'read/grant', reason: 'live grant', versionNumber: 7 },
    });
    expect(acts).toHaveLength(1);
    const all = { datasetId: 'penerima-bansos', institutions: ['banten', 'kemensos'], sub: 'sub-member' };
    expect(wanted).toEqual([all, all]);
  });

  test('by nobody in particular asks for no account', async () => {
    const open = { ...granted, dataset: aDataset(), grants: [] };
    expect((await ask([open], anonymous)).wanted).toEqual(Array(2).fill({ datasetId: 'penerima-bansos', institutions: [] }));
  });

  const moved = { ...limited, revision: limited.revision + 1 };
  const refusals: readonly (readonly [string, Partial<AccessFacts>, number, string])[] = [
    ['the dataset closes', { dataset: { ...moved, access: 'closed', sharing: undefined, oncePublic: false } }, 404, 'see/never-public'],
    ['the dataset closes that was open once', { dataset: { ...moved, access: 'closed', oncePublic: true } }, 410, 'see/once-public'],
    ['the dataset is held', { dataset: { ...moved, hold: { at: issuedAt, by: 'x', reason: 'y' } } }, 403, 'read/held'],
    ['the dataset is withdrawn', { dataset: { ...moved, state: 'withdrawn', oncePublic: true } }, 410, 'see/once-public'],
    ['the dataset is gone', { dataset: undefined }, 404, 'see/nonexistent'],
    [
      'the grants are revoked',
      { grants: granted.grants.map((one) => ({ ...one, revoked: { at: issuedAt, by: 'x' } })) },
      403,
      'read/by-request',
    ],
    ['the account is disabled', { account: { sub: 'sub-member', disabled: true, revision: 2 } }, 401, 'account'],
    ['the account signs out', { account: { sub: 'sub-member', validFrom: now.toISOString(), revision: 2 } }, 401, 'account'],
    ['the account loses its groups', { account: { sub: 'sub-member', groups: [], revision: 2 } }, 403, 'read/by-request'],
  ];
  test.each(refusals)('is not given away when meanwhile %s', async (_what, changes, status, rule) => {
    const { answer, acts } = await ask([granted, { ...granted, ...changes }]);
    expect(answer).toMatchObject({ status, log: { decision: 'deny', rule } });
    expect(acts).toHaveLength(1);
  });

  test('is done again where the grant was narrowed meanwhile, on the narrowed one', async () => {
    const narrowed = { ...granted, grants: [aGrant({ withoutColumns: ['nama'] })] };
    const { answer, acts } = await ask([granted, narrowed]);
    expect(answer).toMatchObject({ body: 2, log: { rule: 'read/narrowed-grant' } });
    expect(acts.map(({ decision }) => 'grant' in decision && decision.grant)).toEqual([granted.grants[0], narrowed.grants[0]]);
  });

  test('carries the kinds that the account leaves, from the beginning', async () => {
    const { acts } = await ask([{ ...granted, account: { sub: 'sub-member', groups: ['instansi:kemensos'], revision: 2 } }]);
    expect(acts[0]?.principal).toEqual({ ...member, kinds: [{ kind: 'member', institution: 'kemensos' }] });
  });

  test('of what changes again and again ends with 503', async () => {
    const moments = Array.from({ length: limits.maxReadAttempts + 1 }, (_, revision) => ({
      ...granted,
      dataset: { ...limited, revision },
    }));
    const { answer, acts } = await ask(moments);
    expect(answer).toMatchObject({ status: 503, code: 'unavailable', log: { decision: 'deny', rule: 'read/unsettled' } });
    expect(acts).toHaveLength(limits.maxReadAttempts);
    expect((await ask(moments.slice(1))).answer).toMatchObject({ status: 200, body: limits.maxReadAttempts });
  });

  test('that may not be is refused on one read', async () => {
    const { answer, acts, wanted } = await ask([{ ...granted, grants: [] }]);
    expect([answer.status, acts.length, wanted.length]).toEqual([403, 0, 1]);
  });
});

describe('a look at what may be seen', () => {
  test('says whether all rows may be read', async () => {
    const { answer, acts } = await ask([granted], member, onSeen);
    expect(answer).toMatchObject({ status: 200, log: { rule: 'see/limited', versionNumber: 7 } });
    expect(acts[0]?.decision).toMatchObject({ effect: 'allow', rule: 'read/grant' });
    expect((await ask([{ ...granted, grants: [] }], member, onSeen)).acts[0]?.decision).toMatchObject({ effect: 'deny', answer: 403 });
  });

  test('is not given away when meanwhile the dataset closes', async () => {
    const closed = { ...granted, dataset: aDataset({ access: 'closed', oncePublic: false }) };
    expect((await ask([granted, closed], member, onSeen)).answer).toMatchObject({ status: 404, log: { rule: 'see/never-public' } });
  });
});
