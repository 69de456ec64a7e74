import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { publishFirst, register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, signIn } from './steps.ts';

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

describe.skipIf(chromiumPath === undefined)('the page of the API in a browser', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishFirst(client, 'pasar', 'kecamatan,luas\nBenda,1.25\nPinang,2.5\n', { title: 'Pasar rakyat' });
    await register(client, 'rancangan', { title: 'Rancangan pasar' });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('is tried by anyone: a search, and rows by a filter, whose numbers stay as the service wrote them', async () => {
    const { page, complaints } = await openTab(await city.visitor());
    await page.goto('/');
    await page.click('footer >> text=API untuk program');
    await look(page, 'api');
    const search = page.locator('#searchDatasets');
    await search.locator('summary').click();
    await search.locator('[name=q]').fill('pasar');
    await search.locator('[name=access]').selectOption('open');
    await search.locator('button').click();
    await search.locator('[data-status="200"]').waitFor();
    expect(await search.textContent()).toMatch(
      /GET http.*\/v1\/datasets\?q=pasar&access=open[\s\S]*application\/json[\s\S]*"datasetId": "pasar"/,
    );
    const rows = page.locator('#listRows');
    await rows.locator('summary').click();
    expect(await rows.getByLabel('datasetId').inputValue()).toBe('pasar');
    await rows.getByLabel('filters').fill('kecamatan__exact=Benda');
    await rows.locator('button').click();
    await rows.locator('[data-status="200"]').waitFor();
    expect(await rows.locator('pre').textContent()).toContain('"total": 1');
    await look(page, 'api-tried');
    expect(complaints).toEqual([]);
  });

  test('is tried as the one who is signed in, or as nobody', async () => {
    const { page, complaints } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja');
    await page.goto('/api#getDataset');
    const entry = page.locator('#getDataset');
    await entry.getByLabel('datasetId').fill('rancangan');
    await entry.locator('button').click();
    await entry.locator('[data-status="200"]').waitFor();
    expect(await entry.textContent()).toMatch(/ETag[\s\S]*Rancangan pasar/);
    expect(complaints).toEqual([]);
    await entry.getByLabel('Sebagai').selectOption('nobody');
    await entry.locator('button').click();
    await entry.locator('[data-status="404"]').waitFor();
    expect(await entry.textContent()).not.toContain('Rancangan pasar');
  });

  test('is read without a script, with everything but the forms', async () => {
    const context = await city.visitor({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto('/api');
    await page.locator('#listRows summary').click();
    expect(await page.locator('#listRows').textContent()).toContain('Saringan <kolom>__<operator>=<nilai>');
    expect(await page.locator('form').count()).toBe(0);
  });
});
