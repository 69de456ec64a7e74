import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { deliver, publishFirst } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, signIn } from './steps.ts';

/** Of the big list of naughty strings (https://github.com/minimaxir/big-list-of-naughty-strings), what a page could stumble over. */
const naughty = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(2)>',
  "'; alert(3); //",
  '</title></textarea><svg onload=alert(4)>',
  '<a href="javascript:alert(5)">klik</a>',
  '{{constructor.constructor("alert(6)")()}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text itself is what is tried.
  '${alert(7)} <%= alert(8) %> #{alert(9)}',
  '</script><script>alert(10)</script>',
  '‮moc.elpmaxe//:sptth مرحبا العالم',
  '👩‍👩‍👧‍👦 🏳️‍🌈 ٠١٢٣ ｅｖａｌ',
  'Z̸̡̛̟͎̩̱a̷̡̛l̴̢̛g̵̨̛o̶ ̷t̶e̵x̷t̸',
  'javascript:alert(11)//&lt;b&gt;&amp;nbsp;',
  `${'W'.repeat(120)}`,
];
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
const table = (of: number) =>
  `Nama,Jenis,Jumlah\n${naughty.map((text, place) => `${quoted(text)},${quoted(naughty[(place + 1) % 3] ?? '')},${place + of}`).join('\n')}\n`;

const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('hostile titles and cells are shown as what they are', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    const [title = '', description = ''] = naughty;
    const words = { title, description, licence: naughty[4] };
    await publishFirst(client, 'jahat', table(1), words);
    await deliver(client, 'jahat', table(2));
    await publishFirst(client, 'jahat-lagi', table(1), { title: naughty[7], description: naughty[6] });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test.each(['light', 'dark'] as const)('without a dialog or a breach of the content security policy (%s)', async (colorScheme) => {
    const { page, complaints } = await openTab(await city.visitor({ colorScheme }));
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    const asked = encodeURIComponent(naughty[1] ?? '');
    const address = '/dataset/jahat';
    for (const path of [
      '/',
      '/dataset',
      `/dataset?q=${asked}&theme=${asked}`,
      address,
      `${address}?nama__contains=${asked}&sort=-jumlah`,
      `${address}?jumlah__greater=${asked}`,
      `${address}/versi/2`,
      '/dataset/jahat-lagi',
      `/${asked}`,
      `/masuk?kembali=${asked}`,
    ]) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      if (!page.url().includes('/masuk')) await fits(page);
    }
    await page.goto(address);
    expect(await page.textContent('h1')).toBe(naughty[0]);
    expect(await page.locator('#rows tbody td:first-child').allTextContents()).toEqual(naughty);
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  test.each(['dinkes', 'kominfo'])('on the desk of %s', async (account) => {
    const { page, complaints } = await openTab(await city.visitor());
    page.on('dialog', (dialog) => {
      complaints.push(`dialog ${dialog.message()}`);
      void dialog.dismiss();
    });
    await signIn(page, account, '/kerja');
    for (const path of ['/kerja', '/kerja/dataset/jahat', '/kerja/pemeriksaan', '/dataset/jahat']) {
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      await fits(page);
    }
    expect(complaints).toEqual([]);
  });
});
