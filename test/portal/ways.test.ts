import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { limits } from '../../functions/limits.ts';
import { levels } from '../../functions/model/access-level.ts';
import { type Dataset, emptyAbout } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { areaFilter } from '../../functions/portal/area-filter.ts';
import { datasetPages } from '../../functions/portal/dataset-pages.ts';
import { portalOperations } from '../../functions/portal/operations.ts';
import type { Field } from '../../functions/standards/standard.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryExemptions } from '../fakes/memory-exemptions.ts';
import { memoryLibrary } from '../fakes/memory-library.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { all, partsOf } from './drawn-parts.ts';

const now = new Date('2026-11-24T05:00:00Z');
const benda = { code: '36.71.11', name: 'Benda' };

async function portal(...seeds: Dataset[]) {
  const datasets = memoryDatasets(...seeds);
  const index = memoryCatalogIndex();
  await datasets.putAbout({ ...emptyAbout('benda-saja'), spatial: benda.code });
  await rebuildIndex({ datasets, index, opdIds: ['dinkes', 'disdukcapil'], now: () => now });
  const ports = {
    city: sampleCity,
    datasets,
    index,
    exemptions: memoryExemptions(datasets),
    library: memoryLibrary(),
    districts: async () => [benda, { code: '36.71.01', name: 'Tangerang' }],
    settings,
    ...portalReading(seeds),
  };
  const operations = { ...portalOperations(ports), ...datasetPages(ports) };
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now, query: {} } as const;
  return {
    home: async () => told(await operations.showHome({ ...call, operation: 'showHome', params: {} })),
    opds: async () => told(await operations.showOpds({ ...call, operation: 'showOpds', params: {} })),
    opd: async (opdId: string) => told(await operations.showOpd({ ...call, operation: 'showOpd', params: { opdId } })),
    areas: async () => told(await operations.showAreas({ ...call, operation: 'showAreas', params: {} })),
    area: async (area: string, halaman?: number) =>
      told(await operations.showArea({ ...call, operation: 'showArea', params: { area }, query: { halaman } })),
    schedule: async () => told(await operations.showSchedule({ ...call, operation: 'showSchedule', params: {} })),
    siteMap: async () => told(await operations.showSiteMap({ ...call, operation: 'showSiteMap', params: {} })),
    robots: async () => told(await operations.showRobots({ ...call, operation: 'showRobots', params: {} })),
    levels: async () => told(await operations.showLevels({ ...call, operation: 'showLevels', params: {} })),
    dataset: async (datasetId: string) => told(await operations.showDataset({ ...call, operation: 'showDataset', params: { datasetId } })),
  };
}

/** A page, its links, and its text without markup. */
function told(answer: object) {
  const html = 'text' in answer ? String(answer.text) : '';
  const main = all(partsOf(html), ({ name }) => name === 'main')[0] ?? partsOf(html);
  const links = all(main, ({ name }) => name === 'a').map(({ attributes }) => attributes.href ?? '');
  const lines = all(main, ({ name }) => name === 'tr' || name === 'li' || name === 'section' || name === 'p').map(({ text }) => text);
  return { status: 'status' in answer ? answer.status : 0, html, text: main.text, links, lines };
}

const late = sampleDataset({ datasetId: 'terlambat', title: 'Terlambat', nextDue: '2026-10-31T16:59:59.999Z', access: 'limited' });
const undated = sampleDataset({ datasetId: 'sewaktu', title: 'Sewaktu-waktu', cadence: 'ad-hoc', nextDue: undefined });
const hidden = closedDataset({ nextDue: '2026-10-31T16:59:59.999Z' });
const draft = sampleDataset({ datasetId: 'draf', title: 'Draf', state: 'draft', oncePublic: false });

describe('the page of all OPDs', () => {
  test('counts what anyone may see, late ones among it, and nothing of closed data and drafts', async () => {
    const page = await (await portal(sampleDataset(), late, hidden, draft)).opds();
    const row = (name: string) => page.lines.find((line) => line.startsWith(name));
    expect(row('Dinas Kesehatan')).toBe('Dinas Kesehatan211 Oktober 20261');
    expect(row('Dinas Kependudukan dan Pencatatan Sipil')).toBe('Dinas Kependudukan dan Pencatatan Sipil');
    expect(page.text).toContain('1 dari 2 OPD sudah punya dataset');
    expect(page.links).toContain('/opd/dinkes');
  });

  test('is the same whether there is closed data or none', async () => {
    const [one, other] = [await portal(sampleDataset(), hidden), await portal(sampleDataset())];
    expect((await one.opds()).html).toBe((await other.opds()).html);
    for (const opd of ['dinkes', 'disdukcapil']) expect((await one.opd(opd)).html).toBe((await other.opd(opd)).html);
    expect((await one.schedule()).html).toBe((await other.schedule()).html);
    expect((await one.levels()).html).toBe((await other.levels()).html);
    expect((await one.area(benda.code)).html).toBe((await other.area(benda.code)).html);
  });
});

