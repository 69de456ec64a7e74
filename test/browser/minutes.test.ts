import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send, textMember } from '../../demo/client.ts';
import { quarterOf } from '../../functions/model/quarter.ts';
import { deliver, publishFirst, register } from '../way/city.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { contrastFaults, focusFaults, zoomFaults } from './seeing.ts';
import { look, signIn } from './steps.ts';

/** Many pages on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;
const address = `/kerja/berita-acara?opd=dinkes&periode=${quarterOf(new Date())}`;
const letter: Readonly<Record<string, string>> = {
  ...{ number: '045/9-Kominfo/2026', heldOn: '2026-11-30', place: 'Tangerang' },
  ...{ 'walidata-name': 'Budi Santoso', 'walidata-post': 'Kepala Bidang Statistik' },
  ...{ 'opd-name': 'Siti Aminah', 'opd-post': 'Kepala Dinas Kesehatan' },
  ...{ 'knowing-name': 'Rina Wati', 'knowing-post': 'Kepala Dinas Kominfo' },
};

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('minutes of the review', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    await publishFirst(client, 'kunjungan', 'kode,jumlah\nA1,1\n', { title: 'Kunjungan puskesmas' });
    await register(client, 'kematian', { title: 'Kematian ibu' });
    const waiting = await deliver(client, 'kematian', 'kode,jumlah\nB1,1\n');
    const review = `/v1/datasets/kematian/uploads/${textMember(waiting, 'uploadId')}/review`;
    await send(client, 'kominfo', 'POST', review, { decision: 'return', reasons: ['Angka Benda kosong'] });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function visit(account: string, path: string) {
    const tab = await openTab(await city.visitor());
    await signIn(tab.page, account, '/kerja');
    await tab.page.goto(path);
    return tab;
  }

  async function seen(page: Page, name: string): Promise<void> {
    await look(page, name);
    const found: string[] = [];
    for (const each of looks.slice(0, 3)) found.push(...(await faults(page, each)));
    expect([...found, ...(await zoomFaults(page)), ...(await focusFaults(page)), ...(await contrastFaults(page))]).toEqual([]);
  }

  test('the steward writes them, makes them final, sends the signed paper; the OPD reads them; anyone verifies the number', async () => {
    const { page, complaints } = await visit('kominfo', '/kerja/berita-acara');
    await page.waitForSelector('#minutes table');
    await seen(page, 'minutes-list');
    await page.click('text=Dinas Kesehatan');
    await page.waitForSelector('#letter');
    expect(await page.textContent('#minutes')).toMatch(/Belum ditulis[\s\S]*Angka Benda kosong/);
    for (const [name, value] of Object.entries(letter)) await page.fill(`#letter [name=${name}]`, value);
    await page.fill('#letter [name=follow-kematian]', 'Melengkapi angka Benda');
    await page.fill('#letter [name=until-kematian]', '2027-01-15');
    await page.click('#letter button[type=submit]');
    await page.waitForSelector('#outcome >> text=Konsep disimpan');
    await seen(page, 'minutes-draft');
    await page.click('#finish');
    await page.click('text=Ya, finalkan');
    await page.waitForSelector('#outcome >> text=Berita acara final');
    await seen(page, 'minutes-final');

    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a:text-is("Unduh naskah")')]);
    const paper = readFileSync(await download.path());
    await page.setInputFiles('#sign-main [type=file]', { name: 'ttd.pdf', mimeType: 'application/pdf', buffer: paper });
    await page.click('#sign-main button[type=submit]');
    await page.waitForSelector('#outcome >> text=Naskah bertanda tangan disimpan');
    expect(await page.textContent('#minutes')).toContain('naskah final ada di dalamnya apa adanya');

    const clerk = await visit('dinkes', address);
    await clerk.page.waitForSelector('text=Unduh naskah bertanda tangan');
    expect(await clerk.page.$('#letter')).toBeNull();
    const number = await clerk.page.getAttribute('a[href^="/periksa/"]', 'href');
    const anyone = await openTab(await city.visitor());
    await anyone.page.goto(number ?? '');
    expect(await anyone.page.textContent('main')).toMatch(/Berita acara ini berlaku[\s\S]*30 November 2026[\s\S]*Dinas Kesehatan/);
    await seen(anyone.page, 'minutes-check');
    for (const each of [complaints, clerk.complaints, anyone.complaints]) expect(each).toEqual([]);
  });
});
