import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { send } from '../../demo/client.ts';
import { approve, deliver, register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, look, signIn, stateOf, upload } from './steps.ts';

const standard = {
  fields: [
    { name: 'tahun', title: 'Tahun', type: 'year', definition: 'Tahun anggaran' },
    { name: 'jumlah', title: 'Jumlah', type: 'integer' },
  ],
};

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
    await page.click('text=Lihat isi pustaka');
    await page.click('text=Data per kecamatan');
    await page.waitForSelector('h1 >> text=Data per kecamatan');
    await page.waitForSelector('text=kode menurut daftar kecamatan Kemendagri');
    await look(page, 'library-standard');
    await page.goto('/kerja/dataset/posyandu');
    await page.click('#standard summary');
    await page.selectOption('#library-choice', { label: 'Data per kecamatan' });
    await page.click('text=Pakai standar pustaka');
    await page.waitForSelector('text=Standar dari pustaka ini sudah disahkan walidata');
    await page.waitForSelector('text=Standar 1 dari pustaka walidata');
    expect(await page.getAttribute('#standard-now a[href^="/pustaka/"]', 'href')).toBe('/pustaka/per-kecamatan');
    await fits(page);
    await upload(page, 'Kode Kecamatan\n36.71.01\n36.71.99\n');
    expect(await stateOf(page)).toBe('rejected');
    expect(await page.textContent('#report')).toContain('"36.71.99" tidak ada dalam daftar kecamatan Kemendagri');
    await fits(page);
  });

  test('anyone sees which dataset uses it, and at a dataset where its columns come from, without a script', {
    timeout: loadedMilliseconds,
  }, async () => {
    const client = { url: city.laptop.url, token: (account: string) => city.laptop.issueToken(account) };
    await send(client, 'kominfo', 'PUT', '/v1/standards/per-tahun', { title: 'Data per tahun', standard });
    await register(client, 'jalan', { title: 'Jalan' });
    await send(client, 'dinkes', 'PUT', '/v1/datasets/jalan/standard', { library: { standardId: 'per-tahun' } });
    await approve(client, 'jalan', await deliver(client, 'jalan', 'tahun,jumlah\n2025,3\n'));

    const page = await (await city.visitor({ javaScriptEnabled: false })).newPage();
    const users = async () => {
      await page.goto('/pustaka/per-tahun');
      return page.textContent('main');
    };
    // The index shows it after a moment.
    await expect.poll(users, { timeout: loadedMilliseconds / 3, interval: 500 }).toContain('1 dataset');
    await page.click('main table >> text=Jalan');
    await page.click('text=Kolom: arti dan aturannya');
    await page.click('#standard a[href="/pustaka/per-tahun"]');
    await page.click('main >> text=Pustaka standar');
    await page.waitForSelector('.card:has-text("Data per tahun") >> text=Dipakai 1 dataset dari 1 OPD.');
    await fits(page);
  });
});
