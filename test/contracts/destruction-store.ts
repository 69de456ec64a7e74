import { describe, expect, test } from 'vitest';
import type { DestructionStore } from '../../functions/datasets/destruction.port.ts';
import type { Destruction } from '../../functions/model/destruction.ts';

const none = { versions: 0, bytes: 0 };
const minutes: Destruction = {
  datasetId: 'penerima-bansos',
  minutesId: '01K5000000000000000000000A',
  opdId: 'dinas-sosial',
  title: 'Penerima bantuan sosial',
  processing: { basis: 'UU 13/2011', purposes: ['bansos'], retentionUntil: '2031-12-31' },
  versions: { count: 2, first: '2026-01-02T00:00:00.000Z', last: '2026-03-02T00:00:00.000Z' },
  periods: { count: 1, first: '2026', last: '2026' },
  parts: 2,
  rows: 20,
  checksum: 'a'.repeat(64),
  uploads: 3,
  objects: { published: { versions: 9, bytes: 900 }, inbox: none },
  begunAt: '2032-01-01T01:50:00.000Z',
  run: 'run-1',
};

/** What every DestructionStore does; `open` gives an empty one. */
export function destructionStoreContract(name: string, open: () => Promise<DestructionStore>): void {
  describe(`${name} as a DestructionStore`, () => {
    test('keeps minutes as they were begun first, and closes them once', async () => {
      const store = await open();
      const { datasetId, minutesId } = minutes;
      expect(await store.get(datasetId, minutesId)).toBeUndefined();
      expect(await store.begin(minutes)).toEqual(minutes);
      expect(await store.begin({ ...minutes, rows: 0, run: 'run-2' })).toEqual(minutes);
      await store.finish(datasetId, minutesId, '2032-01-01T01:51:00.000Z');
      await store.finish(datasetId, minutesId, '2032-01-02T01:51:00.000Z');
      expect(await store.get(datasetId, minutesId)).toEqual({ ...minutes, finishedAt: '2032-01-01T01:51:00.000Z' });
      await store.finish(datasetId, '01K5000000000000000000000B', '2032-01-02T01:51:00.000Z');
      expect(await store.get(datasetId, '01K5000000000000000000000B')).toBeUndefined();
    });
  });
}
