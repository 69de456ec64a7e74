import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/**
 * `npm run screenshots -- <address> <folder>`: every page that anyone may see of a running city, at 1280 and 360 pixels, light and dark.
 * To be looked at: no test reads them.
 */
const [address = 'http://localhost:8080', folder = 'screenshots'] = process.argv.slice(2);

const widths = [1280, 360];
const schemes = ['light', 'dark'] as const;

const pages: Readonly<Record<string, string>> = {
  home: '/',
  datasets: '/dataset',
  search: '/dataset?q=penduduk',
  prices: '/dataset/harga-pangan',
  filtered: '/dataset/harga-pangan?komoditas__contains=cabai&sort=-harga',
  limited: '/dataset/demam-berdarah',
  absent: '/dataset/tidak-ada',
  progress: '/progres',
  api: '/api',
  exempted: '/dikecualikan',
};

mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
for (const colorScheme of schemes) {
  for (const width of widths) {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(`${address}${path}`, { waitUntil: 'networkidle' });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      if (wide > 0) console.log(`${name} at ${width}: ${wide} px too wide`);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), fullPage: true });
    }
    await context.close();
  }
}
await browser.close();
