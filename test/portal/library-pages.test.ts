import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { limits } from '../../functions/limits.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { showLibrary, showLibraryStandard } from '../../functions/portal/show-library.ts';
import { showSiteMap } from '../../functions/portal/show-site-map.ts';
import type { LibraryStandard } from '../../functions/standards/library/library-standard.ts';
import { rememberedStandards } from '../../functions/standards/remembered-standards.ts';
import type { Standard } from '../../functions/standards/standard.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryLibrary } from '../fakes/memory-library.ts';
import { memoryStandards } from '../fakes/memory-standards.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { all, partsOf } from './drawn-parts.ts';

const now = new Date('2026-11-24T05:00:00Z');
const kept: LibraryStandard = {
  standardId: 'per-kecamatan',
  title: 'Menurut kecamatan',
  description: 'Satu baris satu kecamatan',
  n: 3,
  content: {
    fields: [
      { name: 'kecamatan', title: 'Kecamatan', type: 'string', definition: 'Nama kecamatan', constraints: { required: true } },
      { name: 'jumlah', title: 'Jumlah', type: 'integer', unit: 'orang' },
    ],
    primaryKey: ['kecamatan'],
    foreignKeys: [{ fields: ['kecamatan'], reference: { resource: 'register-penduduk', fields: ['kecamatan'] } }],
  },
  updatedAt: '2026-10-01T00:00:00.000Z',
  updatedBy: 'sub-steward',
};
const using = (dataset: Dataset, n = 3): Dataset => ({ ...dataset, standardVersion: n });

/** Each dataset has the copy of the number of `per-kecamatan` that its `standardVersion` is. */
async function portal(seeds: readonly Dataset[], library: readonly LibraryStandard[] = [kept]) {
  const datasets = memoryDatasets(...seeds);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets, index, opdIds: ['dinkes', 'disdukcapil'], now: () => now });
  const standards = memoryStandards(...seeds.flatMap(copyOf));
  let reads = 0;
  const counted = {
    ...standards,
    get: (datasetId: string, n: number) => {
      reads += 1;
      return standards.get(datasetId, n);
    },
  };
  const remembering = rememberedStandards(counted, limits.rememberedBytes);
  const ports = { city: sampleCity, settings, datasets, index, standards: remembering, library: memoryLibrary(...library) };
  const siteMap = showSiteMap({ ...ports, districts: async () => [] });
  const [list, one] = [showLibrary(ports), showLibraryStandard(ports)];
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
  return {
    reads: () => reads,
    datasets,
    siteMap: async () => told(await siteMap({ ...call, operation: 'showSiteMap', params: {}, query: {} })).html,
    list: async (cursor?: string) => told(await list({ ...call, operation: 'showLibrary', params: {}, query: { cursor } })),
    one: async (standardId = kept.standardId) =>
      told(await one({ ...call, operation: 'showLibraryStandard', params: { standardId }, query: {} })),
  };
}

function copyOf({ datasetId, standardVersion }: Dataset): Standard[] {
  if (standardVersion === undefined) return [];
  const from = { library: { standardId: kept.standardId, n: standardVersion } };
  const proposed = { origin: 'operator', proposedAt: '2026-10-01T00:00:00.000Z', proposedBy: 'sub' } as const;
  return [{ ...kept.content, datasetId, n: standardVersion, state: 'approved', ...proposed, ...from }];
}

function told(answer: object) {
  const html = 'text' in answer ? String(answer.text) : '';
  const main = all(partsOf(html), ({ name }) => name === 'main')[0] ?? partsOf(html);
  const links = all(main, ({ name }) => name === 'a').map(({ attributes }) => attributes.href ?? '');
  return { status: 'status' in answer ? answer.status : 0, html, text: main.text, links };
}

const limited = using(sampleDataset({ datasetId: 'apotek', title: 'Apotek', access: 'limited' }), 2);

