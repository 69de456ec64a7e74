import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, signIn } from './steps.ts';

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('who looked, in a browser', () => {
  let city: BrowserCity;
  beforeAll(async () => {
    city = await openCity();
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test.each([
    ['warga', '/profil/jejak', 'belum terikat ke diri Anda'],
    ['dinkes-pj', '/kerja/pembacaan', 'Tidak ada pembacaan.'],
    ['dinkes', '/kerja/pembacaan', 'hanya untuk penanggung jawab'],
    ['dinkes-pj', '/kerja/perkara', 'Tidak ada nomor perkara yang menunggu.'],
    ['dinkes', '/kerja/perkara', 'hanya untuk penanggung jawab'],
    ['dinkes', '/kerja/izin-cari', 'hanya untuk penanggung jawab OPD yang memegang'],
    ['dinkes-pj', '/kerja/izin-cari', 'hanya untuk penanggung jawab OPD yang memegang register'],
    ['pemeriksa', '/kerja/inspektorat', 'Putusan paling lambat'],
    ['kominfo', '/kerja/inspektorat', 'hanya untuk Inspektorat'],
  ])('%s reads on %s what is theirs to read', { timeout: loadedMilliseconds }, async (account, path, words) => {
    const { page, complaints } = await openTab(await city.visitor());
    await signIn(page, account, path);
    await page.waitForSelector(`text=${words}`);
    await fits(page);
    expect(complaints).toEqual([]);
  });

  test('the desk tells a resident their account’s number, and leads the auditor and the head on', {
    timeout: loadedMilliseconds,
  }, async () => {
    const { page } = await openTab(await city.visitor());
    await signIn(page, 'warga', '/kerja');
    await page.click('#account-number summary');
    expect(await page.textContent('#account-number strong')).toMatch(/^[0-9a-f-]{36}$/);
    await fits(page);
    const { page: desk } = await openTab(await city.visitor());
    await signIn(desk, 'pemeriksa', '/kerja');
    await desk.click('a[href="/kerja/inspektorat"]');
    await desk.waitForSelector('h1:has-text("Pemeriksaan pembacaan")');
  });
});
