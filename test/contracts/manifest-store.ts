import { beforeEach, describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import type { ManifestStore } from '../../functions/versions/manifest.port.ts';
import { uploadIds } from '../fakes/ingest-fakes.ts';
import { firstManifest } from '../faults/published-dataset.ts';

const [first, second] = uploadIds;
const { datasetId } = firstManifest;
const manifestOf = (n: number, uploadId: string = first) => ({ ...firstManifest, n, uploadId });

/** What every ManifestStore does; `open` gives an empty one. */
export function manifestStoreContract(name: string, open: () => Promise<ManifestStore>): void {
  describe(`${name} as a ManifestStore`, () => {
    let store: ManifestStore;
    beforeEach(async () => {
      store = await open();
    });

    test('never overwrites a manifest, and gives the one that stands', async () => {
      expect(await store.put(manifestOf(1))).toEqual(manifestOf(1));
      expect(await store.put({ ...manifestOf(1), publishedBy: 'lain', parts: [] })).toEqual(manifestOf(1));
      expect(await store.get(datasetId, 1, first)).toEqual(manifestOf(1));
      expect(await store.get(datasetId, 1, second)).toBeUndefined();
    });

    test('keeps a version of very many parts whole', async () => {
      const [part] = firstManifest.parts;
      if (!part) throw new Error('no part');
      const parts = Array.from({ length: limits.maxPartsPerVersion }, (_, day) => ({ ...part, period: `period-${day}`, rows: day }));
      const large = { ...manifestOf(1), parts };
      expect(await store.put(large)).toEqual(large);
      expect(await store.put({ ...large, parts: parts.slice(1) })).toEqual(large);
      expect(await store.get(datasetId, 1, first)).toEqual(large);
      expect(await store.list(datasetId, 1, 1)).toEqual([large]);
    });

    test('lists up to a number, the greatest first, ten after nine, every upload of a number', async () => {
      for (const n of [2, 10, 1, 9, 100]) await store.put(manifestOf(n));
      await store.put(manifestOf(9, second));
      await store.put({ ...manifestOf(3), datasetId: 'kunjungan-puskesmas-lain' });
      const listed = await store.list(datasetId, 10, 25);
      expect(listed.map(({ n }) => n)).toEqual([10, 9, 9, 2, 1]);
      expect((await store.list(datasetId, 9, 2)).map(({ n, uploadId }) => [n, uploadId])).toEqual([
        [9, second],
        [9, first],
      ]);
      expect(await store.list('tidak-ada', 9, 2)).toEqual([]);
    });
  });
}
