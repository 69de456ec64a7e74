import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, overflow } from './chromium.ts';
import { deskPages, publicPages } from './pages.ts';

/**
 * `npm run screenshots -- <address> <folder> [<name of a page> …]`: every page of a running demo city, those of the desks as its accounts see them, at 1280 and 360
 * pixels, light and dark. To be looked at: no test reads them. It says which are wider than their window. `SCREENSHOT=window` takes what a window shows, not the
 * whole page.
 */
const [address = 'http://127.0.0.1:8080', folder = 'screenshots', ...only] = process.argv.slice(2);
const fullPage = process.env.SCREENSHOT !== 'window';

const widths = [1280, 360];
const schemes = ['light', 'dark'] as const;

/** Views beside the plain address of each page, by the name of their picture. */
const views: Readonly<Record<string, string>> = {
  search: '/dataset?q=penduduk',
  nothing: '/dataset?q=tidakadasamasekali',
  filtered: '/dataset/harga-pangan?komoditas__contains=cabai&sort=-harga#rows',
  map: '/dataset/demam-berdarah-kecamatan',
  year: '/dataset/demam-berdarah-kecamatan?gambar=2023#gambar-2',
  points: '/dataset/posyandu',
  bars: '/dataset/realisasi-anggaran',
  limited: '/dataset/demam-berdarah',
  request: '/dataset/penerima-pkh',
  absent: '/dataset/tidak-ada',
  gaya: '/gaya',
};

/** The pages of each account, by the page's name. */
const desks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dinkes: named(deskPages('posyandu'), 'clerk'),
  dlh: { rejected: '/kerja/dataset/taman-kota' },
  'dinsos-pj': { head: '/kerja', grants: '/kerja/dataset/penerima-pkh' },
  kominfo: { ...named(deskPages('posyandu'), 'steward'), board: '/progres', deliveries: '/progres/dinkes' },
  banten: { institution: '/kerja', asking: '/dataset/penerima-pkh' },
  walikota: { overseer: '/kerja' },
  helpdesk: { helpdesk: '/kerja' },
  pembaca: { reader: '/kerja', 'reader-persondesk': '/kerja/warga', 'reader-matching': '/kerja/padankan' },
  loket: { 'officer-counter': '/kerja/loket' },
  disdukcapil: { 'protector-locks': '/kerja/kunci' },
  warga: { resident: '/kerja', 'resident-profile': '/profil' },
};

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
await takeAll(browser, { ...named(publicPages('harga-pangan')), ...views });
for (const [account, pages] of Object.entries(desks)) await takeAll(browser, pages, account);
await browser.close();

/** `showHome` is `home`; of an account that sees the same pages as others, with its name before. */
function named(addresses: Readonly<Record<string, string>>, whose?: string): Readonly<Record<string, string>> {
  const start = whose === undefined ? '' : `${whose}-`;
  return Object.fromEntries(Object.entries(addresses).map(([name, path]) => [start + name.replace(/^show/, '').toLowerCase(), path]));
}

async function takeAll(from: Browser, pages: Readonly<Record<string, string>>, account?: string): Promise<void> {
  const chosen = Object.entries(pages).filter(([name]) => only.length === 0 || only.includes(name));
  if (chosen.length === 0) return;
  const context = await from.newContext({ baseURL: address, viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  if (account !== undefined) await signInAs(page, account);
  for (const [name, path] of chosen) {
    await page.goto(path, { waitUntil: 'networkidle' });
    for (const width of widths) {
      for (const colorScheme of schemes) {
        await page.setViewportSize({ width, height: 800 });
        await page.emulateMedia({ colorScheme });
        const wide = await overflow(page);
        if (wide > 0) console.log(`${name} at ${width}: ${wide} px too wide`);
        await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage });
      }
    }
  }
  await context.close();
}

async function signInAs(page: Page, account: string): Promise<void> {
  await page.goto('/masuk');
  await page.click(`button[value="${account}"]`);
  await page.waitForSelector('#sign-out:visible');
}