describe('the library of standards as pages', () => {
  test('names each standard, leads to it, and counts who uses it', async () => {
    const page = await (await portal([using(sampleDataset()), limited])).list();
    expect(page.text).toContain('Menurut kecamatan');
    expect(page.text).toContain('Dipakai 2 dataset dari 1 OPD.');
    expect(page.links).toContain('/pustaka/per-kecamatan');
  });

  test('shows the columns of one with meaning and rules, and which datasets use which version of it', async () => {
    const page = await (await portal([using(sampleDataset()), limited])).one();
    expect(page.text).toMatch(/Kecamatan kecamatan.*Nama kecamatan.*wajib diisi.*Jumlah \(orang\)/);
    expect(page.text).toContain('Kunci: Kecamatan');
    expect(page.text).toMatch(/ApotekDinas Kesehatan2 \(yang terbaru 3\)PuskesmasDinas Kesehatan3/);
    expect(page.links).toEqual(
      expect.arrayContaining(['/dataset/puskesmas', '/dataset/apotek', '/opd/dinkes', '/v1/standards/per-kecamatan']),
    );
  });

  test('is the same whether closed data, drafts and what is being hidden use it or nothing does', async () => {
    const draft = using(sampleDataset({ datasetId: 'draf', title: 'Draf', state: 'draft', oncePublic: false }));
    const hidden = using(sampleDataset({ datasetId: 'disembunyikan', title: 'Disembunyikan' }));
    const some = await portal([using(sampleDataset()), using(closedDataset()), draft, hidden]);
    await some.datasets.hide(hidden.datasetId, hidden.revision);
    const none = await portal([using(sampleDataset())]);
    expect((await some.list()).html).toBe((await none.list()).html);
    expect((await some.one()).html).toBe((await none.one()).html);
    expect((await some.one()).html).not.toContain('register-penduduk');
  });

  test('forgets nobody who is closed meanwhile: each dataset is decided again, its standard read once', async () => {
    const { list, one, datasets, reads } = await portal([using(sampleDataset())]);
    expect((await one()).text).toContain('Puskesmas');
    expect((await one()).text).toContain('Puskesmas');
    expect((await list()).text).toContain('Dipakai 1 dataset dari 1 OPD.');
    expect(reads()).toBe(1);
    await datasets.hide('puskesmas', sampleDataset().revision);
    expect((await one()).text).not.toContain('Puskesmas');
  });

  test('comes in pages, and says what is empty', async () => {
    const ids = Array.from({ length: limits.libraryEntriesShown + 1 }, (_, place) => `standar-${String(place).padStart(3, '0')}`);
    const { list } = await portal(
      [],
      ids.map((standardId) => ({ ...kept, standardId })),
    );
    const first = await list();
    const next = first.links.find((link) => link.startsWith('/pustaka?cursor=')) ?? '';
    expect(first.links).not.toContain(`/pustaka/${ids.at(-1)}`);
    const second = await list(new URLSearchParams(next.split('?')[1]).get('cursor') ?? undefined);
    expect(second.links).toEqual(expect.arrayContaining([`/pustaka/${ids.at(-1)}`, '/pustaka']));
    expect((await (await portal([], [])).list()).text).toContain('Belum ada standar di pustaka.');
    expect((await (await portal([])).list()).text).toContain('Belum dipakai dataset yang boleh dilihat siapa saja.');
  });

  test('is in the site map as a whole', async () => {
    const ids = Array.from({ length: limits.maxListItems + 1 }, (_, place) => `standar-${String(place).padStart(3, '0')}`);
    const { siteMap } = await portal(
      [],
      ids.map((standardId) => ({ ...kept, standardId })),
    );
    const told = await siteMap();
    expect(ids.filter((id) => !told.includes(`<loc>https://data.example.id/pustaka/${id}</loc>`))).toEqual([]);
  });

  test('has a 404 page for a standard that it does not have', async () => {
    expect(await (await portal([])).one('tidak-ada')).toMatchObject({ status: 404, text: expect.stringContaining('Alamat ini tidak ada') });
  });
});
