import { describe, expect, test } from 'vitest';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import { limits } from '../../functions/limits.ts';
import { type Dataset, emptyAbout } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { pageHeaders } from '../../functions/portal/page.ts';
import { countsOf } from '../../functions/portal/seen-datasets.ts';
import { showApi } from '../../functions/portal/show-api.ts';
import { showDataset } from '../../functions/portal/show-dataset.ts';
import { showDatasets } from '../../functions/portal/show-datasets.ts';
import { showExemptions } from '../../functions/portal/show-exemptions.ts';
import { showUpload } from '../../functions/portal/show-upload.ts';
import { summary } from '../../web/pages/opd/view.tsx';
import { noDeliveryText } from '../../web/parts/dataset-card.tsx';
import { assetAt } from '../fakes/asset-at.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryExemptions } from '../fakes/memory-exemptions.ts';
import { memoryReadCounts } from '../fakes/memory-read-counts.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const now = new Date('2026-11-24T05:00:00Z');
const settings = {
  assetAt,
  cityName: 'Kota Contoh',
  publicUrl: 'https://data.example.id',
  issuer: 'https://masuk.example.id/pool',
  clientId: 'portal',
  signInOrigin: 'https://masuk.example.id',
  signInParameters: 'scope=openid+profile&resource=%22x%22',
  uploadOrigin: 'https://inbox.example.id',
};

async function portal(...seeds: Dataset[]) {
  return portalWith({}, ...seeds);
}

async function portalWith(contact: { readonly walidata?: string; readonly ppid?: string }, ...seeds: Dataset[]) {
  const datasets = memoryDatasets(...seeds);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets, index, opdIds: ['dinkes', 'disdukcapil'], now: () => now });
  const city = {
    ...sampleCity,
    institutions: [{ id: 'banten', name: 'Pemerintah Provinsi Banten' }],
    purposes: [{ id: 'verifikasi', name: 'Verifikasi penerima bantuan' }],
  };
  const exemptions = memoryExemptions(datasets);
  const counts = memoryReadCounts();
  const ports = {
    city,
    datasets,
    index,
    exemptions,
    districts: async () => [{ code: '36.71.01', name: 'Tangerang' }],
    settings: { ...settings, contact },
    ...portalReading(seeds, [{ kecamatan: 'Benda', jumlah: 12 }]),
    counts,
  };
  const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;
  const text = (answer: object) => ('text' in answer ? String(answer.text) : '');
  const answer = (datasetId: string) => showDataset(ports)({ ...call, operation: 'showDataset', params: { datasetId }, query: {} });
  return {
    answer,
    dataset: async (datasetId: string) => text(await answer(datasetId)),
    upload: async (datasetId: string) =>
      text(await showUpload(ports)({ ...call, operation: 'showUpload', params: { datasetId }, query: {} })),
    counts,
    exemptions,
    exempted: async () => text(await showExemptions(ports)({ ...call, operation: 'showExemptions', params: {}, query: {} })),
    api: async () => text(await showApi(ports)({ ...call, operation: 'showApi', params: {}, query: {} })),
    list: async (q: string) => text(await showDatasets(ports)({ ...call, operation: 'showDatasets', params: {}, query: { q } })),
  };
}

