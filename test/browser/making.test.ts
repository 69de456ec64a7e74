import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { makingPage } from '../../functions/portal/making-page.ts';
import { assetAddressOf, deploySite } from '../../local/site.ts';
import { publishFirst } from '../way/city.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';

const datasetId = 'posyandu-besar';
const path = `/v1/datasets/${datasetId}/files/csv?for=excel`;
const making = { datasetId, address: path, done: 3, total: 8 };
/** It ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

/** The file itself is small: that it is large is told by the first answers (test/way/large-download.test.ts has a large one). */
describe.skipIf(chromiumPath === undefined)('a file that is still being made', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishFirst(client, datasetId, 'wilayah,jumlah\nBenda,3\n');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  /** A tab to which the file is in the making at the first answers of that kind. */
  async function tab(isLarge: (accept: string, asked: number) => boolean, javaScriptEnabled = true) {
    const context = await city.visitor({ javaScriptEnabled });
    const opened = await openTab(context);
    const site = { cityName: 'Uji', publicUrl: city.laptop.url, issuer: city.laptop.url, clientId: 'portal', signInParameters: '' };
    const assetAt = assetAddressOf(deploySite(city.laptop.model.site, false));
    const show = makingPage({ ...site, assetAt, contact: {}, signInOrigin: city.laptop.url, uploadOrigin: city.laptop.url });
    let asked = 0;
    await opened.page.route('**/v1/datasets/*/files/**', async (route) => {
      const accept = route.request().headers().accept ?? '';
      asked += 1;
      if (!isLarge(accept, asked)) return route.continue();
      if (accept.includes('text/html')) return route.fulfill({ status: 202, headers: show(making).headers, body: show(making).text });
      return route.fulfill({ status: 202, json: { state: 'making', progress: { done: 3, total: 8 } } });
    });
    return { ...opened, context };
  }

  test('is a page without a fault for who follows a link on the dataset’s page, and its script begins the download of that very file', async () => {
    const { page, complaints, context } = await tab((accept, asked) => accept.includes('text/html') || asked <= 3);
    await page.goto(`/dataset/${datasetId}`);
    const download = page.waitForEvent('download', { timeout: loadedMilliseconds });
    await page.getByRole('link', { name: 'CSV untuk Excel' }).click();
    await page.getByRole('heading', { name: 'Berkas sedang dibuat' }).waitFor();
    await page.getByText('37 % sudah jadi.').waitFor();
    for (const look of looks) expect(await faults(page, look)).toEqual([]);
    expect((await download).suggestedFilename()).toBe(`${datasetId}-v1-excel.csv`);
    await page.getByText('Berkas sudah jadi').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('is reached by a button of that page without a script', async () => {
    const { page, context } = await tab((accept, asked) => accept.includes('text/html') && asked === 1, false);
    await page.goto(path);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Periksa lagi dan unduh' }).click();
    expect((await download).suggestedFilename()).toBe(`${datasetId}-v1-excel.csv`);
    await context.close();
  });
});
