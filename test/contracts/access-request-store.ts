import { beforeEach, describe, expect, test } from 'vitest';
import type { AccessRequestStore } from '../../functions/grants/access-request.port.ts';
import { anAccessRequest, requestIds } from '../fakes/access-requests.ts';

const [first, second, third] = requestIds;
const waiting = (datasetId: string, requestId: string, opdId = 'dinsos') => ({ datasetId, requestId, opdId, institution: 'banten' });

/** What every AccessRequestStore does; `open` gives an empty one. */
export function accessRequestStoreContract(name: string, open: () => Promise<AccessRequestStore>): void {
  describe(`${name} as an AccessRequestStore`, () => {
    let store: AccessRequestStore;
    beforeEach(async () => {
      store = await open();
    });

    test('keeps a request as it is, once', async () => {
      const request = anAccessRequest({ officers: ['sub-1'], columns: ['nama'], area: '36.71.01' });
      expect(await store.create(request)).toBe('created');
      expect(await store.create({ ...request, requestedBy: { sub: 'sub-other', name: 'Lain' } })).toBe('exists');
      expect(await store.get(request.datasetId, request.requestId)).toEqual(request);
      expect(await store.get('lain', request.requestId)).toBeUndefined();
    });

    test('settles a waiting request once, and no other', async () => {
      const request = anAccessRequest();
      await store.create(request);
      const withdrawn = { ...request, state: 'withdrawn', withdrawnAt: '2026-11-21T02:00:00.000Z', revision: 2 } as const;
      expect(await store.settle({ ...withdrawn, revision: 3 })).toBe('stale');
      expect(await store.settle({ ...withdrawn, requestId: second })).toBe('stale');
      expect(await store.settle(withdrawn)).toBe('settled');
      expect(await store.settle({ ...withdrawn, state: 'refused', revision: 3 })).toBe('stale');
      expect(await store.get(request.datasetId, request.requestId)).toEqual(withdrawn);
    });

    test('lists a dataset’s requests, newest first, a page at a time', async () => {
      for (const requestId of requestIds) await store.create(anAccessRequest({ requestId }));
      await store.create(anAccessRequest({ datasetId: 'lain' }));
      const page = await store.list('penerima-bansos', 2);
      expect(page.items.map(({ requestId }) => requestId)).toEqual([third, second]);
      const rest = await store.list('penerima-bansos', 2, page.next);
      expect([rest.items.map(({ requestId }) => requestId), rest.next]).toEqual([[first], undefined]);
    });

    test('tells an institution of its own alone: neither cursor nor next speaks of others', async () => {
      await store.create(anAccessRequest({ requestId: first }));
      await store.create(anAccessRequest({ requestId: second, institution: 'kemensos' }));
      await store.create(anAccessRequest({ requestId: third }));
      const page = await store.list('penerima-bansos', 1, undefined, ['banten']);
      expect([page.items.map(({ requestId }) => requestId), page.next]).toEqual([[third], third]);
      const rest = await store.list('penerima-bansos', 1, page.next, ['banten']);
      expect([rest.items.map(({ requestId }) => requestId), rest.next]).toEqual([[first], undefined]);
      expect(await store.list('penerima-bansos', 1, undefined, ['kemenkes'])).toEqual({ items: [] });
    });

    test('lists what waits for an OPD, each once, a page at a time, until it is taken off', async () => {
      for (const entry of [waiting('b-data', second), waiting('a-data', first), waiting('c-data', third), waiting('a-data', first)])
        await store.enqueue(entry);
      await store.enqueue(waiting('a-data', third, 'dinkes'));
      const page = await store.listWaiting('dinsos', 2);
      expect(page).toEqual({
        items: [waiting('a-data', first), waiting('b-data', second)],
        next: { datasetId: 'b-data', requestId: second },
      });
      expect((await store.listWaiting('dinsos', 2, page.next)).items).toEqual([waiting('c-data', third)]);
      await store.dequeue(waiting('a-data', first));
      await store.dequeue(waiting('a-data', first));
      expect((await store.listWaiting('dinsos', 9)).items.map(({ datasetId }) => datasetId)).toEqual(['b-data', 'c-data']);
      expect((await store.listWaiting('dinkes', 9)).items).toEqual([waiting('a-data', third, 'dinkes')]);
    });

    test('tells what waits on one dataset, not on one whose id begins alike', async () => {
      for (const entry of [waiting('data', first), waiting('data', second), waiting('data-lain', third)]) await store.enqueue(entry);
      expect(await store.waitingOn('dinsos', 'data')).toEqual([waiting('data', first), waiting('data', second)]);
      expect(await store.waitingOn('dinkes', 'data')).toEqual([]);
    });

    test('enters on the list nothing but where the request is', async () => {
      await store.enqueue(anAccessRequest());
      expect((await store.listWaiting('dinsos', 9)).items).toEqual([waiting('penerima-bansos', first)]);
    });
  });
}
