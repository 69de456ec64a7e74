import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, member, send } from '../../demo/client.ts';
import { register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, signIn } from './steps.ts';

const table = 'kelurahan,jumlah\nBenda,12\nCipondoh,7\n';
const drop = `(() => {
  const data = new DataTransfer();
  for (const name of ['seret.csv', 'lain.csv']) data.items.add(new File([${JSON.stringify(table)}], name));
  const dropped = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
  document.querySelector('[data-drop]').dispatchEvent(dropped);
  return document.querySelector('#file').files[0].name;
})()`;
/** Whether leaving is asked about first. */
const warns = `!dispatchEvent(new Event('beforeunload', { cancelable: true }))`;

/** A process a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('uploading', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await register(client, 'posyandu', { title: 'Posyandu', cadence: 'monthly' });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('shows a bar, warns who leaves, and is cancelled; a dropped file goes with its month in words, and the focus stays', async () => {
    const { page, complaints } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja/dataset/posyandu');
    await page.waitForSelector('#upload:visible');
    expect(await page.evaluate(warns)).toBe(false);

    // The line hangs.
    const isFile = (url: URL) => url.searchParams.has('X-Amz-Signature');
    await page.route(isFile, () => undefined);
    await page.setInputFiles('#file', { name: 'keliru.csv', mimeType: 'text/csv', buffer: Buffer.from(table) });
    await page.click('#upload button');
    await page.waitForSelector('#state progress');
    expect(await page.evaluate(warns)).toBe(true);
    await look(page, 'sending');
    await page.click('text=Batalkan pengiriman');
    await page.waitForSelector('#state >> text=Pengiriman keliru.csv dibatalkan.');
    await page.waitForSelector('#history tbody tr >> text=dibatalkan');
    expect(await page.evaluate(warns)).toBe(false);
    await page.unrouteAll();

    expect(await page.evaluate(drop)).toBe('seret.csv');
    await page.waitForSelector('#state >> text=Satu berkas tiap kali');
    await page.fill('#period', 'Februari 2026');
    await page.click('#upload button');
    await page.waitForSelector('#state [data-state=in-review]');
    await page.waitForSelector('#upload button:not([disabled])');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Unggah');
    expect(await page.textContent('#history tbody tr')).toContain('seret.csv (2026-02)');
    const uploads = await send(client, 'dinkes', 'GET', '/v1/datasets/posyandu/uploads');
    expect(member(uploads.body, 'items')).toHaveLength(2);
    expect(complaints).toEqual([]);
  });
});
