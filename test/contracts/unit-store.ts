import { beforeEach, describe, expect, test } from 'vitest';
import type { UnitStore } from '../../functions/units/unit.port.ts';
import { aUnit } from '../fakes/memory-units.ts';

/** What every UnitStore does; `open` gives an empty one. */
export function unitStoreContract(name: string, open: () => Promise<UnitStore>): void {
  describe(`${name} as a UnitStore`, () => {
    let store: UnitStore;
    beforeEach(async () => {
      store = await open();
    });

    test('gives an OPD’s units by their ids, and nobody else’s', async () => {
      const unit = aUnit({ kelurahan: '36.71.07.1001' });
      expect(await store.put(aUnit({ unitId: 'puskesmas-cipondoh' }))).toBe('written');
      expect(await store.put(unit)).toBe('written');
      expect(await store.put(aUnit({ opdId: 'dinas-sosial', unitId: 'panti' }))).toBe('written');
      expect(await store.ofOpd('dinas-kesehatan')).toEqual([unit, aUnit({ unitId: 'puskesmas-cipondoh' })]);
      expect(await store.get('dinas-kesehatan', 'puskesmas-benda')).toEqual(unit);
      expect(await store.get('dinas-sosial', 'puskesmas-benda')).toBeUndefined();
      expect(await store.ofOpd('dinas')).toEqual([]);
    });

    test('writes over the revision before alone, and the same again', async () => {
      await store.put(aUnit());
      const second = aUnit({ name: 'Puskesmas Kecamatan Benda', revision: 2, updatedAt: '2026-09-02T02:00:00.000Z' });
      expect(await store.put(second)).toBe('written');
      expect(await store.put(second)).toBe('written');
      expect(await store.put(aUnit({ name: 'Lain', updatedBy: 'sub-head' }))).toBe('stale');
      expect(await store.put(aUnit({ name: 'Lain', revision: 2, updatedBy: 'sub-head' }))).toBe('stale');
      expect(await store.put(aUnit({ name: 'Lain', revision: 4 }))).toBe('stale');
      expect(await store.get('dinas-kesehatan', 'puskesmas-benda')).toEqual(second);
    });
  });
}
