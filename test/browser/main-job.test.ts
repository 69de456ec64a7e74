import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, signIn, signOut, stateOf, upload } from './steps.ts';

const days = Array.from({ length: 28 }, (_, place) => String(place + 1).padStart(2, '0'));
const header = 'wilayah,jumlah_posyandu,tanggal_data';
const good = [header, ...days.map((day) => `RW ${day},${Number(day) + 6},2026-09-${day}`), ''].join('\n');
/** Before there is a standard, what a file can get wrong is its form; afterwards every cell is held to it. */
const ragged = good.replace('RW 04,10,', 'RW 04,1,000,');
const wrongCells = good.replace('RW 02,8', 'RW 02,delapan').replace('2026-09-04', '2026-09-31');
const next = good.replace('RW 01,7', 'RW 01,17');

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the main job in a browser', () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
  });
  afterAll(async () => city?.close());

  test('a clerk registers, mends and uploads; the steward approves; anyone reads and downloads the very bytes', {
    timeout: loadedMilliseconds,
  }, async () => {
    const context = await city.visitor();
    const { page, complaints } = await openTab(context);

    await signIn(page, 'dinkes', '/kerja/daftar');
    await register(page);
    await upload(page, ragged);
    expect(await stateOf(page)).toBe('rejected');
    expect(await page.textContent('#report')).toMatch(/1 kesalahan; 27 dari 28 baris sah[\s\S]*Baris 5 mempunyai 4 kolom/);
    await fits(page);
    await upload(page, good);
    expect(await stateOf(page)).toBe('in-review');
    await fits(page);
    await signOut(page);

    await signIn(page, 'kominfo', '/kerja/pemeriksaan');
    await readAndApprove(page);
    await city.laptop.runSchedule('Recount');
    await page.click('text=Kemajuan');
    await page.waitForSelector('text=Tidak ada OPD yang terlambat.');
    expect(await page.textContent('#board tbody tr')).toContain('Dinas Kesehatan');
    await fits(page);
    await signOut(page);

    await find(page);
    expect(await page.locator('#rows tbody tr').count()).toBe(days.length);
    expect(await page.textContent('#rows tbody tr')).toBe('RW 0171 Sep 2026');
    await fits(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Unduh CSV')]);
    expect(readFileSync(await download.path(), 'utf8')).toBe(good);
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('under the approved standard wrong cells come back by row and column, and the mended file is published by itself', async () => {
    const context = await city.visitor();
    const { page, complaints } = await openTab(context);
    await signIn(page, 'dinkes', '/kerja');
    await page.click('text=Posyandu per kelurahan');
    await page.waitForSelector('#upload:visible');
    await upload(page, wrongCells);
    expect(await stateOf(page)).toBe('rejected');
    expect(await page.textContent('#report')).toMatch(
      /2 kesalahan; 26 dari 28 baris sah[\s\S]*3jumlah_posyandu"delapan"[\s\S]*5tanggal_data"2026-09-31"/,
    );
    await fits(page);
    await upload(page, next);
    expect(await page.textContent('#state')).toContain('Terbit sebagai versi 2');
    expect(complaints).toEqual([]);
    await context.close();
  });

  test('every page fits a narrow phone, signed out, and says what it wants', async () => {
    const context = await city.visitor();
    const { page, complaints } = await openTab(context);
    for (const path of ['/', '/dataset', '/dataset?q=emas', '/progres', '/dikecualikan', '/api']) await visit(page, path);
    for (const path of ['/kerja', '/kerja/daftar', '/kerja/dataset/posyandu', '/kerja/pemeriksaan', '/kerja/akun']) {
      await visit(page, path);
      expect(await page.getAttribute('main [role=alert] a', 'href')).toBe(`/masuk?kembali=${path}`);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.waitForSelector('text=Memuat… >> visible=true', { state: 'detached' });
  await fits(page);
}

async function register(page: Page): Promise<void> {
  await page.fill('[name=title]', 'Posyandu per kelurahan');
  expect(await page.inputValue('[name=datasetId]')).toBe('posyandu-per-kelurahan');
  await page.fill('[name=description]', 'Jumlah posyandu yang aktif.');
  await page.selectOption('[name=cadence]', 'annual');
  await page.check('[name=access][value=open]');
  await fits(page);
  await page.click('#registration button');
  await page.waitForURL('**/kerja/dataset/posyandu-per-kelurahan');
  await page.waitForSelector('#upload:visible');
}

async function readAndApprove(page: Page): Promise<void> {
  const card = page.locator('[data-dataset=posyandu-per-kelurahan]');
  await card.locator('summary', { hasText: 'Standar data' }).click();
  await card.locator('td', { hasText: 'bilangan bulat' }).waitFor();
  await card.locator('summary', { hasText: 'Hasil validasi' }).click();
  await card.locator('text=Semua 28 baris sah.').waitFor();
  await fits(page);
  await card.locator('text=Setujui dan terbitkan').click();
  await page.waitForSelector('text=Terbit sebagai versi 1');
  await page.waitForSelector('text=Tidak ada yang menunggu.');
}

/** The list is rebuilt after a change, soon: it is asked until the dataset is in it. */
async function find(page: Page): Promise<void> {
  const link = page.locator('a', { hasText: 'Posyandu per kelurahan' });
  await expect
    .poll(
      async () => {
        await page.goto('/dataset?q=posyandu');
        return link.count();
      },
      { timeout: 20_000 },
    )
    .toBe(1);
  await fits(page);
  await link.click();
  await page.waitForSelector('#rows tbody tr');
}
