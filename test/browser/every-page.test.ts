import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { everyNth } from '../product-size.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { anyones, desks, everyDesk, seedStates } from './every-state.ts';
import { signInPage } from './pages.ts';
import { contrastFaults, focusFaults, zoomFaults } from './seeing.ts';
import { signIn } from './steps.ts';

/** A browser and a whole city on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)(
  'axe finds nothing, the ring is seen, nothing is lost at 320 px and 200 %, and high contrast shows all',
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
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        await page.waitForLoadState('networkidle');
        for (const each of everyNth(looks, 2)) found.push(...(await faults(page, each)));
        found.push(...(await zoomFaults(page)), ...(await focusFaults(page)), ...(await contrastFaults(page)));
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
      await page.route(/\/assets\/sign-in-[0-9a-f]+\.js$/, (route) => route.abort());
      expect(await look(page, [signInPage])).toEqual([]);
    });

    test.each(Object.keys(desks))('on the desk of %s', async (account) => {
      const { page, complaints } = await openTab(await city.visitor());
      await signIn(page, account, '/kerja');
      expect(await look(page, desks[account] ?? [])).toEqual([]);
      // A dataset without a standard has none to load.
      expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
    });

    test('faults that are put on a page are found', async () => {
      const { page } = await openTab(await city.visitor());
      await page.setContent(`<html lang="id" style="background: white"><style>
        a { outline: 3px solid #eeeeee !important } button { outline: none !important; border: 0 }
        p { width: 3em; overflow: hidden; white-space: nowrap } .bar { fill: #eeeeee }</style>
        <a href="/">Ke mana-mana</a> <button>Kirim</button> <p>Satu kalimat yang panjang</p>
        <div style="width: 2000px">lebar</div> <svg class="drawing"><rect class="bar" width="9" height="9" /></svg></html>`);
      const found = [...(await zoomFaults(page)), ...(await focusFaults(page)), ...(await contrastFaults(page))].join('\n');
      for (const fault of ['px too wide', 'cut sideways', 'no ring', ': 1.2:1', 'no border to see', 'a mark of class bar is not seen'])
        expect(found).toContain(fault);
    });
  },
);
