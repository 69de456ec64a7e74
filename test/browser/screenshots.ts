import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, overflow } from './chromium.ts';

/**
 * `npm run screenshots -- <address> <folder> [<name of a page> …]`: every page of a running demo city, those of the desks as its accounts see them, at 1280 and 360
 * pixels, light and dark. To be looked at: no test reads them. It says which are wider than their window. `SCREENSHOT=window` takes what a window shows, not the
 * whole page.
 */
const [address = 'http://127.0.0.1:8080', folder = 'screenshots', ...only] = process.argv.slice(2);
const fullPage = process.env.SCREENSHOT !== 'window';

const widths = [1280, 360];
const schemes = ['light', 'dark'] as const;

const publicPages: Readonly<Record<string, string>> = {
  home: '/',
  datasets: '/dataset',
  search: '/dataset?q=penduduk',
  nothing: '/dataset?q=tidakadasamasekali',
  prices: '/dataset/harga-pangan',
  filtered: '/dataset/harga-pangan?komoditas__contains=cabai&sort=-harga#rows',
  map: '/dataset/demam-berdarah-kecamatan',
  points: '/dataset/posyandu',
  bars: '/dataset/realisasi-anggaran',
  version: '/dataset/harga-pangan/versi/1',
  limited: '/dataset/demam-berdarah',
  request: '/dataset/penerima-pkh',
  absent: '/dataset/tidak-ada',
  unknown: '/tidak/ada',
  progress: '/progres',
  api: '/api',
  exempted: '/dikecualikan',
  library: '/pustaka',
  standard: '/pustaka/demam-berdarah-kecamatan-tahun',
};

/** The pages of each account, by the page's name. */
const desks: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  dinkes: { clerk: '/kerja', registration: '/kerja/daftar', upload: '/kerja/dataset/posyandu' },
  dlh: { rejected: '/kerja/dataset/taman-kota' },
  'dinsos-pj': { head: '/kerja', grants: '/kerja/dataset/penerima-pkh' },
  kominfo: { steward: '/kerja', reviews: '/kerja/pemeriksaan', accounts: '/kerja/akun', board: '/progres' },
  banten: { institution: '/kerja', asking: '/dataset/penerima-pkh' },
  walikota: { overseer: '/kerja' },
  helpdesk: { helpdesk: '/kerja' },
  pembaca: { reader: '/kerja' },
  warga: { resident: '/kerja' },
};

mkdirSync(folder, { recursive: true });
const browser = await openBrowser();
await takeAll(browser, publicPages);
for (const [account, pages] of Object.entries(desks)) await takeAll(browser, pages, account);
await browser.close();

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
