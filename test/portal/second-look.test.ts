import { expect, test } from 'vitest';
import type { AccessFacts } from '../../functions/access/access-facts.port.ts';
import { rebuildIndex } from '../../functions/catalog/rebuild-index.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { anonymous } from '../../functions/model/principal.ts';
import { datasetPages } from '../../functions/portal/dataset-pages.ts';
import { showHome } from '../../functions/portal/show-home.ts';
import type { Picture } from '../../web/parts/pictures/picture.ts';
import { memoryCatalogIndex } from '../fakes/memory-catalog-index.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { portalReading } from '../fakes/portal-reading.ts';
import { portalSettings as settings } from '../fakes/portal-settings.ts';
import { sampleCity } from '../fakes/sample-city.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';
import { yearlyReading } from '../fakes/yearly-reading.ts';

const now = new Date('2026-11-24T05:00:00Z');
const secret = 'Karangsari';
const open = sampleDataset();
const { exemption } = closedDataset();
const picture: Picture = {
  kind: 'bar',
  measure: { name: 'Jumlah', aggregate: 'sum' },
  categoryName: 'Kelurahan',
  categories: [{ name: secret, value: 12 }],
};
const kept = { get: async () => [picture], put: async () => undefined };
const site = { city: sampleCity, districts: async () => [], settings };
const call = { principal: anonymous, body: undefined, accept: '', ifMatch: undefined, requestId: 'r', now } as const;

/** Tightened while the page is drawn: from the second look on. */
function changingTo(tightened: Dataset) {
  let looks = 0;
  const load = async (): Promise<AccessFacts> => ({
    dataset: looks++ === 0 ? open : tightened,
    account: undefined,
    isBound: false,
    grants: [],
  });
  return { load };
}

function tightenedMeanwhile(tightened: Dataset) {
  const reading = portalReading([open], [{ kecamatan: secret, jumlah: 12 }]);
  return datasetPages({ ...reading, ...site, pictures: kept, datasets: memoryDatasets(open), facts: changingTo(tightened) });
}

/** Of another year than the latest; `secret` is its number alone. */
const past = { year: '2024', secret: '4711' };
const cases = ['2023', past.year, '2025'].flatMap((tahun) =>
  ['Ciledug', 'Benda'].map((kecamatan) => ({ tahun, kecamatan, kasus: tahun === past.year ? Number(past.secret) : 12 })),
);

/** The pictures of another period are kept, or made for whoever looks: what is drawn of them leaves by the same door. */
async function yearOf(tightened: Dataset, isKept: boolean) {
  const reading = yearlyReading(open, cases);
  const pagesWith = (facts: ReturnType<typeof changingTo>) => datasetPages({ ...reading, ...site, datasets: memoryDatasets(open), facts });
  const query = { gambar: past.year };
  const ask = { ...call, operation: 'showDataset', params: { datasetId: open.datasetId }, query } as const;
  if (isKept) await pagesWith(changingTo(open)).showDataset(ask);
  const params = { datasetId: open.datasetId, picture: { number: 2, form: 'csv' } } as const;
  return JSON.stringify([
    await pagesWith(changingTo(tightened)).showDataset(ask),
    await pagesWith(changingTo(tightened)).showPicture({ ...call, operation: 'showPicture', params, query }),
  ]);
}

const tightenings: readonly [string, Partial<Dataset>][] = [
  ['closed', { access: 'closed', retraction: { at: now.toISOString(), reason: 'Salah' }, ...(exemption ? { exemption } : {}) }],
  ['limited', { access: 'limited', sharing: 'by-request' }],
  ['held', { hold: { at: now.toISOString(), by: 'sub-head', reason: 'Diperiksa' } }],
];

test.each(tightenings)('a dataset that is %s while its page is drawn shows no row and no picture', async (_how, changes) => {
  const pages = tightenedMeanwhile({ ...open, ...changes });
  const page = await pages.showDataset({ ...call, operation: 'showDataset', params: { datasetId: open.datasetId }, query: {} });
  expect(JSON.stringify(page)).not.toContain(secret);
});

test.each(tightenings)('nor does its picture leave as a file when it is %s', async (_how, changes) => {
  const pages = tightenedMeanwhile({ ...open, ...changes });
  for (const form of ['svg', 'csv'] as const) {
    const params = { datasetId: open.datasetId, picture: { number: 1, form } };
    const file = await pages.showPicture({ ...call, operation: 'showPicture', params, query: {} });
    expect(JSON.stringify(file)).not.toContain(secret);
  }
});

test.each(tightenings)('nor a picture of another period, made or kept, when it is %s', async (_how, changes) => {
  for (const isKept of [false, true]) expect(await yearOf({ ...open, ...changes }, isKept)).not.toMatch(/4\.?711/);
});

test.each(tightenings)('nor does it stand on the first page when it is %s', async (_how, changes) => {
  const datasets = memoryDatasets(open);
  const index = memoryCatalogIndex();
  await rebuildIndex({ datasets, index, opdIds: [open.opdId], now: () => now });
  const pictures = {
    get: async () => {
      datasets.put({ ...open, ...changes });
      return [picture];
    },
  };
  const home = await showHome({ ...portalReading([open]), ...site, datasets, index, pictures })({
    ...call,
    operation: 'showHome',
    params: {},
    query: {},
  });
  expect(JSON.stringify(home)).not.toContain(secret);
});

test('control: left open, it shows both', async () => {
  const pages = tightenedMeanwhile(open);
  const page = await pages.showDataset({ ...call, operation: 'showDataset', params: { datasetId: open.datasetId }, query: {} });
  expect(JSON.stringify(page).split(secret).length).toBeGreaterThan(2);
  for (const isKept of [false, true]) expect(await yearOf(open, isKept)).toContain(`Ciledug,${past.secret}`);
});
