import { beforeEach, describe, expect, test } from 'vitest';
import type { StandardStore } from '../../functions/standards/standard.port.ts';
import type { Standard } from '../../functions/standards/standard.ts';

const proposal = (n: number): Standard => ({
  datasetId: 'penerima-bansos',
  n,
  state: 'proposed',
  origin: 'operator',
  fields: [{ name: 'kelurahan', type: 'string', constraints: { required: true } }],
  proposedAt: '2026-11-20T02:00:00.000Z',
  proposedBy: 'sub-operator',
});

/** What every StandardStore does; `open` gives an empty one. */
export function standardStoreContract(name: string, open: () => Promise<StandardStore>): void {
  describe(`${name} as a StandardStore`, () => {
    let store: StandardStore;
    beforeEach(async () => {
      store = await open();
    });

    test('gives back what was created, once a number', async () => {
      expect(await store.create(proposal(1))).toBe('created');
      expect(await store.create({ ...proposal(1), origin: 'inferred' })).toBe('exists');
      expect(await store.get('penerima-bansos', 1)).toEqual(proposal(1));
      expect(await store.get('penerima-bansos', 2)).toBeUndefined();
    });

    test('lists a dataset’s standards, the newest number first, ten after nine', async () => {
      for (const n of [2, 10, 1, 9]) await store.create(proposal(n));
      await store.create({ ...proposal(99), datasetId: 'penerima-bansos-lain' });
      expect((await store.list('penerima-bansos')).map(({ n }) => n)).toEqual([10, 9, 2, 1]);
      expect(await store.list('tidak-ada')).toEqual([]);
    });

    test('approves a proposal once: the first approval stands', async () => {
      await store.create(proposal(1));
      await store.approve('penerima-bansos', 1, 'sub-steward', '2026-11-21T02:00:00.000Z');
      await store.approve('penerima-bansos', 1, 'sub-other', '2026-11-22T02:00:00.000Z');
      expect(await store.get('penerima-bansos', 1)).toEqual({
        ...proposal(1),
        state: 'approved',
        approvedBy: 'sub-steward',
        approvedAt: '2026-11-21T02:00:00.000Z',
      });
    });

    test('throws on approving what does not exist', async () => {
      await expect(store.approve('penerima-bansos', 7, 'sub-steward', '2026-11-21T02:00:00.000Z')).rejects.toThrow('does not exist');
    });
  });
}
