import { beforeEach, describe, expect, test } from 'vitest';
import type { ProfileStore } from '../../functions/datasets/profile.port.ts';
import type { Profile } from '../../functions/model/profile.ts';

const profile = (changes: Partial<Profile> = {}): Profile => ({
  datasetId: 'penerima-pkh',
  opdId: 'dinsos',
  subject: 'aid',
  show: 'shown',
  purposes: ['verifikasi-bantuan'],
  amount: 'nominal',
  setBy: 'sub-head',
  setAt: '2026-11-24T05:00:00.000Z',
  revision: 1,
  ...changes,
});

/** What every ProfileStore does; `open` gives an empty one. */
export function profileStoreContract(name: string, open: () => Promise<ProfileStore>): void {
  describe(`${name} as a ProfileStore`, () => {
    let store: ProfileStore;
    beforeEach(async () => {
      store = await open();
    });

    test('is empty at first, and keeps what was written', async () => {
      expect([await store.get('penerima-pkh'), await store.list()]).toEqual([undefined, []]);
      expect(await store.put(profile())).toBe('written');
      expect(await store.get('penerima-pkh')).toEqual(profile());
    });

    test('writes over the revision before alone, and the same again', async () => {
      await store.put(profile());
      const next = profile({ revision: 2, show: 'never', setAt: '2026-11-25T05:00:00.000Z' });
      expect(await store.put(profile({ setBy: 'sub-other' }))).toBe('stale');
      expect(await store.put(profile({ revision: 3 }))).toBe('stale');
      expect(await store.put(next)).toBe('written');
      expect(await store.put(next)).toBe('written');
      expect(await store.put({ ...next, setBy: 'sub-other' })).toBe('stale');
      expect(await store.get('penerima-pkh')).toEqual(next);
    });

    test('lists all of them by id, past one page of storage', async () => {
      const register = { name: 'nama', birthDate: 'tanggal_lahir' };
      // Some 2 MB: DynamoDB answers at most 1 MB a query.
      const columns = Object.fromEntries(['sex', 'address', 'rt', 'rw'].map((member) => [member, 'k'.repeat(256)]));
      const purposes = Array.from({ length: 20 }, (_, place) => String(place).padEnd(100, 'p'));
      const ids = Array.from({ length: 600 }, (_, place) => `data-${String(place).padStart(4, '0')}`);
      for (const datasetId of ids.toReversed()) {
        await store.put(profile({ datasetId, purposes, register: { ...register, ...columns } }));
      }
      expect((await store.list()).map(({ datasetId }) => datasetId)).toEqual(ids);
    });
  });
}
