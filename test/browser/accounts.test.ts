import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, signIn } from './steps.ts';

const email = 'siti@dinkes.example';
/** NIKs of nobody: serials that no office gives out. */
const nik = '3671014507909901';

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('accounts in a browser', () => {
  let city: BrowserCity;
  let steward: Page;

  beforeAll(async () => {
    city = await openCity();
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('the steward invites somebody by lists, and the account appears', { timeout: loadedMilliseconds }, async () => {
    const { page, complaints } = await openTab(await city.visitor());
    steward = page;
    await signIn(steward, 'kominfo', '/kerja/akun');
    await steward.waitForSelector('#accounts [data-account]');
    await fits(steward);
    await steward.click('#invite summary');
    await steward.fill('#invite [name=name]', 'Siti Rahma');
    await steward.fill('#invite [name=email]', email);
    await steward.selectOption('#invite .duty-choice select >> nth=0', { label: 'operator OPD' });
    await steward.selectOption('#invite .duty-choice select >> nth=1', { label: 'Dinas Kesehatan' });
    await steward.click('#invite >> text=Tambah tugas');
    await fits(steward);
    await steward.click('#invite >> text=Kirim undangan');
    await steward.waitForSelector(`#outcome >> text=Undangan dikirim ke ${email}`);
    expect(await cardText(steward)).toMatch(/Siti Rahma[\s\S]*aktif · belum pernah masuk[\s\S]*operator OPD: Dinas Kesehatan/);
    await fits(steward);
    expect(complaints).toEqual([]);
  });

  test('a resident is bound at the counter after both NIKs agree; neither is kept in the page, its address or its storage', {
    timeout: loadedMilliseconds,
  }, async () => {
    const { page } = await openTab(await city.visitor());
    const sub = (await steward.getAttribute(card, 'data-account')) ?? '';
    await signIn(page, 'loket', '/kerja');
    await page.waitForSelector('#bind-resident');
    await page.fill('#bind-resident [name=sub]', sub);
    await fillNiks(page, nik, nik.replace(/1$/, '2'));
    await page.waitForSelector('text=Kedua NIK tidak sama');
    expect(await niksShown(page)).toEqual(['', '']);
    expect(await page.textContent('#bind-resident')).toContain('Ikatan ini tetap');
    await fillNiks(page, '1111111111111111', '1111111111111111');
    await page.waitForSelector('text=tidak diawali 3671, kode Kota Tangerang');
    await fits(page);
    await page.keyboard.press('Enter');
    expect(await page.isVisible('text=tidak diawali')).toBe(false);
    await fillNiks(page, nik, nik);
    expect(await page.isVisible('text=tidak diawali')).toBe(false);
    await page.click('#bind-resident >> text=Ya, ikat');
    await page.waitForSelector('#bind-resident >> text=terikat ke warga itu');
    expect(await traces(page)).not.toContain(nik);
    await fits(page);
    await steward.reload();
    await steward.fill('#accounts [name=words]', email);
    await steward.click('#accounts >> text=Cari');
    await steward.waitForSelector('text=1 akun cocok.');
    expect(await cardText(steward)).toMatch(/terikat ke seorang warga[\s\S]*nonaktifkan akun ini, lalu undang orangnya lagi/);
  });

  test('duties are changed, and an account is disabled and enabled, each with a reason', { timeout: loadedMilliseconds }, async () => {
    await steward.click(`${card} >> text=Ubah akun`);
    await steward.click(`${card} >> button:text-is("Nonaktifkan")`);
    await steward.waitForSelector('text=Tulis dahulu alasannya');
    await steward.click(`${card} >> [aria-label="Hapus operator OPD: Dinas Kesehatan"]`);
    await steward.fill(`${card} >> [name=reason]`, 'Pindah tugas');
    await fits(steward);
    await steward.click(`${card} >> text=Simpan tugas`);
    await steward.waitForSelector('#outcome >> text=tugas tersimpan');
    expect(await cardText(steward)).toContain('tanpa tugas');

    await change('Nonaktifkan', 'dinonaktifkan');
    expect(await steward.getAttribute(card, 'data-state')).toBe('disabled');
    expect(await cardText(steward)).toContain('nonaktif');
    await steward.reload();
    await steward.fill('#accounts [name=words]', 'SITI@');
    await steward.click('#accounts >> text=Cari');
    await steward.waitForSelector('text=1 akun cocok.');
    expect(await steward.getAttribute(card, 'data-state')).toBe('disabled');
    await change('Aktifkan', 'diaktifkan');
    await change('Keluarkan dari semua sesi', 'dikeluarkan dari semua sesi');
    await fits(steward);
  });

  test('a clerk is transferred: a successor has every duty at once, and the predecessor none', {
    timeout: loadedMilliseconds,
  }, async () => {
    const predecessor = `[data-account]:has-text("dinsos@")`;
    await steward.fill('#accounts [name=words]', 'dinsos@');
    await steward.click('#accounts >> text=Cari');
    await steward.waitForSelector('text=1 akun cocok.');
    await steward.click(`${predecessor} >> text=Serah terima`);
    await steward.selectOption(`${predecessor} >> [name=successor]`, { label: `Siti Rahma (${email})` });
    await steward.click(`${predecessor} >> text=Serahkan tugas`);
    await steward.waitForSelector('text=Pilih penggantinya dan tulis alasannya');
    await steward.fill(`${predecessor} >> [name=handoverReason]`, 'Mutasi');
    await fits(steward);
    await steward.click(`${predecessor} >> text=Serahkan tugas`);
    await steward.waitForSelector('#outcome >> text=diserahkan kepada Siti Rahma');
    expect(await steward.textContent(predecessor)).toContain('tanpa tugas');
    expect(await cardText(steward)).toContain('operator OPD: Dinas Sosial');
  });

  test('nobody changes their own account, and the page is empty for anyone who is no steward', {
    timeout: loadedMilliseconds,
  }, async () => {
    await steward.fill('#accounts [name=words]', 'kominfo@');
    await steward.click('#accounts >> text=Cari');
    await steward.waitForSelector('#accounts >> text=Akun Anda sendiri');
    const own = steward.locator('[data-account]', { hasText: 'Akun Anda sendiri' });
    expect(await own.count()).toBe(1);
    expect(await own.locator('button').count()).toBe(0);
    const { page } = await openTab(await city.visitor());
    await signIn(page, 'dinkes-pj', '/kerja/akun');
    await page.waitForSelector('text=Akun hanya dikelola oleh walidata.');
    expect([await page.isVisible('#invite'), await page.isVisible('nav >> text=Akun')]).toEqual([false, false]);
  });

  const card = `[data-account]:has-text("${email}")`;

  async function fillNiks(page: Page, first: string, second: string): Promise<void> {
    await page.fill('#bind-resident [pattern] >> nth=0', first);
    await page.fill('#bind-resident [pattern] >> nth=1', second);
    await page.check('#bind-resident [type=checkbox]');
    await page.click('#bind-resident >> text=Ikat ke warga ini');
  }

  async function change(button: string, said: string): Promise<void> {
    await steward.click(`${card} >> text=Ubah akun`);
    await steward.fill(`${card} >> [name=reason]`, 'Uji');
    await steward.click(`${card} >> button:text-is("${button}")`);
    await steward.waitForSelector(`#outcome >> text=${said}`);
  }

  function cardText(page: Page): Promise<string | null> {
    return page.textContent(card);
  }

  function niksShown(page: Page): Promise<string[]> {
    return page.$$eval('#bind-resident [pattern]', (inputs) =>
      inputs.map((input) => ('value' in input ? String(input.value) : 'no input')),
    );
  }

  /** All that a later look at this computer could find. */
  function traces(page: Page): Promise<string> {
    return page.evaluate<string>(
      'JSON.stringify([location.href, document.documentElement.outerHTML, [...document.querySelectorAll("input")].map((input) => input.value), { ...localStorage }, { ...sessionStorage }])',
    );
  }
});
