import { beforeEach, describe, expect, test } from 'vitest';
import type { LookStore } from '../../functions/access/look.port.ts';
import type { Look } from '../../functions/model/look.ts';

/** People as `personHash` names them. */
export const aPerson = 'ab'.repeat(32);
export const otherPerson = 'cd'.repeat(32);

export const aLook: Look = {
  lookId: '01KAM0000000000000000000A1',
  at: '2026-11-24T05:00:00.000Z',
  requestId: 'request-1',
  person: aPerson,
  kind: 'look-up',
  viewer: 'sub-reader',
  name: 'Petugas Dinas Sosial',
  institution: 'dinsos',
  purpose: 'verifikasi-bantuan',
  caseNumber: '460/12/2026',
  reason: 'Permohonan bantuan baru',
  shown: [
    { datasetId: 'penerima-bansos', opdId: 'dinsos' },
    { datasetId: 'register-penduduk', opdId: 'disdukcapil' },
  ],
  receipt: { is: 'shown', from: '2026-11-24T05:00:00.000Z' },
};

const { person: _person, ...matched } = aLook;
export const aMatch = { ...matched, lookId: '01KAM0000000000000000000M1', kind: 'match' } as const;

/** What every LookStore does; `open` gives an empty one and how many looks it holds, one of a list counting as one. */
export function lookStoreContract(name: string, open: () => Promise<{ store: LookStore; count: () => Promise<number> }>): void {
  describe(`${name} as a LookStore`, () => {
    let store: LookStore;
    let count: () => Promise<number>;
    beforeEach(async () => {
      ({ store, count } = await open());
    });

    test('keeps every look, one at a list, too', async () => {
      await store.append(aLook);
      await store.append({ ...aLook, lookId: '01KAM0000000000000000000A2' });
      await store.appendMatched(aMatch, [aPerson, otherPerson]);
      expect(await count()).toBe(3);
    });

    test('takes the very same again, as of a request that was sent twice', async () => {
      await store.append(aLook);
      await store.append(aLook);
      await store.appendMatched(aMatch, [aPerson]);
      await store.appendMatched(aMatch, [aPerson]);
      expect(await count()).toBe(2);
    });

    test('never writes over one: another request with that id throws', async () => {
      await store.append(aLook);
      await expect(store.append({ ...aLook, requestId: 'request-2' })).rejects.toThrow();
      await expect(store.appendMatched({ ...aMatch, lookId: aLook.lookId, requestId: 'request-2' }, [otherPerson])).rejects.toThrow();
    });
  });
}
