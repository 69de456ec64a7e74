import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { deliver, publishFirst, register } from '../way/city.ts';
import { chromiumPath, narrow, openBrowser, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { deskPages, publicPages, signInPage } from './pages.ts';
import { sendFile, signIn } from './steps.ts';

/** Serials that no office gives out. */
const account = '3671011203909002';
const long = 'Catatan pelaksanaan kegiatan di lapangan oleh petugas puskesmas';
const told = 'Kegiatan berjalan lancar dan diikuti oleh warga dari berbagai kelurahan';
const rows = ['Benda', 'Pinang', 'Karangtengah'].map((area, place) => `${area};${place + 1}.250;0${place + 1}/04/2024;${told} ${place}`);
const header = `Kecamatan;Luas (km2);Tanggal;${long}`;
const asking = `Laporan tahunan;;;\n${header}\n${rows.join('\n')}\n`;
const plain = `Kecamatan,Jumlah,${long}\nBenda,1,${told}\nPinang,2,${told}\nJumlah,3,\n`;
const wrong = `kecamatan,${long.replaceAll(' ', '_').toLowerCase()}\nBenda,${told} ${account}\n`;

const clerkPages = [...Object.values(deskPages('terbit')), ...['tanya', 'salah', 'tunggu'].map((id) => `/kerja/dataset/${id}`)];
const stewardPages = [...Object.values(deskPages('tunggu')), '/progres', '/progres/dinkes'];

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('no page is wider than the narrowest phone', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishFirst(client, 'terbit', 'kecamatan,jumlah\nBenda,1\nPinang,2\n', { title: 'Data terbit' });
    for (const id of ['tanya', 'salah', 'tunggu']) await register(client, id, { title: `Data yang ${id}` });
    await deliver(client, 'tanya', asking);
    await deliver(client, 'salah', wrong);
    await deliver(client, 'tunggu', plain);
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function visit(name: string | undefined): Promise<{ page: Page; complaints: string[] }> {
    const tab = await openTab(await city.visitor());
    tab.page.setDefaultTimeout(loadedMilliseconds / 4);
    if (name !== undefined) await signIn(tab.page, name, '/kerja');
    return tab;
  }

  /** With everything open that can be opened, once what it loads is there. */
  async function open(page: Page, path: string): Promise<void> {
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate('document.scrollingElement.scrollWidth'), path).toBeLessThanOrEqual(narrow.width);
  }

  test('of those that anyone sees', async () => {
    const { page, complaints } = await visit(undefined);
    for (const path of Object.values(publicPages('terbit'))) await open(page, path);
    await page.goto(signInPage);
    await page.waitForSelector('button[value=dinkes]');
    expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBeLessThanOrEqual(narrow.width);
    // The unknown address is one, and a browser tells of it.
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  test('nor than a window whose scroll bars take room', async () => {
    const browser = await openBrowser('classic');
    const tab = await browser.newPage({ baseURL: city.laptop.url });
    const tooWide: string[] = [];
    const barsSeen = new Set<number>();
    for (const width of [1280, narrow.width]) {
      await tab.setViewportSize({ width, height: narrow.height });
      for (const path of Object.values(publicPages('terbit'))) {
        await tab.goto(path);
        const [content, room] = await tab.evaluate<number[]>(
          '[document.documentElement.scrollWidth, document.documentElement.clientWidth]',
        );
        if (Number(content) > Number(room)) tooWide.push(`${path} at ${width}: ${content} of ${room}`);
        barsSeen.add(width - Number(room));
      }
    }
    await browser.close();
    expect(tooWide).toEqual([]);
    expect(Math.max(...barsSeen), 'a scroll bar that takes room').toBeGreaterThan(0);
  });

  test('of those of a clerk: a question, a file that is mended, one that waits', async () => {
    const { page, complaints } = await visit('dinkes');
    for (const path of clerkPages) await open(page, path);
    await page.goto('/kerja/dataset/salah');
    await page.getByLabel(`Bukan NIK atau nomor KK: baris 2`).check();
    await page.click('text=Kirim perbaikan');
    await page.waitForSelector('#state [data-state=in-review]');
    await open(page, '/kerja/dataset/salah');
    await page.goto('/kerja/dataset/tanya');
    await page.click('[data-reading=ribuan]');
    await page.click('[data-reading=hari-bulan]');
    await page.waitForSelector('#state [data-state=in-review]');
    await page.waitForSelector('#report >> text=Kolom “Luas (km2)” dibaca sebagai angka; titik sebagai pemisah ribuan.');
    expect(await page.locator('#reading td.changed').count()).toBe(2 * rows.length);
    const cut = page.locator('#reading td', { hasText: told }).first();
    expect(await cut.getAttribute('title')).toBe(`${told} 0`);
    await page.waitForSelector('#reading >> text=geser ke samping');
    await open(page, '/kerja/dataset/tanya');
    await page.goto('/kerja/dataset/tunggu');
    await page.waitForSelector('#upload:visible');
    await sendFile(page, 'lagi.csv', plain.replace('Benda', 'Batuceper'), '#state [data-state=in-review]');
    await page.waitForSelector('#history >> text=Ada kiriman yang lebih baru');
    // A dataset without a standard has none to load, where its opened part comes so far before the next page.
    expect(complaints.filter((complaint) => !complaint.includes('/standard'))).toEqual([]);
  });

  test('of those of the walidata, who reads where a declared number is but not the cell', async () => {
    const { page, complaints } = await visit('kominfo');
    for (const path of stewardPages) await open(page, path);
    await page.goto('/kerja/pemeriksaan');
    const card = page.locator('[data-dataset=salah]');
    await card.locator('summary', { hasText: 'Hasil validasi' }).click();
    await card.locator('text=pengunggahnya menyatakan bahwa itu bukan').last().waitFor();
    await card.locator('text=Isi selnya hanya dilihat OPD pemilik.').first().waitFor();
    // The rows of another, open upload say the same harmless words.
    expect(await card.textContent()).not.toMatch(new RegExp(`${account}|berjalan lancar`));
    expect(await page.content()).not.toContain(account);
    await page.locator('[data-dataset=tunggu]', { hasText: 'Ada kiriman yang lebih baru' }).first().waitFor();
    await card.locator('textarea').fill('Kolomnya kurang');
    await card.locator('text=Kembalikan ke OPD').click();
    await page.waitForSelector('#outcome >> text=dikembalikan ke Dinas Kesehatan dengan alasan Anda.');
    expect(complaints).toEqual([]);
  });
});
