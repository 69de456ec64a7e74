import { describe, expect, test } from 'vitest';
import type { MinutesStore } from '../../functions/minutes/minutes.port.ts';
import type { Minutes } from '../../functions/model/minutes.ts';

const party = { name: 'Siti Aminah', post: 'Kepala Dinas' };
const letter = { number: '045/1', heldOn: '2026-11-30', place: 'Tangerang', walidata: party, opd: party, knowing: party };
const first: Minutes = { opdId: 'dinkes', period: '2026-Q4', revision: 1, writings: [{ n: 1, state: 'draft', letter, followUps: [] }] };

/** What every store of minutes of the review does. */
export function minutesStoreContract(name: string, open: () => Promise<MinutesStore>): void {
  describe(name, () => {
    test('writes over the revision before, and over no other', async () => {
      const store = await open();
      expect(await store.get(first)).toBeUndefined();
      expect(await store.replace({ ...first, revision: 2 })).toBe('stale');
      expect(await store.replace(first)).toBe('written');
      expect(await store.replace({ ...first, writings: [] })).toBe('stale');
      expect(await store.replace({ ...first, writings: [], revision: 2 })).toBe('written');
      expect(await store.replace({ ...first, revision: 4 })).toBe('stale');
      expect(await store.get(first)).toEqual({ ...first, writings: [], revision: 2 });
    });

    test('takes what this very request wrote before its answer was lost for written', async () => {
      const store = await open();
      await store.replace(first);
      expect(await store.replace(structuredClone(first))).toBe('written');
    });

    test('lists an OPD’s periods, the latest first, and loads a period of several OPDs', async () => {
      const store = await open();
      const others = [{ ...first, period: '2027-Q1' }, { ...first, period: '2026-Q1' }, { ...first, opdId: 'dinsos' }, first];
      for (const one of others) await store.replace(one);
      expect((await store.list('dinkes')).map(({ period }) => period)).toEqual(['2027-Q1', '2026-Q4', '2026-Q1']);
      expect([...(await store.load(['dinkes', 'dinsos', 'dindik'], '2026-Q4')).keys()].toSorted()).toEqual(['dinkes', 'dinsos']);
      expect((await store.load([], '2026-Q4')).size).toBe(0);
    });

    test('gives a verification number out once', async () => {
      const store = await open();
      const place = { opdId: 'dinkes', period: '2026-Q4', n: 1 };
      await store.noteCheck('7K3QX9M2PV4TB6WRCH5D', place);
      await store.noteCheck('7K3QX9M2PV4TB6WRCH5D', place);
      await expect(store.noteCheck('7K3QX9M2PV4TB6WRCH5D', { ...place, n: 2 })).rejects.toThrow('given out twice');
      expect(await store.checked('7K3QX9M2PV4TB6WRCH5D')).toEqual(place);
      expect(await store.checked('0000000000000000000A')).toBeUndefined();
    });
  });
}