describe('the page of an OPD', () => {
  test('has its datasets, its numbers and what is due, late ones first', async () => {
    const page = await (await portal(sampleDataset(), late, hidden)).opd('dinkes');
    expect(page.text).toContain('2 dataset, 1 di antaranya terbuka; 78 baris; kiriman terakhir 1 Oktober 2026; 1 terlambat.');
    expect(page.links).toEqual(expect.arrayContaining(['/dataset/puskesmas', '/dataset/terlambat', '/dataset?opd=dinkes']));
    expect(page.text).toMatch(/31 Oktober 2026 \(terlambat\).*31 Januari 2027/);
    expect(page.html).toContain('<link rel="canonical" href="https://data.example.id/opd/dinkes"');
  });

  test('is there for one without data, and a 404 page for one that the city does not have', async () => {
    const { opd } = await portal(sampleDataset());
    expect(await opd('disdukcapil')).toMatchObject({ status: 200, text: expect.stringContaining('Belum ada dataset') });
    expect(await opd('tidak-ada')).toMatchObject({ status: 404, text: expect.stringContaining('Alamat ini tidak ada') });
  });

  test('is where home and a dataset’s page lead', async () => {
    const { home, dataset } = await portal(sampleDataset());
    expect((await home()).links).toEqual(expect.arrayContaining(['/opd/dinkes', '/opd', '/wilayah', '/jadwal']));
    expect((await dataset('puskesmas')).links).toEqual(expect.arrayContaining(['/opd/dinkes', '/tingkat-akses']));
  });
});

describe('the schedule', () => {
  test('has late ones first, then each month by the calendar of Jakarta, and counts those without a date', async () => {
    // 1 February in Jakarta.
    const early = sampleDataset({ datasetId: 'dini', title: 'Dini hari', nextDue: '2027-01-31T17:00:00.000Z' });
    const page = await (await portal(early, sampleDataset(), late, undated, hidden)).schedule();
    expect(page.text).toMatch(
      /Terlambat \(1\)Terlambat.*Januari 2027Puskesmas31 Januari 2027 · tahunan · Dinas Kesehatan.*Februari 2027Dini hari/,
    );
    expect(page.text).toContain('1 dataset dikirim sewaktu-waktu');
    expect(page.text).not.toContain('Register penduduk');
  });
});

describe('the access levels', () => {
  test('are each explained, counted where anyone sees them, and nowhere else', async () => {
    const { text, lines } = await (await portal(sampleDataset(), late, hidden)).levels();
    for (const { readers } of Object.values(levels)) expect(text).toContain(readers);
    const sections = lines.filter((line) => line.includes('Siapa membaca isinya'));
    expect(sections).toHaveLength(Object.keys(levels).length);
    expect(sections.filter((line) => line.includes('jumlahnya tidak diumumkan'))).toHaveLength(
      Object.values(levels).filter(({ isSeenByAll }) => !isSeenByAll).length,
    );
    expect(sections[0]).toMatch(/Dataset1 · lihat yang terbuka/);
  });
});

