import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send } from '../../demo/client.ts';
import { publishFirst } from '../way/city.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, visit } from './steps.ts';

/** NIKs of nobody: serials that no office gives out. */
const residents = 'nik,nama,program,nominal\n3671014505909901,Siti,PKH,500000\n3671020101859902,Budi,PKH,225000\n';
const personal = {
  access: 'limited',
  sharing: 'by-request',
  processing: { basis: 'UU 13/2011', purposes: ['verifikasi-bantuan'], retentionUntil: '2031-12-31' },
};
const loadedMilliseconds = 180_000;

describe.skipIf(chromiumPath === undefined)('the profile setting of a dataset, by its head', () => {
  let city: BrowserCity;
  let client: Client;
  const complaintsOf = new Map<Page, readonly string[]>();

  beforeAll(async () => {
    city = await openCity();
    const { laptop } = city;
    client = { url: laptop.url, token: (account) => laptop.issueToken(account) };
    await publishFirst(client, 'penerima', residents, { ...personal, title: 'Penerima bantuan' });
    await publishFirst(client, 'korban', residents, { ...personal, title: 'Layanan korban kekerasan' });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function pageOf(account: string, datasetId: string): Promise<Page> {
    const { page, complaints } = await visit(city, account, `/kerja/dataset/${datasetId}`);
    complaintsOf.set(page, complaints);
    return page;
  }
  const settingOf = async (datasetId: string) => (await send(client, 'dinkes-pj', 'GET', `/v1/datasets/${datasetId}/profile`)).body;

  test('ticks nothing that nobody chose, and keeps what is chosen', { timeout: loadedMilliseconds }, async () => {
    const page = await pageOf('dinkes-pj', 'penerima');
    await page.click('#profile > summary');
    await page.waitForSelector('#profile [name=purposes]');
    expect(await page.locator('#profile :checked:not(option)').count()).toBe(0);
    expect(await page.textContent('#profile [data-standing]')).toContain('Belum diatur');
    expect(await page.isVisible('#profile [data-register]')).toBe(false);
    await page.check('#profile [name=show][value=shown]');
    await page.selectOption('#profile [name=subject]', 'aid');
    await page.check('#profile [name=purposes][value=verifikasi-bantuan]');
    await page.selectOption('#profile [name=programme]', 'program');
    await page.selectOption('#profile [name=amount]', 'nominal');
    await page.click('#profile button[type=submit]');
    await page.waitForSelector('#profile [data-outcome]:has-text("Tersimpan.")');
    expect(await page.textContent('#profile [data-standing]')).toContain('Bantuan, warga melihatnya sendiri');
    const profile = { subject: 'aid', show: 'shown', purposes: ['verifikasi-bantuan'], programme: 'program', amount: 'nominal' };
    expect(await settingOf('penerima')).toMatchObject({ profile });
    await fits(page);
    await page.reload();
    await page.waitForSelector('#profile [name=purposes]', { state: 'attached' });
    expect(await page.isChecked('#profile [name=show][value=shown]')).toBe(true);
    expect(await page.inputValue('#profile [name=amount]')).toBe('nominal');
    expect(complaintsOf.get(page)).toEqual([]);
  });

  test('offers no screen for what tells of violence, and says why', { timeout: loadedMilliseconds }, async () => {
    const page = await pageOf('dinkes-pj', 'korban');
    await page.click('#profile > summary');
    await page.waitForSelector('#profile [name=purposes]');
    expect(await page.textContent('#profile [data-offered]')).toContain('kata "kekerasan" pada judul');
    expect(await page.isDisabled('#profile [name=show][value=shown]')).toBe(true);
    expect(await page.isChecked('#profile [name=show][value=never]')).toBe(true);
  });

  test('is not offered to an operator', { timeout: loadedMilliseconds }, async () => {
    const page = await pageOf('dinkes', 'penerima');
    await page.waitForSelector('#history table');
    expect(await page.isVisible('#profile')).toBe(false);
  });
});
