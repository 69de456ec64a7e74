import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, member, send } from '../../demo/client.ts';
import { register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, signIn, stateOf } from './steps.ts';

/** It ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;
const scratch = mkdtempSync(join(tmpdir(), 'satudata-browser-large-'));
const path = join(scratch, 'catatan.csv');
const isPart = (number: number) => (url: URL) => url.searchParams.get('partNumber') === String(number);
/** Whether leaving is asked about first. */
const warns = `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('a large file in a browser', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    const row = `Catatan petugas, ${'panjang sekali '.repeat(70)}`;
    writeFileSync(path, ['nomor;catatan', ...Array.from({ length: 65_000 }, (_, index) => `${index};${row}`), ''].join('\n'));
  }, loadedMilliseconds);
  afterAll(async () => {
    await city?.close();
    rmSync(scratch, { recursive: true, force: true });
  });

  /** The dataset's page in a browser of its own, with the parts that have gone from it. */
  async function visit(datasetId: string): Promise<{ page: Page; sent: string[]; choose: () => Promise<void> }> {
    const { page } = await openTab(await city.visitor());
    const sent: string[] = [];
    page.on('requestfinished', (request) => {
      const number = new URL(request.url()).searchParams.get('partNumber');
      if (request.method() === 'PUT' && number) sent.push(number);
    });
    await signIn(page, 'dinkes', `/kerja/dataset/${datasetId}`);
    const choose = async () => {
      await page.setInputFiles('#file', path);
      await page.click('#upload button');
    };
    return { page, sent, choose };
  }

  async function expectOneUpload(datasetId: string): Promise<void> {
    const uploads = await send(client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/uploads`);
    expect(member(uploads.body, 'items')).toHaveLength(1);
  }

  test('is paused, the page is left, and the same file goes on where it stopped, with another pause', async () => {
    await register(client, 'catatan');
    const { page, sent, choose } = await visit('catatan');
    // The line hangs: parts 2 and 5 never arrive.
    for (const number of [2, 5]) await page.route(isPart(number), () => undefined);
    await choose();
    await expect.poll(() => sent.slice().sort(), { timeout: 60_000 }).toEqual(['1', '3', '4']);
    expect(await page.textContent('#state')).toMatch(/Mengirim catatan\.csv: \d+ %/);
    expect(await page.evaluate(warns)).toBe(true);
    await page.getByRole('button', { name: 'Jeda', exact: true }).click();
    await page.waitForSelector('#state >> text=halaman ini boleh ditutup');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Lanjutkan');
    expect(await page.evaluate(warns)).toBe(false);
    await look(page, 'paused');

    await page.reload();
    await page.unrouteAll();
    await page.waitForSelector('#state >> text=3 dari 5 bagian sudah sampai');
    await look(page, 'unfinished');
    await page.route(isPart(5), () => undefined);
    await choose();
    await expect.poll(() => sent.slice().sort(), { timeout: 60_000 }).toEqual(['1', '2', '3', '4']);
    await page.getByRole('button', { name: 'Jeda', exact: true }).click();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Lanjutkan', exact: true }).click();
    await page.waitForSelector('#report h2', { timeout: 120_000 });
    expect(await stateOf(page)).toBe('in-review');
    expect(sent.sort()).toEqual(['1', '2', '3', '4', '5']);
    await expectOneUpload('catatan');
  });

  test('goes on in another browser, which asks whether it is the same', async () => {
    await register(client, 'pindah');
    const first = await visit('pindah');
    await first.page.route(isPart(5), () => undefined);
    await first.choose();
    await expect.poll(() => first.sent.slice().sort(), { timeout: 60_000 }).toEqual(['1', '2', '3', '4']);
    await first.page.context().close();

    const { page, sent, choose } = await visit('pindah');
    await page.waitForSelector('#state >> text=4 dari 5 bagian sudah sampai');
    await choose();
    await page.waitForSelector('#state >> text=peramban ini tidak tahu apakah isinya sama persis');
    await look(page, 'same-file');
    await page.click('text=Isinya sama: kirim sisanya');
    await page.waitForSelector('#report h2', { timeout: 120_000 });
    expect(await stateOf(page)).toBe('in-review');
    expect(sent).toEqual(['5']);
    await expectOneUpload('pindah');
  });
});
