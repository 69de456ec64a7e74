import { beforeEach, describe, expect, test } from 'vitest';
import type { DatasetStore } from '../../functions/datasets/dataset.port.ts';
import { aDataset, aDraft, anAbout } from '../fakes/datasets.ts';

/** What every DatasetStore does; `open` gives an empty one. */
export function datasetStoreContract(name: string, open: () => Promise<DatasetStore>): void {
  describe(`${name} as a DatasetStore`, () => {
    let store: DatasetStore;
    beforeEach(async () => {
      store = await open();
    });

    test('gives back what was created, and nothing for another id', async () => {
      expect(await store.create(aDraft(), anAbout())).toBe('created');
      expect(await store.get('penerima-bansos')).toEqual(aDraft());
      expect(await store.getAbout('penerima-bansos')).toEqual(anAbout());
      expect(await store.get('tidak-ada')).toBeUndefined();
      expect(await store.getAbout('tidak-ada')).toBeUndefined();
      expect(await store.getWithAbout('penerima-bansos')).toEqual({ dataset: aDraft(), about: anAbout() });
      expect(await store.getWithAbout('tidak-ada')).toEqual({ dataset: undefined, about: undefined });
    });

    test('loads several at once, and leaves out what is missing', async () => {
      await store.create(aDraft(), anAbout());
      await store.create(aDraft({ datasetId: 'lain' }), anAbout());
      expect(await store.load(['lain', 'tidak-ada', 'penerima-bansos'])).toEqual(
        new Map([
          ['lain', aDraft({ datasetId: 'lain' })],
          ['penerima-bansos', aDraft()],
        ]),
      );
      expect(await store.load([])).toEqual(new Map());
      expect(await store.loadAbouts(['tidak-ada', 'penerima-bansos'])).toEqual(new Map([['penerima-bansos', anAbout()]]));
    });

    test('keeps the first of two with one id, whole', async () => {
      await store.create(aDraft(), anAbout());
      const other = { ...anAbout(), description: 'punya orang lain' };
      expect(await store.create(aDraft({ opdId: 'dinkes' }), other)).toBe('exists');
      expect(await store.get('penerima-bansos')).toEqual(aDraft());
      expect(await store.getAbout('penerima-bansos')).toEqual(anAbout());
    });

    test('creates again what the same request created, and nothing that changed since', async () => {
      await store.create(aDraft(), anAbout());
      expect(await store.create(aDraft(), anAbout())).toBe('created');
      expect(await store.create(aDraft({ createdBy: 'sub-other' }), anAbout())).toBe('exists');
      expect(await store.create(aDraft({ createdAt: '2026-11-02T03:00:00.001Z' }), anAbout())).toBe('exists');
      await store.replace(aDraft({ title: 'kedua', revision: 2 }));
      expect(await store.create(aDraft(), anAbout())).toBe('exists');
      expect(await store.get('penerima-bansos')).toMatchObject({ title: 'kedua', revision: 2 });
    });

    test('replaces the revision before, and answers stale to any other', async () => {
      await store.create(aDraft(), anAbout());
      expect(await store.replace(aDraft({ title: 'kedua', revision: 2 }))).toBe('written');
      expect(await store.replace(aDraft({ title: 'lain', revision: 2 }))).toBe('stale');
      expect(await store.replace(aDraft({ title: 'lompat', revision: 4 }))).toBe('stale');
      expect(await store.replace(aDataset({ datasetId: 'tidak-ada', revision: 2 }))).toBe('stale');
      expect(await store.get('penerima-bansos')).toEqual(aDraft({ title: 'kedua', revision: 2 }));
    });

    test('lets one of many racing writers win', async () => {
      await store.create(aDraft(), anAbout());
      const outcomes = await Promise.all(
        Array.from({ length: 8 }, (_, place) => store.replace(aDraft({ title: `${place}`, revision: 2 }))),
      );
      expect(outcomes.filter((outcome) => outcome === 'written')).toHaveLength(1);
    });

    test('forgets a field that is taken away', async () => {
      const hold = { at: '2026-11-20T02:00:00.000Z', by: 'sub-head', reason: 'x' };
      await store.create(aDraft({ hold }), anAbout());
      await store.replace(aDraft({ revision: 2 }));
      expect(await store.get('penerima-bansos')).not.toHaveProperty('hold');
    });

    test('lists an OPD’s datasets as they are now, and no other’s', async () => {
      const ids = Array.from({ length: 130 }, (_, place) => `data-${place}`);
      for (const datasetId of ids) await store.create(aDraft({ datasetId }), anAbout(datasetId));
      await store.create(aDraft({ datasetId: 'lain', opdId: 'dinkes' }), anAbout('lain'));
      await store.replace(aDraft({ datasetId: 'data-7', title: 'terbaru', revision: 2 }));
      const listed = await store.listByOpd('dinsos');
      expect(listed.map(({ datasetId }) => datasetId).sort()).toEqual([...ids].sort());
      expect(listed.find(({ datasetId }) => datasetId === 'data-7')?.title).toBe('terbaru');
      expect(await store.listByOpd('dindik')).toEqual([]);
    });

    test('hides and shows ids, each by the revision it was hidden at', async () => {
      expect(await store.hidden()).toEqual(new Map());
      await store.hide('penerima-bansos', 3);
      await store.hide('a.b-c', 1);
      expect(await store.hidden()).toEqual(
        new Map([
          ['penerima-bansos', 3],
          ['a.b-c', 1],
        ]),
      );
      await store.hide('penerima-bansos', 4);
      await store.unhide('penerima-bansos', 3);
      expect((await store.hidden()).get('penerima-bansos')).toBe(4);
      await store.hide('penerima-bansos', 2);
      expect((await store.hidden()).get('penerima-bansos')).toBe(4);
      await store.unhide('penerima-bansos', 4);
      await store.unhide('never-hidden', 1);
      expect(await store.hidden()).toEqual(new Map([['a.b-c', 1]]));
    });

    test('changes ABOUT without touching META', async () => {
      await store.create(aDraft(), anAbout());
      await store.putAbout({ ...anAbout(), contact: 'data@dinsos.example' });
      expect(await store.getAbout('penerima-bansos')).toMatchObject({ contact: 'data@dinsos.example' });
      expect(await store.get('penerima-bansos')).toMatchObject({ revision: 1 });
    });
  });
}
