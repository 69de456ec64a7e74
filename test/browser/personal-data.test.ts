import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { approve, fits, stateOf, upload, visit } from './steps.ts';

const path = '/kerja/dataset/penerima-bantuan';
/** NIKs of nobody: serials that no office gives out. */
const file = 'nik,nama,jumlah\n3671010101909901,Ani,1\n3671010101909902,Budi,2\n3671010101909903,Cici,3\n';

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('personal data in a browser', () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
  });
  afterAll(async () => city?.close());

  test('registered as open it waits; the page says who must do what, and then the steward can approve it', {
    timeout: loadedMilliseconds,
  }, async () => {
    const { page: clerk } = await visit(city, 'dinsos', '/kerja/daftar');
    await register(clerk);
    await upload(clerk, file);
    expect(await stateOf(clerk)).toBe('in-review');
    expect(await clerk.textContent('#needs')).toMatch(/tidak boleh terbuka[\s\S]*dasar, tujuan, dan masa simpannya belum diisi/);
    await fits(clerk);

    const { page: head } = await visit(city, 'dinsos-pj', path);
    await tighten(head);
    await fits(head);
    await clerk.reload();
    await fillProcessing(clerk);
    await clerk.waitForSelector('#needs:empty', { state: 'attached' });
    await fits(clerk);

    const { page: steward } = await visit(city, 'kominfo', '/kerja/pemeriksaan');
    await approve(steward, '[data-dataset=penerima-bantuan]');
    await steward.waitForSelector('text=Terbit sebagai versi 1');

    await head.click('#hold summary');
    await head.fill('#hold [name=reason]', 'Angka diperiksa ulang');
    await head.click('#hold form button');
    await head.waitForSelector('text=Dataset ini sedang ditahan. Angka diperiksa ulang');
    await head.click('text=Lepas penahanan');
    await head.waitForSelector('text=Dataset ini sedang ditahan.', { state: 'detached' });
  });

  test('a kind chosen in the form holds the next file to it', async () => {
    const { page: clerk } = await visit(city, 'dinsos', path);
    await clerk.click('#standard summary');
    await clerk.selectOption('[data-field=jumlah]', 'date');
    await clerk.click('text=Usulkan standar');
    await clerk.waitForSelector('text=Standar ini menunggu walidata');
    await upload(clerk, file);
    expect(await stateOf(clerk)).toBe('rejected');
    expect(await clerk.textContent('#report')).toContain('3 kesalahan; 0 dari 3 baris sah.');
    await fits(clerk);
  });
});

async function register(page: Page): Promise<void> {
  await page.fill('[name=title]', 'Penerima bantuan');
  await page.fill('[name=description]', 'Kepala keluarga penerima bantuan.');
  await page.selectOption('[name=cadence]', 'annual');
  await page.check('[name=access][value=open]');
  await page.click('#registration button');
  await page.waitForURL(`**${path}`);
  await page.waitForSelector('#upload:visible');
}

async function tighten(page: Page): Promise<void> {
  await page.click('#needs >> text=Buka formulirnya');
  await page.check('#level [name=access][value=limited]');
  await page.check('#level [name=sharing][value=by-request]');
  await page.fill('#level [name=reason]', 'Memuat NIK');
  await page.click('text=Simpan tingkat akses');
  await page.waitForSelector('#level >> text=Tersimpan.');
}

async function fillProcessing(page: Page): Promise<void> {
  await page.click('#needs >> text=Buka formulirnya');
  await page.fill('#describe [name=basis]', 'UU 13/2011');
  await page.fill('#describe [name=purposes]', 'penyaluran bantuan, verifikasi');
  await page.fill('#describe [name=retentionUntil]', '2030-12-31');
  await page.click('#describe form button');
  await page.waitForSelector('#describe >> text=Tersimpan.');
}
