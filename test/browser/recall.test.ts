import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { deliver, register } from '../way/city.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, sendFile, visit } from './steps.ts';

const faulty = 'kelurahan,jumlah\nBenda,12\nCipondoh,7\n';
const mended = faulty.replace('7', '8');

/** Two processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('a wrong upload', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('is marked once a newer one waits, and recalled before the steward decides', async () => {
    await register(client, 'posyandu', { title: 'Posyandu' });
    await deliver(client, 'posyandu', faulty, { fileName: 'keliru.csv' });
    const { page, complaints } = await visit(city, 'dinkes', '/kerja/dataset/posyandu');
    await page.waitForSelector('#history >> text=menunggu walidata');
    await sendFile(page, 'betul.csv', mended, '#state [data-state=in-review]');
    const old = page.locator('#history tbody tr', { hasText: 'keliru.csv' });
    await old.locator('text=Ada kiriman yang lebih baru').waitFor();

    const steward = await visit(city, 'kominfo', '/kerja/pemeriksaan');
    await steward.page.waitForSelector('.card:has-text("keliru.csv") >> text=Ada kiriman yang lebih baru');

    await old.locator('button', { hasText: 'Tarik kembali' }).click();
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Tidak jadi');
    await look(page, 'recall-asked');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Tarik kembali');
    await page.keyboard.press('Enter');
    await old.locator('text=Ya, tarik kembali').click();
    await page.waitForSelector('#state >> text=ditarik kembali oleh OPD');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('state');
    expect(await old.textContent()).toContain('dibatalkan');
    await look(page, 'recalled');

    await steward.page.reload();
    await steward.page.waitForSelector('.card >> text=betul.csv');
    expect(await steward.page.locator('.card').count()).toBe(1);
    expect([...complaints, ...steward.complaints]).toEqual([]);
  });

  test('who may not upload is told why there is no form', async () => {
    const { page } = await visit(city, 'kominfo', '/kerja/dataset/posyandu');
    await page.waitForSelector('#no-upload >> text=hanya operator Dinas Kesehatan');
    expect(await page.isVisible('#upload')).toBe(false);
  });
});
