import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { seedPlans } from '../../demo/plans.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { contrastFaults, focusFaults, zoomFaults } from './seeing.ts';
import { look, signIn } from './steps.ts';

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;
const year = new Date().getFullYear();
const next = year + 1;
const list = 'No;Kode DSSD;Uraian DSSD;Satuan\r\n;;URUSAN SOSIAL;\r\n1;1.06.000001;Panti sosial;Unit\r\n2;1.06.000002;=1+1;Orang\r\n';

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the pages of plans', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  beforeAll(async () => {
    city = await openCity();
    const { laptop } = city;
    await seedPlans({ url: laptop.url, token: (account) => laptop.issueToken(account) }, [], year);
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function visit(account: string | undefined, path: string) {
    const tab = await openTab(await city.visitor());
    if (account) await signIn(tab.page, account, '/kerja');
    await tab.page.goto(path);
    return tab;
  }

  async function seen(page: Page): Promise<string[]> {
    const found: string[] = [];
    for (const each of looks.slice(0, 3)) found.push(...(await faults(page, each)));
    return [...found, ...(await zoomFaults(page)), ...(await focusFaults(page)), ...(await contrastFaults(page))];
  }

  /** Presses, and once more where it asks. */
  async function surely(page: Page, button: string, yes: string): Promise<void> {
    await page.click(button);
    await page.click(`text=${yes}`);
  }

  test('a clerk imports e-Walidata’s list, the head signs, walidata and forum agree, and anyone reads it', async () => {
    const clerk = await visit('dinsos', `/rencana/dinsos?tahun=${next}`);
    await clerk.page.waitForSelector('#import:visible');
    await clerk.page.setInputFiles('#import [name=file]', { name: 'dssd.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
    await clerk.page.click('#import button[type=submit]');
    await clerk.page.waitForSelector('#read >> text=1 data terbaca');
    expect(await clerk.page.textContent('#read')).toMatch(/1 baris judul kelompok[\s\S]*baris 4, kolom Uraian DSSD: diawali =/);
    await clerk.page.fill('#entry [name=title]', 'Lokasi rumah singgah');
    await clerk.page.selectOption('#entry [name=access]', 'closed');
    await clerk.page.click('#entry button[type=submit]');
    await look(clerk.page, 'plan-writing');
    await clerk.page.click('#save');
    await clerk.page.waitForSelector('#outcome >> text=disimpan sebagai konsep');
    expect(await seen(clerk.page)).toEqual([]);

    const head = await visit('dinsos-pj', `/rencana/dinsos?tahun=${next}`);
    await head.page.waitForSelector('#sign');
    await surely(head.page, '#sign', 'Ya, sahkan');
    await head.page.waitForSelector('#outcome >> text=disahkan');

    for (const [account, party] of [
      ['kominfo', 'steward'],
      ['koordinator', 'coordinator'],
    ] as const) {
      const { page } = await visit(account, `/rencana/dinsos?tahun=${next}`);
      await page.waitForSelector(`#agree-${party}`);
      await surely(page, `#agree-${party}`, 'Ya, sepakati');
      await page.waitForFunction(() => document.getElementById('outcome')?.textContent !== '');
    }

    const anyone = await visit(undefined, `/rencana/dinsos?tahun=${next}`);
    await anyone.page.waitForSelector('#plan table');
    expect(await anyone.page.textContent('#plan')).toMatch(/Panti sosial[\s\S]*1\.06\.000001/);
    expect(await anyone.page.content()).not.toContain('rumah singgah');
    await look(anyone.page, 'plan-public');
    const [download] = await Promise.all([anyone.page.waitForEvent('download'), anyone.page.click('text=Unduh CSV')]);
    expect(readFileSync(await download.path(), 'utf8')).toContain('1,1.06.000001,Panti sosial,Unit');
    for (const { complaints } of [clerk, head, anyone]) expect(complaints).toEqual([]);
  });

  test('who leads the forum sees what two OPDs plan, and records which one is the produsen data', async () => {
    const { page, complaints } = await visit('koordinator', `/rencana?tahun=${year}`);
    await page.waitForSelector('#decide');
    expect(await page.textContent('#forum')).toMatch(/Dinas Kesehatan: “Anak balita stunting per kelurahan”[\s\S]*Belum diputuskan forum/);
    await look(page, 'plans-forum');
    await page.selectOption('#decide [name=producer-0]', 'dinkes');
    await page.fill('#decide [name=heldOn]', `${year}-02-10`);
    await page.fill('#decide [name=minutes]', 'Dinas Kesehatan menjadi produsen datanya.');
    await page.click('#decide button[type=submit]');
    await page.waitForSelector('#outcome >> text=Putusan dicatat');
    expect(await page.textContent('#forum')).toContain('Produsen datanya menurut forum: Dinas Kesehatan.');
    expect(await seen(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('who leads the forum records which data of an OPD are priority data, where nothing is planned twice, too', async () => {
    const { page, complaints } = await visit('koordinator', `/rencana?tahun=${year}`);
    await page.waitForSelector('#decide');
    await page.selectOption('#decide [name=priority-opd]', 'dinkes');
    await page.click('#decide label:has-text("Jumlah kader posyandu") input');
    await page.fill('#decide [name=heldOn]', `${year}-03-10`);
    await page.fill('#decide [name=minutes]', 'Kader posyandu menjadi data prioritas.');
    await look(page, 'plans-priority');
    await page.click('#decide button[type=submit]');
    await page.waitForSelector('#outcome >> text=Putusan dicatat');
    expect(await page.textContent('#forum')).toContain('“Jumlah kader posyandu” (Dinas Kesehatan) menjadi data prioritas.');
    expect(await seen(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
