import { describe, expect, test } from 'vitest';
import type { SecondLook } from '../../functions/model/second-look.ts';
import type { SecondLookStore } from '../../functions/uploads/second-look.port.ts';

const look = (datasetId: string, uploadId: string, more: Partial<SecondLook> = {}): SecondLook => ({
  ...{ datasetId, uploadId, opdId: 'dinkes', field: 'statistics', versionNumber: 1, state: 'waiting', revision: 1 },
  ...{ sentAt: '2026-11-24T03:00:00.000Z', until: '2026-12-01T17:00:00.000Z' },
  ...more,
});

/** What every store of second looks does. */
export function secondLookStoreContract(name: string, open: () => Promise<SecondLookStore>): void {
  describe(name, () => {
    test('begins a look once, and lists it for its field until it is closed', async () => {
      const store = await open();
      const [first, second] = [look('stunting', '01A'), look('penduduk', '01B')];
      for (const each of [second, first, look('peta', '01C', { field: 'geospatial' })]) await store.begin(each);
      await store.begin({ ...first, until: '2027-01-01T00:00:00.000Z' });
      expect(await store.listOpen('statistics')).toEqual([first, second]);
      expect((await store.listOpen('geospatial')).map(({ datasetId }) => datasetId)).toEqual(['peta']);
      await store.close(first);
      await store.close(first);
      expect(await store.listOpen('statistics')).toEqual([second]);
      expect(await store.get(first)).toEqual(first);
    });

    test('writes over the revision before, and over no other', async () => {
      const store = await open();
      const first = look('stunting', '01A');
      await store.begin(first);
      const judged = { at: '2026-11-25T03:00:00.000Z', by: 'bps', reasons: ['Definisi lain'] };
      const next = look('stunting', '01A', { state: 'returned', judged, revision: 2 });
      expect(await store.replace({ ...next, revision: 3 })).toBe('stale');
      expect(await store.replace(next)).toBe('written');
      expect(await store.replace(next)).toBe('stale');
      expect(await store.listOpen('statistics')).toEqual([next]);
    });

    test('lists the looks of a dataset, the newest first', async () => {
      const store = await open();
      for (const id of ['01A', '01C', '01B']) await store.begin(look('stunting', id));
      await store.begin(look('penduduk', '01D'));
      expect((await store.listOf('stunting')).map(({ uploadId }) => uploadId)).toEqual(['01C', '01B', '01A']);
    });
  });
}
