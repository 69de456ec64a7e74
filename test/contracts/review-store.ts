import { beforeEach, describe, expect, test } from 'vitest';
import type { ReviewStore } from '../../functions/uploads/upload-store.ts';
import { uploadIds } from '../fakes/ingest-world.ts';

const [first, second, third] = uploadIds;
const waiting = (datasetId: string, uploadId: string) => ({ datasetId, uploadId, opdId: 'dinas', since: '2026-09-15T05:00:00.000Z' });

/** What every ReviewStore does; `open` gives an empty one. */
export function reviewStoreContract(name: string, open: () => Promise<ReviewStore>): void {
  describe(`${name} as a ReviewStore`, () => {
    let store: ReviewStore;
    beforeEach(async () => {
      store = await open();
    });

    test('lists what waits, each once, a page at a time, until it is taken off', async () => {
      await store.enqueue(waiting('b-data', second));
      await store.enqueue(waiting('a-data', first));
      await store.enqueue(waiting('c-data', third));
      await store.enqueue(waiting('a-data', first));
      const page = await store.listWaiting(2);
      expect(page.items).toEqual([waiting('a-data', first), waiting('b-data', second)]);
      expect((await store.listWaiting(2, page.next)).items).toEqual([waiting('c-data', third)]);
      await store.dequeue('a-data', first);
      await store.dequeue('a-data', first);
      expect((await store.listWaiting(9)).items.map(({ datasetId }) => datasetId)).toEqual(['b-data', 'c-data']);
    });

    test('takes the same decision twice', async () => {
      const review = {
        datasetId: 'a-data',
        uploadId: first,
        reviewId: `${first}#approve`,
        decision: 'approve',
        by: 'sub',
        at: 'now',
      } as const;
      await store.create({ ...review, reasons: [] });
      await store.create({ ...review, reasons: ['again'] });
    });
  });
}
