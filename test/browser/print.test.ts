import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { deliver, publishFirst, register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { publishDemo } from './demo-dataset.ts';
import { signIn } from './steps.ts';

/** What margins of 14 mm leave of A4, in CSS pixels. */
const paper = { width: 687, height: 1016 };
const mediaBox = /MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)\s*\]/g;

const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('every table prints on A4 as a table', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishDemo(client, ['harga-pangan']);
    await publishFirst(client, 'posyandu', 'kecamatan,jumlah\nBenda,1\nPinang,2\n', { title: 'Posyandu' });
    await deliver(client, 'posyandu', 'kecamatan,jumlah\nBenda,1\nPinang,3\n');
    await register(client, 'tunggu', { title: 'Data yang menunggu' });
    await deliver(client, 'tunggu', 'kecamatan,jumlah\nBenda,1\nPinang,2\n');
    await city.laptop.runSchedule('Recount');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function onPaper(page: Page, path: string, width = paper.width): Promise<void> {
    await page.setViewportSize({ width, height: paper.height });
    await page.emulateMedia({ media: 'print' });
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await page.evaluate(displays('table:not(details:not([open]) *)')), path).toEqual(['table']);
    expect(await page.evaluate(displays('nav a, form, button, .top nav')), path).toEqual(['none']);
    const right = await page.evaluate<number>(
      'Math.max(...[...document.querySelectorAll("table")].map((each) => each.getBoundingClientRect().right))',
    );
    expect(right, path).toBeLessThanOrEqual(width);
  }

  /** The sizes of the sheets, in points. */
  async function sheets(page: Page): Promise<Set<string>> {
    const text = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    return new Set([...text.matchAll(mediaBox)].map(([, width, height]) => `${Math.round(Number(width))} × ${Math.round(Number(height))}`));
  }

  test('that of a dataset with its rows, and of a version with its changes', async () => {
    const { page, complaints } = await openTab(await city.visitor());
    await onPaper(page, '/dataset/harga-pangan?komoditas__contains=cabai');
    expect(await sheets(page)).toEqual(new Set(['595 × 842']));
    await onPaper(page, '/dataset/posyandu/versi/2');
    await onPaper(page, '/progres');
    expect(complaints).toEqual([]);
  });

  test('those of a clerk and of the walidata; the board lies across', async () => {
    const { page } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja');
    await onPaper(page, '/kerja');
    await onPaper(page, '/kerja/dataset/tunggu');
    const steward = await openTab(await city.visitor());
    await signIn(steward.page, 'kominfo', '/kerja');
    await onPaper(steward.page, '/progres', paper.height);
    expect([...(await sheets(steward.page))]).toContain('842 × 595');
    await steward.page.setViewportSize({ width: 360, height: 800 });
    expect(await steward.page.evaluate(displays('.stack'))).toEqual(['table']);
  });
});

/** How what is named is laid out, each way once. */
function displays(selector: string): string {
  return `[...new Set([...document.querySelectorAll(${JSON.stringify(selector)})]
    .map((each) => each.checkVisibility() || each.matches('table') ? getComputedStyle(each).display : 'none'))]`;
}
