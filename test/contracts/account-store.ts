import { beforeEach, describe, expect, test } from 'vitest';
import type { AccountStore } from '../../functions/accounts/account.port.ts';
import type { Account, BoundPerson } from '../../functions/model/account.ts';

const account = (changes: Partial<Account> = {}): Account => ({
  sub: 'sub-1',
  name: 'Siti',
  groups: ['operator:dinsos'],
  createdAt: '2026-11-24T05:00:00.000Z',
  createdBy: 'sub-steward',
  updatedAt: '2026-11-24T05:00:00.000Z',
  updatedBy: 'sub-steward',
  revision: 1,
  ...changes,
});
const person = (changes: Partial<BoundPerson> = {}): BoundPerson => ({
  sub: 'sub-1',
  person: 'hash-1',
  boundAt: '2026-11-24T05:00:00.000Z',
  boundBy: 'sub-steward',
  ...changes,
});
const later = { updatedAt: '2026-11-24T06:00:00.000Z' };

/** What every AccountStore does; `open` gives an empty one. */
export function accountStoreContract(name: string, open: () => Promise<AccountStore>): void {
  describe(`${name} as an AccountStore`, () => {
    let store: AccountStore;
    beforeEach(async () => {
      store = await open();
    });

    test('gives what stands of each account, in the order asked for', async () => {
      await store.put(account());
      await store.bind(person({ sub: 'sub-2' }));
      expect(await store.load(['sub-2', 'sub-3', 'sub-1'])).toEqual([
        { account: undefined, person: person({ sub: 'sub-2' }) },
        { account: undefined, person: undefined },
        { account: account(), person: undefined },
      ]);
      expect(await store.load([])).toEqual([]);
    });

    test('gives the items of more accounts than one read takes', async () => {
      const subs = Array.from({ length: 60 }, (_, place) => `sub-${place}`);
      for (const sub of subs) await store.put(account({ sub }));
      expect((await store.load(subs)).map((items) => items.account?.sub)).toEqual(subs);
    });

    test('writes a first revision on absence alone, and each further one over the one before', async () => {
      expect(await store.put(account({ revision: 2 }))).toBe('stale');
      expect(await store.put(account())).toBe('written');
      expect(await store.put(account({ groups: ['walidata'], ...later }))).toBe('stale');
      expect(await store.put(account({ updatedBy: 'sub-other', groups: [] }))).toBe('stale');
      expect(await store.put(account({ revision: 3, ...later }))).toBe('stale');
      const second = account({ revision: 2, disabled: true, ...later });
      expect(await store.put(second)).toBe('written');
      expect(await store.load(['sub-1'])).toEqual([{ account: second, person: undefined }]);
    });

    test('takes the very same write again, whose answer was lost', async () => {
      expect(await store.put(account())).toBe('written');
      expect(await store.put(account())).toBe('written');
      const second = account({ revision: 2, ...later });
      expect(await store.put(second)).toBe('written');
      expect(await store.put(second)).toBe('written');
      expect(await store.put(account())).toBe('stale');
    });

    test('forgets a member that is taken away', async () => {
      await store.put(account({ disabled: true }));
      await store.put(account({ revision: 2, ...later }));
      expect((await store.load(['sub-1']))[0]?.account).not.toHaveProperty('disabled');
    });

    test('binds a person once, and gives what stands', async () => {
      expect(await store.bind(person())).toEqual(person());
      expect(await store.bind(person({ person: 'hash-2', boundBy: 'sub-other' }))).toEqual(person());
      expect(await store.load(['sub-1'])).toEqual([{ account: undefined, person: person() }]);
    });

    test('gives a person one account, the first that claims them', async () => {
      expect(await store.holderOf('hash-1')).toBeUndefined();
      expect(await store.claim('hash-1', 'sub-1')).toBe('sub-1');
      expect(await store.claim('hash-1', 'sub-2')).toBe('sub-1');
      expect(await store.claim('hash-1', 'sub-1')).toBe('sub-1');
      expect(await store.claim('hash-2', 'sub-2')).toBe('sub-2');
      expect(await store.holderOf('hash-1')).toBe('sub-1');
      const holders = await store.holdersOf(['hash-1', 'hash-2', 'hash-3']);
      expect(holders).toEqual(
        new Map([
          ['hash-1', 'sub-1'],
          ['hash-2', 'sub-2'],
        ]),
      );
    });

    test('passes a person on from the account that has them, once', async () => {
      expect(await store.pass('hash-1', 'sub-1', 'sub-2')).toBe('stale');
      await store.claim('hash-1', 'sub-1');
      expect(await store.pass('hash-1', 'sub-3', 'sub-2')).toBe('stale');
      expect(await store.pass('hash-1', 'sub-1', 'sub-2')).toBe('passed');
      expect(await store.pass('hash-1', 'sub-1', 'sub-2')).toBe('passed');
      expect(await store.pass('hash-1', 'sub-1', 'sub-3')).toBe('stale');
      expect(await store.holderOf('hash-1')).toBe('sub-2');
    });

    test('counts a steward’s tries of a day, and takes back one that succeeded', async () => {
      const [day, nextDay] = [new Date('2026-11-24T23:59:59.999Z'), new Date('2026-11-25T00:00:00.000Z')];
      expect(await store.countTry('sub-steward', day, 1)).toBe(1);
      expect((await Promise.all([1, 2, 3].map(() => store.countTry('sub-steward', day, 1)))).sort()).toEqual([2, 3, 4]);
      expect(await store.countTry('sub-steward', day, -1)).toBe(3);
      expect(await store.countTry('sub-steward', nextDay, 1)).toBe(1);
      expect(await store.countTry('sub-other', day, 1)).toBe(1);
    });

    test('lets one of many who claim a person at once have them', async () => {
      const holders = await Promise.all(Array.from({ length: 8 }, (_, place) => store.claim('hash-1', `sub-${place}`)));
      expect(new Set(holders).size).toBe(1);
    });
  });
}
