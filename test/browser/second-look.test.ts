import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { deliver, register } from '../way/city.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { approve, look, visit } from './steps.ts';

/** Many pages on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('priority data with the pembina data', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    await register(client, 'stunting', { title: 'Stunting', priority: true });
    await deliver(client, 'stunting', 'kode,jumlah\nA1,1\n');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function seen(page: Page, name: string): Promise<void> {
    await look(page, name);
    for (const each of looks.slice(0, 3)) expect(await faults(page, each)).toEqual([]);
  }

  test('go from the steward to BPS, come back, and reach the OPD', async () => {
    const { page: steward } = await visit(city, 'kominfo', '/kerja/pemeriksaan');
    await steward.waitForSelector('[name=supervisor]');
    await approve(steward);
    await steward.waitForSelector('[data-second-look=stunting]');

    const { page: bps } = await visit(city, 'bps', '/kerja/pemeriksaan');
    await bps.waitForSelector('[data-second-look=stunting]');
    await bps.click('[data-second-look] >> text=Hasil validasi');
    await bps.waitForSelector('[data-second-look] [aria-live] *');
    await seen(bps, 'second-look-bps');
    await bps.fill('[data-second-look] textarea', 'Definisi lain');
    await bps.click('text=Kembalikan kepada walidata');
    await bps.waitForSelector('#outcome >> text=dikembalikan kepada walidata');

    await steward.reload();
    await steward.waitForSelector('[data-second-look] >> text=Definisi lain');
    await seen(steward, 'second-look-steward');
    await steward.fill('[data-second-look] textarea', 'Mohon sesuaikan definisinya');
    await steward.click('text=Teruskan kepada OPD');
    await steward.waitForSelector('#outcome >> text=diteruskan kepada OPD');

    const { page: clerk } = await visit(city, 'dinkes', '/kerja/dataset/stunting');
    await clerk.waitForSelector('#second-looks table');
    expect(await clerk.textContent('#second-looks')).toMatch(
      /diteruskan walidata kepada OPD[\s\S]*Definisi lain; Walidata: Mohon sesuaikan/,
    );
    await seen(clerk, 'second-look-clerk');
  });
});
