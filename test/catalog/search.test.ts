import { describe, expect, test } from 'vitest';
import { readCursor, writeCursor } from '../../functions/catalog/cursor.ts';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { score, wordsOf } from '../../functions/catalog/search.ts';
import { findDatasets, searchDatasets } from '../../functions/catalog/search-datasets.ts';
import type { Call } from '../../functions/http/call.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous, type Principal } from '../../functions/model/principal.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-11-24T05:00:00Z');
const owner: Principal = { type: 'account', sub: 'clerk', name: 'Clerk', kinds: [{ kind: 'operator', opdId: 'disdukcapil' }] };

async function city(...datasets: Dataset[]) {
  const store = memoryDatasets(...datasets);
  const index = memoryCatalogIndex();
  const ports = { datasets: store, index, city: sampleCity, opdIds: ['dinkes', 'disdukcapil'], now: () => now };
  await rebuildIndex(ports);
  const search = async (principal: Principal, query: Call<'searchDatasets'>['query'] = {}) => {
    const answer = await searchDatasets(ports)({
      operation: 'searchDatasets',
      principal,
      params: {},
      query,
      body: undefined,
      accept: '',
      ifMatch: undefined,
      requestId: 'r',
      now,
    });
    return 'body' in answer ? answer.body : answer;
  };
  return { store, ports, search };
}

function ids(body: unknown): string[] {
  return body && typeof body === 'object' && 'items' in body && Array.isArray(body.items)
    ? body.items.map(({ datasetId }) => datasetId)
    : [];
}

describe('searchDatasets', () => {
  test('an outsider finds no closed dataset, and no count shows it', async () => {
    const { search } = await city(sampleDataset(), closedDataset());
    expect(await search(anonymous)).toMatchObject({ total: 1 });
    expect(ids(await search(anonymous))).toEqual(['puskesmas']);
    expect(await search(anonymous, { q: 'register penduduk' })).toMatchObject({ total: 0, items: [] });
  });

  test('its owner finds it', async () => {
    const { search } = await city(sampleDataset(), closedDataset());
    expect(ids(await search(owner, { q: 'register' }))).toEqual(['register-penduduk']);
  });

  test('a format finds what has a version to take away in it', async () => {
    const { current: _, ...draft } = sampleDataset({ datasetId: 'rencana', state: 'draft', opdId: 'disdukcapil' });
    const { search } = await city(sampleDataset(), draft);
    expect(ids(await search(owner))).toEqual(['puskesmas', 'rencana']);
    expect(ids(await search(owner, { format: 'csv' }))).toEqual(['puskesmas']);
  });

  test('a hidden id is subtracted before the index is rebuilt', async () => {
    const { search, store } = await city(sampleDataset());
    await store.hide('puskesmas', 3);
    expect(await search(anonymous)).toMatchObject({ total: 0 });
  });

  test('a dataset that the table’s index does not show yet is found by the id that changed', async () => {
    const { store, ports, search } = await city();
    store.put(sampleDataset());
    const lagging = { ...ports, datasets: { ...store, listByOpd: async () => [] } };
    await rebuildIndex({ ...lagging, changed: ['puskesmas'] });
    expect(ids(await search(anonymous))).toEqual(['puskesmas']);
  });

  test('a rebuild that read the old level leaves the id hidden', async () => {
    const { search, store, ports } = await city(sampleDataset());
    await store.hide('puskesmas', 3);
    await rebuildIndex(ports);
    expect(await search(anonymous)).toMatchObject({ total: 0 });
    await store.replace(sampleDataset({ access: 'limited', sharing: 'government', revision: 4 }));
    await rebuildIndex(ports);
    expect(await search(anonymous)).toMatchObject({ total: 1 });
  });

  test('a rebuild that read the old level never replaces one that read the new', async () => {
    const { search, store, ports } = await city(sampleDataset());
    let overtaken = false;
    const slow = {
      ...ports.index,
      async replace(...written: Parameters<typeof ports.index.replace>) {
        if (!overtaken) {
          overtaken = true;
          await store.hide('puskesmas', 3);
          await store.replace(closedDataset({ datasetId: 'puskesmas', opdId: 'dinkes', revision: 4 }));
          await rebuildIndex(ports);
        }
        return ports.index.replace(...written);
      },
    };
    await rebuildIndex({ ...ports, index: slow });
    expect(await store.hidden()).toEqual(new Map());
    expect(await search(anonymous)).toMatchObject({ total: 0 });
  });

  test('a search that meets a rebuild shows no old level', async () => {
    const { store, ports } = await city(sampleDataset());
    await store.hide('puskesmas', 3);
    await store.replace(closedDataset({ datasetId: 'puskesmas', opdId: 'dinkes', revision: 4 }));
    let asked = false;
    const index = {
      ...ports.index,
      async read() {
        asked = true;
        return ports.index.read();
      },
    };
    const datasets = {
      async hidden() {
        if (asked) await rebuildIndex(ports);
        return store.hidden();
      },
    };
    expect(await findDatasets({ ...ports, index, datasets }, { principal: anonymous, query: {}, now })).toEqual([]);
  });

  test('a rebuild that others always overtake is a fault', async () => {
    const { ports } = await city(sampleDataset());
    const index = { ...ports.index, replace: async () => 'stale' as const };
    await expect(rebuildIndex({ ...ports, index })).rejects.toThrow('replaced by others');
  });

  test('pages neither repeat nor skip, and the last has no next', async () => {
    const many = Array.from({ length: 7 }, (_, place) => sampleDataset({ datasetId: `data-${place}`, title: `Data ${place}` }));
    const { search } = await city(...many);
    const first = await search(anonymous, { limit: 4, sort: 'title' });
    const next = first && typeof first === 'object' && 'next' in first ? String(first.next) : '';
    const second = await search(anonymous, { limit: 4, sort: 'title', cursor: next });
    expect([...ids(first), ...ids(second)]).toEqual(many.map(({ datasetId }) => datasetId));
    expect(second).not.toHaveProperty('next');
  });

  test('answers 400 for a cursor that it did not write', async () => {
    const { search } = await city(sampleDataset());
    expect(await search(anonymous, { cursor: 'xyz' })).toMatchObject({ status: 400, code: 'invalid-request' });
  });
});

describe('ranking', () => {
  const entry = (title: string, description = '') => ({
    dataset: sampleDataset({ title }),
    about: { datasetId: 'puskesmas', description, themes: [], tags: [] },
  });

  test('needs every word, and prefers titles', () => {
    expect(score(entry('Harga beras'), 'Dinas', wordsOf('harga beras'))).toBeGreaterThan(0);
    expect(score(entry('Harga beras'), 'Dinas', wordsOf('harga emas'))).toBe(0);
    expect(score(entry('Harga beras'), 'Dinas', ['harga'])).toBeGreaterThan(score(entry('Pangan', 'harga eceran'), 'Dinas', ['harga']));
  });

  test('folds case and accents', () => {
    expect(wordsOf('Café ÉKONOMI-2026')).toEqual(['cafe', 'ekonomi', '2026']);
  });
});

test('a cursor reads back as it was written', () => {
  expect(readCursor(writeCursor(40))).toBe(40);
  expect(readCursor(undefined)).toBe(0);
});
