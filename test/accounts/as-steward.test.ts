import { expect, test } from 'vitest';
import { itemsOf } from '../../functions/accounts/account-items.ts';
import { asSteward, ownAccount } from '../../functions/accounts/as-steward.ts';
import { recordChange } from '../../functions/accounts/record-change.ts';
import { memoryAccountRecords } from '../fakes/memory-account-records.ts';
import { principalOf } from '../fakes/principals.ts';
import { now, steward } from './accounts-function.ts';

/** What the log line of a request says, beside the answer. */
const call = { principal: steward, requestId: 'request-1', now };

test('what was done says by which rule, and keeps what it says itself', async () => {
  const done = await asSteward(call, async () => ({ status: 202 as const, log: { groups: 2 } }));
  expect(done).toEqual({ status: 202, log: { decision: 'allow', rule: 'accounts/steward', reason: 'steward', groups: 2 } });
});

test('what was refused says by which rule, and nothing was done', async () => {
  const refused = await asSteward({ ...call, principal: principalOf('head') }, async () => {
    throw new Error('this may not run');
  });
  expect(refused.log).toEqual({ decision: 'deny', rule: 'accounts/steward', reason: 'not steward' });
});

test('one’s own account says so', () => {
  expect(ownAccount(call, 'sub-steward')?.log).toEqual({ rule: 'accounts/own', reason: 'own account' });
  expect(ownAccount(call, 'sub-other')).toBeUndefined();
});

test('an account that the store left out is a fault that says so', async () => {
  await expect(itemsOf({ load: async () => [] }, 'sub-siti')).rejects.toThrow('left out an account');
});

test('a change that can’t be recorded says so', async () => {
  const records = memoryAccountRecords();
  const change = { sub: 'sub-siti', change: 'invite' } as const;
  expect(await recordChange({ records, ids: () => 'record-1' }, call, change)).toBeUndefined();
  records.failing = true;
  const refused = await recordChange({ records, ids: () => 'record-2' }, call, change);
  expect(refused).toMatchObject({ status: 503, log: { rule: 'record', reason: 'the change could not be recorded' } });
});
