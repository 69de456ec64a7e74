import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyNth } from '../product-size.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { anyones, desks, everyDesk, seedStates } from './every-state.ts';
import { signInPage } from './pages.ts';
import { signIn } from './steps.ts';

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
      await seedStates(city);
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
      expect(await look(page, everyDesk)).toEqual([]);
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
