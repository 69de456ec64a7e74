import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, member, send } from '../../demo/client.ts';
import { register } from '../way/city.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, narrow, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, signIn } from './steps.ts';

const table = 'kelurahan,jumlah\nBenda,12\nCipondoh,7\n';
/** Drops files of these names and texts on the form; gives the names of those that are chosen then. */
const drop = (files: Readonly<Record<string, string>>) => `(() => {
  const data = new DataTransfer();
  for (const [name, text] of Object.entries(${JSON.stringify(files)})) data.items.add(new File(text ? [text] : [], name));
  const dropped = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector('[data-drop]').dispatchEvent(dropped);
  return [...document.querySelector('#file').files].map(({ name }) => name);
})()`;
/** Whether leaving is asked about first. */
const warns = `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`;

/** A process a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('uploading', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await register(client, 'posyandu', { title: 'Posyandu', cadence: 'monthly' });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('shows a bar, warns who leaves, and is cancelled; a dropped file goes with its month in words, and the focus stays', async () => {
    const { page, complaints } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja/dataset/posyandu');
    await page.waitForSelector('#upload:visible');
    expect(await page.evaluate(warns)).toBe(false);

    // The line hangs.
    const isFile = (url: URL) => url.searchParams.has('X-Amz-Signature');
    await page.route(isFile, () => undefined);
    await page.setInputFiles('#file', { name: 'keliru.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.click('#upload button');
    await page.waitForSelector('#state progress');
    expect(await page.evaluate(warns)).toBe(true);
    await look(page, 'sending');
    await expectSound(page);
    await page.click('text=Batalkan pengiriman');
    await page.waitForSelector('#state >> text=Pengiriman keliru.csv dibatalkan.');
    await page.waitForSelector('#history tbody tr >> text=dibatalkan');
    expect(await page.evaluate(warns)).toBe(false);
    await page.unrouteAll();

    expect(await page.evaluate(drop({ 'seret.csv': table }))).toEqual(['seret.csv']);
    await page.fill('#period', 'Februari 2026');
    await page.click('#upload button');
    await page.waitForSelector('#state [data-state=in-review]');
    await page.waitForSelector('#upload button:not([disabled])');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Unggah');
    expect(await page.textContent('#history tbody tr')).toContain('seret.csv (2026-02)');
    const uploads = await send(client, 'dinkes', 'GET', '/v1/datasets/posyandu/uploads');
    expect(member(uploads.body, 'items')).toHaveLength(2);
    expect(complaints).toEqual([]);
  });

  test('takes several files, one after the other, each for its period; says which failed, and why', async () => {
    await register(client, 'balita', { title: 'Balita', cadence: 'monthly' });
    const { page, complaints } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja/dataset/balita');
    await page.waitForSelector('#upload:visible');
    const files = { 'balita-2026-03.csv': table, 'kosong.csv': '', 'balita April 2026.csv': table.replace('12', '13') };
    expect(await page.evaluate(drop(files))).toEqual(Object.keys(files));
    const periods = page.locator('#several [data-period]');
    expect(await Promise.all([0, 1, 2].map((place) => periods.nth(place).inputValue()))).toEqual(['2026-03', '', '2026-04']);
    expect(await page.locator('#period').isVisible()).toBe(false);
    await look(page, 'several-chosen');
    await expectSound(page);
    await periods.nth(1).fill('April 2026');
    await page.click('#upload button');
    await page.waitForSelector('#state [role=alert] >> text=sama-sama untuk periode 2026-04');
    await periods.nth(1).fill('Mei 2026');
    await page.click('#upload button');
    await page.waitForSelector('#state >> text=2 dari 3 berkas diterima');
    const lines = page.locator('#state tbody tr');
    expect(await lines.nth(0).textContent()).toMatch(/balita-2026-03\.csv2026-03.*menunggu walidata/);
    expect(await lines.nth(1).textContent()).toMatch(/kosong\.csv2026-05.*berkasnya kosong/);
    expect(await lines.nth(2).textContent()).toMatch(/balita April 2026\.csv2026-04.*menunggu walidata/);
    await page.waitForSelector('#history >> text=balita April 2026.csv (2026-04)');
    expect(await page.textContent('#history')).not.toContain('Ada kiriman yang lebih baru');
    await look(page, 'several-sent');
    await expectSound(page);
    expect(await page.evaluate(warns)).toBe(false);
    expect(await page.locator('#period').isVisible()).toBe(true);
    expect(complaints.filter((complaint) => !complaint.includes('400'))).toEqual([]);
  });

  test('leaves the rest of several files where they are when the clerk says so', async () => {
    await register(client, 'ibu', { title: 'Ibu', cadence: 'monthly' });
    const { page } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja/dataset/ibu');
    await page.waitForSelector('#upload:visible');
    await page.route(
      (url) => url.searchParams.has('X-Amz-Signature'),
      () => undefined,
    );
    await page.evaluate(drop({ 'ibu-2026-03.csv': table, 'ibu-2026-04.csv': table }));
    await page.click('#upload button');
    await page.waitForSelector('#state progress');
    expect(await page.evaluate(warns)).toBe(true);
    await look(page, 'several-sending');
    await expectSound(page);
    await page.click('text=Jangan kirim sisanya');
    await page.click('text=Batalkan pengiriman');
    await page.waitForSelector('#state >> text=0 dari 2 berkas diterima');
    const lines = page.locator('#state tbody tr');
    expect(await lines.nth(0).textContent()).toContain('dibatalkan');
    expect(await lines.nth(1).textContent()).toContain('tidak dikirim');
    expect(await page.evaluate(warns)).toBe(false);
  });
});

/** Axe finds nothing, by day and by night. */
async function expectSound(page: Page): Promise<void> {
  for (const each of looks) expect(await faults(page, each)).toEqual([]);
  await page.setViewportSize(narrow);
}
