import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { deliver } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { publishDemo } from './demo-dataset.ts';
import { fits } from './steps.ts';

const dengue = 'demam-berdarah-kecamatan';
/** What the second version says of the first row of the latest year. */
const corrected = '77';

/** A browser and a city on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('people who read open data', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let counted: string;
  /** The delivered cases of 2023 by kecamatan. */
  let cases2023: Readonly<Record<string, string>>;

  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    const files = await publishDemo(client, [dengue, 'harga-pangan']);
    const file = files.get(dengue) ?? '';
    counted = /^2025,.*,(\d+)$/m.exec(file)?.[1] ?? '';
    cases2023 = Object.fromEntries([...file.matchAll(/^2023,.*,([^,]+),(\d+)$/gm)].map(([, name, cases]) => [name, cases]));
    await deliver(client, dengue, file.replace(/^(2025,.*),\d+$/m, `$1,${corrected}`));
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  /** The list is made again soon after a change. */
  async function search(page: Page, words: string, title: string): Promise<void> {
    const link = page.locator('.card a', { hasText: title });
    const ask = async () => {
      await page.goto('/');
      await page.getByLabel('Cari data').fill(words);
      await page.getByRole('button', { name: 'Cari' }).click();
      return link.count();
    };
    await expect.poll(ask, { timeout: 60_000 }).toBe(1);
  }

  async function open(page: Page, words: string, title: string): Promise<void> {
    await search(page, words, title);
    await page.locator('.card a', { hasText: title }).click();
    await page.locator('#rows tbody tr').first().waitFor();
  }

  /** Where a file is: an address of the storage, for a minute. */
  async function download(context: BrowserContext, page: Page, label: string): Promise<Buffer> {
    const href = await page.getByRole('link', { name: label, exact: true }).getAttribute('href');
    const answer = await context.request.get(href ?? '', { maxRedirects: 0 });
    expect(answer.status(), href ?? label).toBe(302);
    return (await context.request.get(answer.headers().location ?? '')).body();
  }

  /** What the first picture's PNG is: its width beside that of the SVG. */
  async function pngSize(page: Page): Promise<{ readonly scale: number; readonly signature: string }> {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'gambar (PNG)' }).first().click()]);
    const png = await readFile(await file.path());
    const svg = await page.request.get((await page.getByRole('link', { name: 'gambar (SVG)' }).first().getAttribute('href')) ?? '');
    const width = Number(/<svg[^>]* width="(\d+)"/.exec(await svg.text())?.[1]);
    return { scale: png.readUInt32BE(16) / width, signature: png.subarray(1, 4).toString() };
  }

  const column = (page: Page, place: number) => page.locator(`#rows tbody td:nth-child(${place})`).allTextContents();

  test('without JavaScript they search, narrow, filter, sort, turn the page, see a picture and its table, download, compare versions', async () => {
    const context = await city.visitor({ javaScriptEnabled: false });
    const { page, complaints } = await openTab(context);
    await search(page, 'dbd', 'Kasus demam berdarah');
    await page
      .getByLabel('Persempit')
      .locator('a', { hasText: /^kesehatan/ })
      .click();
    await page.locator('.chosen', { hasText: 'kesehatan' }).waitFor();
    await page.locator('.card a', { hasText: 'Kasus demam berdarah' }).click();
    expect(await page.locator('#rows tbody tr').count()).toBe(limits.defaultRowsPerPage);

    await page.locator('summary', { hasText: 'Saring isi' }).click();
    await page.getByLabel('Kasus demam berdarah (kasus), dari').fill('20');
    await page.getByRole('button', { name: 'Saring' }).click();
    await page.getByLabel('Saringan yang berlaku').getByText('paling sedikit').waitFor();
    const byCases = page.locator('#rows thead').getByRole('link', { name: 'Kasus' });
    await byCases.click();
    expect((await column(page, 4)).map(Number)[0]).toBeGreaterThanOrEqual(20);
    await byCases.click();
    const greatest = (await column(page, 4)).map(Number);
    expect(greatest).toEqual(greatest.toSorted((one, other) => other - one));
    await page.getByRole('link', { name: 'Berikutnya' }).click();
    const next = (await column(page, 4)).map(Number);
    expect(next[0]).toBeLessThanOrEqual(greatest.at(-1) ?? 0);
    expect(next.at(-1)).toBeGreaterThanOrEqual(20);
    expect(page.url()).toMatch(/kasus__greater=20&sort=-kasus&halaman=2/);

    const csv = (await download(context, page, 'Unduh baris terpilih sebagai CSV')).toString();
    expect(
      csv
        .trim()
        .split('\n')
        .slice(1)
        .every((line) => Number(line.split(',').at(-1)) >= 20),
    ).toBe(true);

    await page.locator('figure svg').first().waitFor({ state: 'attached' });
    await page.locator('summary', { hasText: 'Tabel gambar ini' }).first().click();
    expect(await page.locator('.picture-table tbody tr:visible').count()).toBeGreaterThan(0);
    await fits(page);
    await page.getByRole('link', { name: 'Apa yang berubah' }).click();
    expect(await page.locator('.differs').textContent()).toBe(`${counted} ${corrected}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('without JavaScript a citizen chooses another year of a map, and reads its numbers there and in its file', async () => {
    const context = await city.visitor({ javaScriptEnabled: false });
    const { page, complaints } = await openTab(context);
    await page.goto(`/dataset/${dengue}?kasus__greater=20&sort=-kasus`);
    const map = page.locator('figure', { has: page.locator('.area') });
    const shown = map.locator('.picture-periods [aria-current]');
    expect(await shown.textContent()).toBe('2025');
    await map.locator('.picture-periods').getByRole('link', { name: '2023' }).click();
    expect(page.url()).toMatch(/\?kasus__greater=20&sort=-kasus&gambar=2023#gambar-\d$/);
    expect(await shown.textContent()).toBe('2023');
    expect(await map.evaluate((figure) => Math.abs(figure.getBoundingClientRect().top) < innerHeight)).toBe(true);
    expect(await map.locator('figcaption').textContent()).toMatch(/2023/);
    await map.locator('summary', { hasText: 'Tabel gambar ini' }).click();
    const names = await map.locator('tbody td:nth-child(2)').allTextContents();
    const numbers = await map.locator('tbody td:nth-child(3)').allTextContents();
    expect(names).toHaveLength(13);
    expect(Object.fromEntries(names.map((name, place) => [name, numbers[place]]))).toEqual(cases2023);
    const csv = await context.request.get((await map.getByRole('link', { name: 'angkanya (CSV)' }).getAttribute('href')) ?? '');
    expect(await csv.text()).toContain(`${names[0]},${numbers[0]}\r\n`);
    await fits(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a journalist finds, filters, sees what changed between two versions, takes the selection as XLSX, and cites', async () => {
    const context = await city.visitor({ viewport: { width: 1280, height: 900 } });
    const { page, complaints } = await openTab(context);
    await open(page, 'demam berdarah', 'Kasus demam berdarah');
    await page.locator('summary', { hasText: 'Saring isi' }).click();
    await page.getByLabel('Tahun, dari').fill('2025');
    await page.getByRole('button', { name: 'Saring' }).click();
    await page.getByText('Baris 1–13 dari 13').waitFor();
    const workbook = await download(context, page, 'Unduh baris terpilih sebagai Excel (XLSX)');
    expect(workbook.subarray(0, 2).toString()).toBe('PK');
    expect(await page.locator('.citation').textContent()).toMatch(
      new RegExp(`Dinas Kesehatan.*Kasus demam berdarah menurut kecamatan dan tahun.*versi 2.*/dataset/${dengue}`, 'is'),
    );
    await page.locator('summary', { hasText: 'BibTeX dan RIS' }).click();
    await page.getByText('@misc{').waitFor();
    expect(await pngSize(page)).toEqual({ scale: 2, signature: 'PNG' });
    await page.getByRole('link', { name: 'Apa yang berubah' }).click();
    await page.getByRole('heading', { name: 'Apa yang berubah pada versi 2' }).waitFor();
    await page.getByText('0 baris baru, 1 berubah, 0 hilang').waitFor();
    expect(await page.locator('del').textContent()).toBe(counted);
    expect(await page.locator('ins').textContent()).toBe(corrected);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('a citizen with a narrow phone finds the price of chillies, and a map of dengue by kecamatan and year', async () => {
    const context = await city.visitor();
    const { page, complaints } = await openTab(context);
    await open(page, 'cabai', 'Harga pangan');
    await page.locator('summary', { hasText: 'Saring isi' }).click();
    await page.locator('#saring').getByLabel('Komoditas').fill('cabai');
    await page.getByRole('button', { name: 'Saring' }).click();
    await page.getByText('Baris 1–24 dari 24').waitFor();
    expect(new Set(await column(page, 3))).toEqual(new Set(['Cabai merah keriting']));
    expect(Number((await column(page, 5))[0]?.replace('.', ''))).toBeGreaterThan(30_000);
    const price = page.locator('#rows tbody td:nth-child(5)').first();
    await price.scrollIntoViewIfNeeded();
    expect(await price.isVisible()).toBe(true);
    await fits(page);

    await open(page, 'demam berdarah', 'Kasus demam berdarah');
    const map = page.locator('figure', { has: page.locator('.area') });
    expect(await map.count()).toBe(1);
    expect(await map.locator('svg.narrow:visible .area').count()).toBeGreaterThanOrEqual(13);
    expect(await map.locator('figcaption').textContent()).toMatch(/2025/);
    await map.locator('summary', { hasText: 'Tabel gambar ini' }).click();
    expect(await map.locator('tbody tr').count()).toBe(13);
    await map.locator('tbody tr', { hasText: corrected }).first().waitFor();
    await fits(page);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
