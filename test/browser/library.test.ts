import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, signIn, stateOf, upload } from './steps.ts';

/** Two processes and a page, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the library of standards in a browser', () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
  });
  afterAll(async () => city?.close());

  test('a standard of the library is chosen, and holds the first file to it', { timeout: loadedMilliseconds }, async () => {
    const { laptop } = city;
    const client = { url: laptop.url, token: (account: string) => laptop.issueToken(account) };
    const standard = {
      fields: [{ name: 'kode_kecamatan', title: 'Kode Kecamatan', type: 'string', referenceCodes: 'kemendagri-kecamatan' }],
    };
    await send(client, 'kominfo', 'PUT', '/v1/standards/per-kecamatan', { title: 'Data per kecamatan', standard });
    const registration = { datasetId: 'posyandu', title: 'Posyandu', description: 'Posyandu', access: 'open', cadence: 'annual' };
    await send(client, 'dinsos', 'POST', '/v1/datasets', registration);

    const { page } = await openTab(await city.visitor());
    await signIn(page, 'dinsos', '/kerja/dataset/posyandu');
    await page.click('#standard summary');
    await page.selectOption('#library-choice', { label: 'Data per kecamatan' });
    await page.click('text=Pakai standar pustaka');
    await page.waitForSelector('text=Standar dari pustaka ini sudah disahkan walidata');
    await page.waitForSelector('text=Standar 1 dari pustaka walidata');
    await fits(page);
    await upload(page, 'Kode Kecamatan\n36.71.01\n36.71.99\n');
    expect(await stateOf(page)).toBe('rejected');
    expect(await page.textContent('#report')).toContain('"36.71.99" tidak ada dalam daftar kecamatan Kemendagri');
    await fits(page);
  });
});
