import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send } from '../../demo/client.ts';
import { everyNth } from '../product-size.ts';
import { deliver, publishFirst, register } from '../way/city.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { publishDemo } from './demo-dataset.ts';
import { deskPages, publicPages, signInPage } from './pages.ts';
import { signIn } from './steps.ts';

const map = 'demam-berdarah-kecamatan';
/** Pages in a state that their plain address does not show. */
const views = [
  '/dataset?q=harga&theme=ekonomi',
  '/dataset?q=tidakadasamasekali',
  `/dataset/${map}?kasus__greater=20&sort=-kasus&halaman=2`,
  `/dataset/${map}?kasus__greater=banyak`,
  `/dataset/${map}/versi/2`,
  '/dataset/harga-pangan',
  '/dataset/demam-berdarah',
  '/dataset/pernah-terbuka',
];
const anyones = [...Object.values(publicPages(map)), ...views];

const every = Object.values(deskPages(map));
const desks: Readonly<Record<string, readonly string[]>> = {
  dinkes: [...every, ...['tanya', 'salah', 'tunggu'].map((id) => `/kerja/dataset/${id}`)],
  'dinkes-pj': ['/kerja', '/kerja/dataset/dimohon'],
  kominfo: [...every, '/progres', '/kerja/dataset/tunggu'],
  banten: ['/kerja', '/dataset/dimohon'],
  walikota: ['/kerja', '/progres'],
  warga: ['/kerja'],
};

/** A browser and a whole city on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)(
  'axe finds nothing, and nothing is wider than 320 pixels',
  { timeout: loadedMilliseconds },
  () => {
    let city: BrowserCity;

    beforeAll(async () => {
      city = await openCity();
      await seed({ url: city.laptop.url, token: (name) => city.laptop.issueToken(name) });
      await city.laptop.runSchedule('Recount');
    }, loadedMilliseconds);
    afterAll(async () => city?.close());

    async function look(page: Page, paths: readonly string[]): Promise<string[]> {
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(path);
        await page.waitForLoadState('networkidle');
        await page.evaluate(
          'for (const each of document.querySelectorAll("#saring, .picture-table, #standard, .card .part")) each.open = true',
        );
        await page.waitForLoadState('networkidle');
        for (const each of everyNth(looks, 2)) found.push(...(await faults(page, each)));
      }
      return found;
    }

    test('on pages that anyone sees', async () => {
      const { page } = await openTab(await city.visitor());
      expect(await look(page, anyones)).toEqual([]);
    });

    test('on the pages that send to the login service, and on that of a desk that is signed out', async () => {
      const { page } = await openTab(await city.visitor());
      expect(await look(page, every)).toEqual([]);
      // It stays as long as the script that leads on does not run.
      await page.route('**/sign-in.js', (route) => route.abort());
      expect(await look(page, [signInPage])).toEqual([]);
    });

    test.each(Object.keys(desks))('on the desk of %s', async (account) => {
      const { page, complaints } = await openTab(await city.visitor());
      await signIn(page, account, '/kerja');
      expect(await look(page, desks[account] ?? [])).toEqual([]);
      // A dataset without a standard has none to load.
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    });
  },
);

const good = 'kecamatan,jumlah\nBenda,11\nPinang,12\n';
const asking = 'Kecamatan;Luas (km2)\nBenda;1.250\nPinang;2.250\nCipondoh;3.250\n';
const wrong = 'kecamatan,nik\nBenda,3671011203909002\n';

async function seed(client: Client): Promise<void> {
  const files = await publishDemo(client, [map, 'harga-pangan', 'demam-berdarah']);
  await deliver(client, map, (files.get(map) ?? '').replace(/^(2025,.*),\d+$/m, '$1,77'));
  for (const id of ['tanya', 'salah', 'tunggu']) await register(client, id, { title: `Data yang ${id}` });
  await deliver(client, 'tanya', asking);
  await deliver(client, 'salah', wrong);
  await deliver(client, 'tunggu', good);
  const processing = { basis: 'Peraturan contoh', purposes: ['verifikasi-bantuan'], retentionUntil: '2031-12-31' };
  await publishFirst(client, 'dimohon', good, { title: 'Data yang dimohon', access: 'limited', sharing: 'by-request', processing });
  await publishFirst(client, 'pernah-terbuka', good, { title: 'Pernah terbuka' });
  const exemption = { legalBasis: 'UU 14/2008 Pasal 17', reason: 'Contoh', until: '2031-12-31' };
  const closing = { access: 'closed', reason: 'Pemeriksaan ulang', exemption };
  const closed = await send(client, 'dinkes-pj', 'PUT', '/v1/datasets/pernah-terbuka/access', closing);
  expect(closed.status, closed.text).toBe(200);
}
