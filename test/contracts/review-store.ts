import { beforeEach, describe, expect, test } from 'vitest';
import type { ReviewStore } from '../../functions/uploads/upload.port.ts';
import { uploadIds } from '../fakes/ingest-fakes.ts';

const [first, second, third] = uploadIds;
const waiting = (datasetId: string, uploadId: string, opdId = 'dinas') => ({
  datasetId,
  uploadId,
  opdId,
  since: '2026-09-15T05:00:00.000Z',
});

/** What every ReviewStore does; `open` gives an empty one. */
export function reviewStoreContract(name: string, open: () => Promise<ReviewStore>): void {
  describe(`${name} as a ReviewStore`, () => {
    let store: ReviewStore;
    beforeEach(async () => {
      store = await open();
    });
    const listed = async (opdId: string | undefined) => (await store.listWaiting(opdId, 9)).items.map(({ datasetId }) => datasetId);

    test('lists what waits, each once, a page at a time, until it is taken off', async () => {
      await store.enqueue(waiting('b-data', second));
      await store.enqueue(waiting('a-data', first));
      await store.enqueue(waiting('c-data', third));
      await store.enqueue(waiting('a-data', first));
      for (const opdId of [undefined, 'dinas']) {
        const page = await store.listWaiting(opdId, 2);
        expect(page).toEqual({
          items: [waiting('a-data', first), waiting('b-data', second)],
          next: { datasetId: 'b-data', uploadId: second },
        });
        expect((await store.listWaiting(opdId, 2, page.next)).items).toEqual([waiting('c-data', third)]);
      }
      await store.dequeue(waiting('a-data', first));
      await store.dequeue(waiting('a-data', first));
      expect(await listed(undefined)).toEqual(['b-data', 'c-data']);
      expect(await listed('dinas')).toEqual(['b-data', 'c-data']);
    });

    test('has a list of the city, and one of each OPD that holds nothing of the others', async () => {
      await store.enqueue(waiting('a-data', first, 'sosial'));
      await store.enqueue(waiting('b-data', second, 'dinas'));
      await store.enqueue(waiting('c-data', third, 'dinas-sosial'));
      expect(await listed(undefined)).toEqual(['a-data', 'b-data', 'c-data']);
      expect(await listed('dinas')).toEqual(['b-data']);
      expect(await listed('sosial')).toEqual(['a-data']);
      expect(await listed('nobody')).toEqual([]);
      // A place in a list need not be of an entry: what is after it comes.
      expect((await store.listWaiting('dinas', 9, { datasetId: 'a-data', uploadId: first })).items).toHaveLength(1);
      expect((await store.listWaiting('dinas', 9, { datasetId: 'c-data', uploadId: third })).items).toEqual([]);
    });

    test('goes from one OPD’s list to another’s, and stays on the city’s', async () => {
      await store.enqueue(waiting('a-data', first, 'dinas'));
      await store.enqueue(waiting('a-data', first, 'badan'));
      for (const _time of ['once', 'again']) await store.leave(waiting('a-data', first, 'dinas'));
      expect([await listed('dinas'), await listed('badan'), await listed(undefined)]).toEqual([[], ['a-data'], ['a-data']]);
      await store.dequeue(waiting('a-data', first, 'badan'));
      expect([await listed('badan'), await listed(undefined)]).toEqual([[], []]);
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
