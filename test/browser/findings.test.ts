import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { niks, publishPeopleToFind } from '../way/people-to-find.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { contrastFaults, focusFaults, zoomFaults } from './seeing.ts';
import { look, visit } from './steps.ts';

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the page of findings', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const { laptop } = city;
    await publishPeopleToFind({ url: laptop.url, token: (account) => laptop.issueToken(account) });
    await laptop.runSchedule('FindingsRule');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  /** What axe, a magnifier, the keyboard and the system's own colours find. */
  async function seen(page: Page): Promise<string[]> {
    const found: string[] = [];
    for (const each of looks.slice(0, 3)) found.push(...(await faults(page, each)));
    return [...found, ...(await zoomFaults(page)), ...(await focusFaults(page)), ...(await contrastFaults(page))];
  }

  test('the walidata reads numbers, each a suspicion with its day, and nobody’s name', async () => {
    const { page, complaints } = await visit(city, 'kominfo', '/kerja');
    await page.click('#desk >> a:text-is("Temuan daftar bantuan")');
    await page.waitForSelector('[data-kind=deceased]');
    expect(await page.locator('[data-finding]').count()).toBe(4);
    expect(await page.textContent('[data-kind=deceased]')).toMatch(
      /Dugaan meninggal dunia: 1 orang[\s\S]*Dinas Sosial[\s\S]*batas[\s\S]*Penerima PKH/,
    );
    expect(await page.textContent('main')).toContain('bukan satu-satunya dasar menghentikan bantuan');
    expect(await page.locator('summary').count()).toBe(0);
    await look(page, 'findings-steward');
    expect(await seen(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('the owner opens one with a reason, sees whom it is about, and says what is so; the address and storage keep no NIK', async () => {
    const { page, complaints } = await visit(city, 'dinsos-pj', '/kerja/temuan');
    const card = '[data-kind=unknown]';
    await page.waitForSelector(card);
    await page.click(`${card} >> summary:text-is("Siapa saja")`);
    await page.fill(`${card} >> [name=reason]`, 'Mendatangi mereka sebelum penyaluran');
    await page.click(`${card} >> button:text-is("Tampilkan orangnya")`);
    await page.waitForSelector(`${card} >> text=${niks.stranger}`);
    await look(page, 'findings-owner');
    expect(await seen(page)).toEqual([]);
    const kept = await page.evaluate<string>('location.href + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)');
    expect(kept).not.toContain(niks.stranger);
    await page.click(`${card} >> summary:text-is("Putuskan")`);
    await page.selectOption(`${card} >> [name=verdict]`, 'unclear');
    await page.fill(`${card} >> [name=note]`, 'Petugas kelurahan sedang mendatangi');
    await page.click(`${card} >> button:text-is("Simpan putusan")`);
    await page.waitForSelector(`${card} >> text=Putusan: belum jelas`);
    expect(await page.textContent('#outcome')).toBe('Putusan tersimpan.');
    expect(complaints).toEqual([]);
  });

  test('others are told whom it is for', async () => {
    const { page } = await visit(city, 'dinsos', '/kerja/temuan');
    await page.waitForSelector('#findings >> text=Halaman ini untuk walidata dan penanggung jawab OPD.');
  });
});