describe('a kecamatan', () => {
  const own = sampleDataset({ datasetId: 'benda-saja', title: 'Hanya Benda' });

  test('has data about it alone, and leads to its rows in open data', async () => {
    const page = await (await portal(sampleDataset({ standardVersion: 1 }), own, { ...late, standardVersion: 1 })).area(benda.code);
    expect(page.links).toEqual(expect.arrayContaining(['/dataset/benda-saja', '/dataset/puskesmas?kecamatan__exact=Benda#rows']));
    expect(page.links.filter((link) => link.includes('terlambat'))).toEqual([]);
    expect((await (await portal(own)).areas()).text).toContain('Benda 1');
  });

  test('leads to every open dataset of the whole city, a page of them after the other', async () => {
    const ids = Array.from({ length: limits.areaStandardsRead + 5 }, (_, place) => `kota-${String(place).padStart(3, '0')}`);
    const seeds = ids.map((datasetId, place) =>
      sampleDataset({ datasetId, title: datasetId, standardVersion: 1, updatedAt: new Date(now.getTime() - place * 1000).toISOString() }),
    );
    const { area } = await portal(...seeds);
    const [first, second, third] = [await area(benda.code), await area(benda.code, 2), await area(benda.code, 3)];
    const found = (page: typeof first) => page.links.flatMap((link) => /^\/dataset\/(kota-\d+)\?/.exec(link)?.[1] ?? []);
    expect([...found(first), ...found(second)]).toEqual(ids);
    expect(first.text).toContain(`terbuka 1–${limits.areaStandardsRead} dari ${ids.length}, yang terbaru dahulu`);
    expect(first.links).toContain('?halaman=2#kota');
    expect(second.links).toContain('?halaman=1#kota');
    expect(second.links).not.toContain('?halaman=3#kota');
    expect(third.text).toContain(`Tidak ada lagi dari ${ids.length}`);
    expect((await (await portal(sampleDataset())).area(benda.code)).text).not.toContain('Dicari dalam');
  });

  test('that is none of the city’s is a 404 page', async () => {
    expect(await (await portal(own)).area('31.71.01')).toMatchObject({ status: 404 });
  });

  test('is found by codes, dotted or not, before names, and by nothing else', () => {
    const field = (more: Partial<Field> & Pick<Field, 'name'>): Field => ({ type: 'string', ...more });
    const filter = (...fields: Field[]) => areaFilter(fields, benda);
    const named = field({ name: 'kecamatan' });
    const coded = field({ name: 'kode', referenceCodes: 'kemendagri-kecamatan' });
    expect(filter(named, coded)).toEqual({ kode__in: '36.71.11,367111' });
    expect(filter({ ...coded, type: 'integer' })).toEqual({ kode__exact: '367111' });
    expect(filter(field({ name: 'kec', constraints: { enum: ['BENDA', 'PINANG'] } }))).toEqual({ kec__exact: 'BENDA' });
    expect(filter(field({ name: 'nama', title: 'Nama Kecamatan' }))).toEqual({ nama__exact: 'Benda' });
    expect(filter(field({ name: 'kecamatan', type: 'integer' }), field({ name: 'kantor_kecamatan' }))).toBeUndefined();
  });
});

describe('search engines', () => {
  test('are told of every page that anyone may see, with the day of its data, and of no other', async () => {
    const { siteMap, robots } = await portal(sampleDataset(), late, hidden, draft);
    const { html } = await siteMap();
    expect(html).toContain('<url><loc>https://data.example.id/dataset/puskesmas</loc><lastmod>2026-10-01T00:00:00.000Z</lastmod></url>');
    for (const path of ['/', '/dataset/terlambat', '/opd/dinkes', '/wilayah/36.71.11'])
      expect(html).toContain(`<loc>https://data.example.id${path}</loc>`);
    expect(html).not.toMatch(/register-penduduk|draf|kerja|\/opd\/disdukcapil/);
    expect((await robots()).html).toMatch(/Disallow: \/kerja[\s\S]*Sitemap: https:\/\/data\.example\.id\/sitemap\.xml\n$/);
  });
});

describe('share cards', () => {
  const cards = (html: string) => html.match(/<(meta property="og:|link rel="canonical"|script type="application\/ld\+json")/g) ?? [];

  test('are of what anyone may see; the thing for search engines of what anyone may read', async () => {
    const gone = sampleDataset({
      datasetId: 'ditarik',
      title: 'Rahasia',
      state: 'withdrawn',
      retraction: { at: '2026-11-01T00:00:00.000Z', reason: 'Keliru' },
    });
    const { dataset } = await portal(sampleDataset(), late, hidden, gone);
    expect(cards((await dataset('puskesmas')).html)).toContain('<script type="application/ld+json"');
    const limited = cards((await dataset('terlambat')).html);
    expect(limited).toContain('<meta property="og:');
    expect(limited).not.toContain('<script type="application/ld+json"');
    for (const unseen of ['register-penduduk', 'tidak-ada', 'ditarik']) expect(cards((await dataset(unseen)).html)).toEqual([]);
    expect(await dataset('ditarik')).toMatchObject({ status: 410, text: expect.stringMatching(/1 November 2026.*Keliru/) });
    expect((await dataset('ditarik')).html).not.toContain('Rahasia');
  });
});
