import { beforeEach, describe, expect, test } from 'vitest';
import type { Making, MakingStore } from '../../functions/rows/making.port.ts';

const key = 'datasets/kunjungan/files/2/kunjungan-v2.csv';
const noted = (revision: string, changes: Partial<Making> = {}): Making => ({
  datasetId: 'kunjungan',
  key,
  about: 'none',
  state: 'waiting',
  progress: { done: 0, total: 3 },
  tries: 0,
  until: '2026-09-15T05:15:00.000Z',
  revision,
  ...changes,
});

/** What every MakingStore does; `open` gives an empty one. */
export function makingStoreContract(name: string, open: () => Promise<MakingStore>): void {
  describe(`${name} as a MakingStore`, () => {
    let store: MakingStore;
    beforeEach(async () => {
      store = await open();
    });

    test('takes the first note on a file alone, of many at once', async () => {
      const put = await Promise.all(Array.from({ length: 40 }, (_, index) => store.put(noted(`r${index}`), undefined)));
      expect(put.filter((isWritten) => isWritten)).toHaveLength(1);
      expect(await store.get('kunjungan', key)).toMatchObject({ state: 'waiting', progress: { done: 0, total: 3 } });
      expect(await store.put(noted('other', { key: `${key}.json` }), undefined)).toBe(true);
    });

    test('counts what is ordered or being made of a dataset, and believed to be', async () => {
      const now = new Date('2026-09-15T05:00:00.000Z');
      const states = ['waiting', 'making', 'failed', 'unfit'] as const;
      for (const state of states) await store.put(noted(state, { key: `${key}.${state}`, state }), undefined);
      await store.put(noted('past', { key: `${key}.past`, until: now.toISOString() }), undefined);
      await store.put(noted('other', { datasetId: 'lain' }), undefined);
      expect(await store.countOrdered('kunjungan', now)).toBe(2);
      expect(await store.countOrdered('tidak-ada', now)).toBe(0);
      expect((await store.list('kunjungan')).map((note) => note.key).sort()).toEqual(
        [...states, 'past'].map((end) => `${key}.${end}`).sort(),
      );
    });

    test('keeps the pieces, and lets nobody write or drop over what they have not seen', async () => {
      await store.put(noted('one'), undefined);
      const pieces = { multipartId: 'm', etags: ['"a"', '"b"'] };
      expect(await store.put(noted('two', { state: 'making', pieces, tries: 1 }), 'one')).toBe(true);
      expect(await store.put(noted('three'), 'one')).toBe(false);
      await store.drop(noted('one'));
      expect(await store.get('kunjungan', key)).toEqual(noted('two', { state: 'making', pieces, tries: 1 }));
      await store.drop(noted('two'));
      await store.drop(noted('two'));
      expect(await store.get('kunjungan', key)).toBeUndefined();
      expect(await store.put(noted('four'), 'two')).toBe(false);
      expect(await store.put(noted('four'), undefined)).toBe(true);
    });
  });
}
