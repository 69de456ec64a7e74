import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { publishFirst } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { signIn } from './steps.ts';

const observer = `
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
const mostShift = 0.02;
const typefaceLateMilliseconds = 1_500;
/** After the first paint of any machine that can run the rest of this. */
const scriptLateMilliseconds = 700;
/** It ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)(
  'what is seen stays where it is, however late typeface and scripts come',
  { timeout: loadedMilliseconds },
  () => {
    let city: BrowserCity;

    beforeAll(async () => {
      city = await openCity();
      const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
      await publishFirst(client, 'terbit', 'kecamatan,jumlah\nBenda,1\nPinang,2\n', { title: 'Data terbit' });
    }, loadedMilliseconds);
    afterAll(async () => city?.close());

    async function comeLate(page: Page, address: string | RegExp, milliseconds: number): Promise<void> {
      await page.route(address, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, milliseconds));
        await route.continue();
      });
    }

    async function shiftOf(page: Page, path: string): Promise<number> {
      await page.goto(path, { waitUntil: 'networkidle' });
      // Past the typeface and what its coming would move.
      await page.waitForTimeout(typefaceLateMilliseconds);
      return page.evaluate<number>('shift');
    }

    test.each([
      ['anyone', undefined, ['/', '/dataset', '/dataset/terbit', '/progres', '/api']],
      ['a clerk', 'dinkes', ['/kerja', '/kerja/daftar', '/kerja/dataset/terbit']],
      ['the walidata', 'kominfo', ['/kerja', '/kerja/pemeriksaan', '/kerja/akun']],
    ] as const)('on the pages of %s', async (_who, name, paths) => {
      const { page } = await openTab(await city.visitor());
      await page.addInitScript({ content: observer });
      if (name !== undefined) await signIn(page, name, '/kerja');
      await comeLate(page, '**/*.woff2', typefaceLateMilliseconds);
      await comeLate(page, /\/assets\/(?!before-paint)[^/]*\.js/, scriptLateMilliseconds);
      const moved: Record<string, number> = {};
      for (const path of paths) moved[path] = await shiftOf(page, path);
      expect(Object.entries(moved).filter(([, shift]) => shift > mostShift)).toEqual([]);
    });

    test('on the page after one that was left before /v1 said who is here', async () => {
      const { page } = await openTab(await city.visitor());
      await page.addInitScript({ content: observer });
      await signIn(page, 'kominfo', '/kerja');
      await page.route('**/v1/me', (route) => route.abort());
      await shiftOf(page, '/kerja');
      await page.unroute('**/v1/me');
      expect(await shiftOf(page, '/kerja')).toBeLessThanOrEqual(mostShift);
    });
  },
);
