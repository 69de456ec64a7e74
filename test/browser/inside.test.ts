import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { deliver, publishFirst, register } from '../way/city.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, look, visit } from './steps.ts';

const content = 'kelurahan,jumlah\nBenda,1906\nCipondoh,7\n';

/** Two processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the desks from inside', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('the steward sees the rows of open data before they are public, and of closed data the columns alone', async () => {
    await register(client, 'posyandu', { title: 'Posyandu' });
    await deliver(client, 'posyandu', content);
    const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Uji', until: '2031-12-31' };
    await register(client, 'brankas', { title: 'Brankas', access: 'closed', exemption });
    await deliver(client, 'brankas', content);
    const { page, complaints } = await visit(city, 'kominfo', '/kerja/pemeriksaan');
    const rows = page.locator('.card[data-dataset=posyandu] table', { hasText: 'Baris-baris pertama' });
    await rows.locator('text=Cipondoh').waitFor();
    expect(await rows.textContent()).toContain('1.906');
    const closed = page.locator('.card[data-dataset=brankas]');
    await closed.locator('text=tanpa isi sel.').waitFor();
    expect(await closed.textContent()).not.toContain('Cipondoh');
    await look(page, 'review-samples');
    await fits(page);
    expect(complaints).toEqual([]);
  });

  test('officers are ticked by their names, and nobody is beforehand', async () => {
    await publishFirst(client, 'penerima', content, { title: 'Penerima', access: 'limited', sharing: 'by-request' });
    const { page, complaints } = await visit(city, 'banten', '/dataset/penerima');
    const officers = page.locator('#ask [name=officer]');
    await officers.first().waitFor();
    expect(await page.locator('#ask [name=officer]:checked').count()).toBe(0);
    await page.locator('#ask [data-officers] label', { hasText: 'Anda' }).click();
    await page.selectOption('#ask [name=purpose]', { label: 'Verifikasi penerima bantuan' });
    await page.fill('#ask [name=legalBasis]', 'Perjanjian kerja sama 12/2026');
    await page.fill('#ask [name=until]', new Date(Date.now() + 200 * 24 * 60 * 60 * 1000).toISOString().slice(0, 10));
    await page.click('text=Pilih semua kolom');
    await look(page, 'officers');
    await fits(page);
    await page.click('text=Ajukan permohonan >> nth=-1');
    await page.waitForSelector('text=Permohonan menunggu keputusan');
    const own = await (await fetch(`${client.url}/v1/me`, { headers: { Authorization: `Bearer ${await client.token('banten')}` } })).json();
    expect(await page.textContent('#sharing [data-request=waiting]')).toContain(own.sub);
    expect(complaints).toEqual([]);
  });
});