describe('pages', () => {
  test('a closed and a nonexistent dataset give the same page, byte for byte', async () => {
    const { dataset } = await portal(sampleDataset(), closedDataset());
    expect(await dataset('register-penduduk')).toBe(await dataset('tidak-ada'));
    expect(await dataset('register-penduduk')).toContain('Tidak ditemukan');
  });

  test('an open dataset is described', async () => {
    const { dataset } = await portal(sampleDataset());
    expect(await dataset('puskesmas')).toMatch(/<h1>Puskesmas<\/h1>[\s\S]*terbuka[\s\S]*Dinas Kesehatan[\s\S]*39 baris/);
  });

  test('of an open dataset alone its page says how often it was read; of one that was tightened since nobody is told', async () => {
    const limited = sampleDataset({ datasetId: 'terbatas', access: 'limited', sharing: 'by-request' });
    const held = sampleDataset({ datasetId: 'ditahan', hold: { at: '2026-11-20T00:00:00.000Z', by: 'x', reason: 'diperiksa' } });
    const { counts, dataset } = await portal(sampleDataset(), limited, held, closedDataset());
    expect(await dataset('puskesmas')).not.toContain('Pembaca');
    const ids = ['puskesmas', 'terbatas', 'ditahan', 'register-penduduk'];
    await counts.putRecent({ until: '2026-11-22', days: 30, datasets: ids.map((datasetId) => ({ datasetId, page: 7, data: 4_321 })) });
    expect(await dataset('puskesmas')).toContain('datanya diambil 4.321 kali dalam 30 hari terakhir (sampai 22 November 2026)');
    for (const id of ids.slice(1)) expect(await dataset(id)).not.toContain('4.321');
    expect(await dataset('register-penduduk')).toBe(await dataset('tidak-ada'));
  });

  test('rows of which no period is whole yet are told with the day of their publication, in lists, on their page and in their OPD’s sentence', async () => {
    const collected = { ...sampleDataset(), lastDeliveryAt: undefined };
    const { dataset, list } = await portal(collected);
    for (const page of [await dataset('puskesmas'), await list('')]) {
      expect(page).toContain('39 baris · terbit 1 Oktober 2026 · ');
      expect(page).not.toContain(noDeliveryText);
    }
    expect(summary(countsOf([{ dataset: collected, about: emptyAbout('puskesmas') }], now))).toContain(
      '39 baris; terbit terakhir 1 Oktober 2026;',
    );
  });

  test('what nobody may see is 404; what was once public is 410 with its date and reason and nothing else', async () => {
    const retraction = { at: '2026-11-01T00:00:00.000Z', reason: 'Angka keliru' };
    const { answer, dataset } = await portal(
      closedDataset(),
      sampleDataset({ datasetId: 'ditarik', title: 'Rahasia', state: 'withdrawn', retraction }),
    );
    expect(await answer('register-penduduk')).toMatchObject({ status: 404 });
    expect(await answer('ditarik')).toMatchObject({ status: 410 });
    expect(await dataset('ditarik')).toMatch(/1 November 2026[\s\S]*Angka keliru/);
    expect(await dataset('ditarik')).not.toContain('Rahasia');
  });

  test('open data has plain download links; limited and held data have none', async () => {
    const { dataset } = await portal(
      sampleDataset(),
      sampleDataset({ datasetId: 'terbatas', access: 'limited', sharing: 'by-request' }),
      sampleDataset({ datasetId: 'ditahan', hold: { at: '2026-11-20T00:00:00.000Z', by: 'x', reason: 'diperiksa' } }),
    );
    expect(await dataset('puskesmas')).toContain('href="/v1/datasets/puskesmas/files/csv"');
    expect(await dataset('terbatas')).not.toContain('/files/');
    expect(await dataset('terbatas')).toContain('permohonannya disetujui');
    expect(await dataset('ditahan')).not.toContain('/files/');
    expect(await dataset('ditahan')).toMatch(/ditahan sementara sejak 20 November 2026/);
  });

  test('data shared by request comes with the form to ask by: the city’s purposes, its districts, the longest that may be asked', async () => {
    const byRequest = sampleDataset({ datasetId: 'terbatas', access: 'limited', sharing: 'by-request' });
    const shared = sampleDataset({ datasetId: 'terbagi', access: 'limited', sharing: 'government' });
    const { dataset } = await portal(byRequest, shared, sampleDataset());
    const page = await dataset('terbatas');
    expect(page).toContain('<option value="verifikasi">Verifikasi penerima bantuan</option>');
    expect(page).toContain('<option value="36.71.01">Tangerang (36.71.01)</option>');
    expect(page).toContain(`data-most-days="${limits.maxGrantDays}"`);
    for (const other of ['terbagi', 'puskesmas']) expect(await dataset(other)).not.toContain('id="ask"');
  });

  test('whom to write to stands at the foot of each page, and beside the register, where the city says it; else nothing is promised', async () => {
    const named = await portalWith({ walidata: 'walidata@example.id', ppid: 'https://ppid.example.id' });
    const page = await named.exempted();
    expect(page).toMatch(/<footer>.*Walidata: <a href="mailto:walidata@example\.id">walidata@example\.id<\/a>.*PPID: <a href="https:/);
    expect(page).toContain('kepada PPID kota: <a href="https://ppid.example.id">https://ppid.example.id</a>.');
    const unnamed = await (await portal()).exempted();
    expect(unnamed).toContain('kepada PPID kota. ');
    expect(unnamed).not.toMatch(/Walidata:|mailto:/);
  });

  test('the register of exempted information shows titles, and nothing else of the datasets', async () => {
    const { exemptions, exempted } = await portal(closedDataset(), sampleDataset());
    expect(await exempted()).toContain('Belum ada yang didaftarkan');
    const entry = { listedBy: 'sub-steward', at: '2026-11-20T00:00:00.000Z' };
    await exemptions.put({ datasetId: 'register-penduduk', title: 'Data <kependudukan> perorangan', ...entry });
    await exemptions.put({ datasetId: 'puskesmas', title: 'Sudah terbuka', ...entry });
    const page = await exempted();
    expect(page).toMatch(/<li>Data &lt;kependudukan(>|&gt;) perorangan<\/li>/);
    expect(page).not.toMatch(/register-penduduk|Sudah terbuka|sub-steward|2026-11-20/);
  });

  test('how many rows were left out stands on the page and in the list, and only where some were', async () => {
    const current = {
      n: 2,
      uploadId: '01JB0000000000000000000000',
      rows: 1234,
      bytes: 1,
      leftOut: 1006,
      publishedAt: '2026-10-01T00:00:00.000Z',
    };
    const { dataset, list } = await portal(sampleDataset({ current }), sampleDataset({ datasetId: 'utuh', title: 'Utuh' }));
    for (const page of [await dataset('puskesmas'), await list('puskesmas')]) {
      expect(page).toContain('1.006 baris belum dimuat karena belum sesuai standar.');
    }
    expect(await dataset('utuh')).not.toContain('belum dimuat');
  });

  test('a delivery past its date is called late', async () => {
    const { dataset } = await portal(sampleDataset({ nextDue: '2026-10-31T16:59:59.999Z' }));
    expect(await dataset('puskesmas')).toContain('31 Oktober 2026 (terlambat)');
  });

  test('no page has inline script or style, and forms go nowhere but here', async () => {
    const { answer } = await portal(sampleDataset());
    const page = await answer('puskesmas');
    const policy = 'headers' in page ? page.headers?.['Content-Security-Policy'] : undefined;
    expect(policy).toContain("script-src 'self'; style-src 'self'");
    expect('text' in page ? page.text : '').not.toMatch(/<script>|<style|style=|onclick=/);
  });

  test('a title that is markup stays text', async () => {
    const { dataset, list } = await portal(sampleDataset({ title: '<img src=x onerror=alert(1)>' }));
    for (const page of [await dataset('puskesmas'), await list('"><script>alert(1)</script>')]) {
      expect(page).not.toContain('<img');
      expect(page).not.toContain('<script>alert');
    }
  });

  test('the upload page hands its script the limits that reports and mendings keep', async () => {
    const { upload } = await portal(sampleDataset());
    const page = await upload('puskesmas');
    expect(page).toContain(`data-most-cells="${limits.maxMendedCells}"`);
    expect(page).toContain(`data-most-characters="${limits.maxMendedCellCharacters}"`);
    expect(page).toContain(`data-shown-characters="${limits.maxReportedCellCharacters}"`);
  });

  test('the page of the API says what it is, and leads to its document', async () => {
    const { api } = await portal(sampleDataset());
    expect(await api()).toMatch(/<h1>API untuk program<\/h1>[\s\S]*href="\/v1\/openapi\.json"/);
  });

  test('a list says when nothing fits', async () => {
    const { list } = await portal(sampleDataset());
    expect(await list('emas')).toContain('Tidak ada yang cocok');
  });
});

test('a page tells its script where to sign in, and what to ask there', async () => {
  const { dataset } = await portal(sampleDataset());
  const page = await dataset('puskesmas');
  expect(page).toContain('data-issuer="https://masuk.example.id/pool" data-client-id="portal"');
  expect(page).toContain('data-sign-in-parameters="scope=openid+profile&amp;resource=%22x%22"');
});

test('a page’s script may talk to the site, the login service and the upload storage, and to nothing else', () => {
  const policy = pageHeaders({ ...settings, contact: {}, issuer: 'https://issuer.example.id/pool' })['Content-Security-Policy'];
  expect(policy).toContain("connect-src 'self' https://issuer.example.id https://masuk.example.id https://inbox.example.id;");
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
});
