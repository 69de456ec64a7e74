import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { workbookContentType } from '../../functions/excel-writer/content-type.ts';
import { limits } from '../../functions/limits.ts';
import { approve, deliver, register } from '../way/city.ts';
import { chromiumPath, type Tab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { workbookOf } from './sheets.ts';
import { look, visit } from './steps.ts';

const path = '/kerja/dataset/posyandu';
const good = 'kelurahan,jumlah,tanggal_data\nBenda,1,2026-09-01\nCipondoh,2,2026-09-02\n';
/** Sheets that a question offers, and the choice. */
const mostAsked = limits.maxListedNames;
const wrong = 'kelurahan,jumlah,tanggal_data\nBenda,satu,2026-09-01\nCipondoh,2,2026-09-31\nNeglasari,3,2026-09-03\nPinang\n';

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('mending and salvage in a browser', () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    await register(client, 'posyandu', { title: 'Posyandu per kelurahan' });
    await approve(client, 'posyandu', await deliver(client, 'posyandu', good));
  });
  afterAll(async () => city?.close());

  async function history(account: string): Promise<Tab> {
    const tab = await visit(city, account, path);
    await tab.page.waitForSelector('#history table');
    return tab;
  }

  test('a clerk mends the listed cells in place, is told what remains, and mends that, too', { timeout: loadedMilliseconds }, async () => {
    await deliver(client, 'posyandu', wrong.replace('Pinang\n', ''));
    const { page, complaints } = await history('dinkes');
    expect(await page.locator('#salvage').count()).toBe(0);
    await look(page, 'mending');
    await page.click('text=Kirim perbaikan');
    await page.waitForSelector('#mending >> text=Belum ada sel yang diubah');
    const input = (row: number, column: string) => page.getByLabel(`Isi yang benar untuk baris ${row}, kolom ${column}`);
    expect(await input(2, 'jumlah').inputValue()).toBe('satu');
    await input(2, 'jumlah').fill('11');
    await page.click('text=Kirim perbaikan');
    await page.waitForSelector('#report >> text=1 kesalahan; 2 dari 3 baris sah.');
    await input(3, 'tanggal_data').fill('2026-09-30');
    await input(3, 'tanggal_data').press('Enter');
    await page.waitForSelector('#state [data-state=published]');
    expect(await page.textContent('#history')).toContain('data.csv (perbaikan sel)');
    await look(page, 'mended');
    expect(complaints).toEqual([]);
  });

  test('of a workbook with more tables than a question lists the clerk chooses the sheet, and mends a cell of it', async () => {
    const many = [...Array.from({ length: mostAsked }, () => good), good.replace('Cipondoh,2', 'Cipondoh,dua')];
    const workbook = await workbookOf(many.reverse());
    const { page, complaints } = await history('dinkes');
    const file = { name: 'posyandu.xlsx', mimeType: workbookContentType, buffer: workbook };
    await page.setInputFiles('#file', file);
    await page.click('#upload button');
    await page.waitForSelector('#report >> text=lebih dari satu lembar cocok');
    await page.reload();
    await page.waitForSelector('#report >> text=lebih dari satu lembar cocok');
    await page.setInputFiles('#file', { ...file, name: 'lain.xlsx' });
    expect(await page.locator('#sheet-choice').isHidden()).toBe(true);
    await page.setInputFiles('#file', file);
    await look(page, 'sheets');
    await page.selectOption('#sheet', 'Lembar 1');
    await page.click('#upload button');
    await page.getByLabel('Isi yang benar untuk baris 3, kolom jumlah').fill('22');
    await page.click('text=Kirim perbaikan');
    await page.waitForSelector('#state [data-state=published]');
    await page.setInputFiles('#file', { name: 'lain.csv', mimeType: 'text/csv', buffer: Buffer.from(good) });
    expect(await page.locator('#sheet-choice').isHidden()).toBe(true);
    const csv = await fetch(`${city.laptop.url}/v1/datasets/posyandu/files/csv`);
    expect(await csv.text()).toBe(good.replace('Cipondoh,2', 'Cipondoh,22'));
    expect(complaints).toEqual([]);
  });

  test('a head publishes the valid rows with a reason and a confirmation; the page and the dataset say what is missing', async () => {
    // As many sound rows as the version that stands: fewer would go to the steward.
    await deliver(client, 'posyandu', `${wrong}Batuceper,4,2026-09-04\n`);
    const { page, complaints } = await history('dinkes-pj');
    await page.click('#salvage summary');
    expect(await page.textContent('#salvage summary')).toBe('Terbitkan baris yang sah saja (2 dari 5)');
    await look(page, 'salvage');
    await page.fill('#salvage [name=reason]', 'Sisanya menyusul pekan depan');
    await page.click('#salvage button');
    expect(await page.locator('#state [data-state]').count()).toBe(0);
    await page.check('#salvage [type=checkbox]');
    await page.click('#salvage button');
    await page.waitForSelector('#state [data-state=published]');
    await page.waitForSelector('#report >> text=2 dari 5 baris sah dan dimuat; 3 baris belum dimuat.');
    expect(await page.textContent('#report')).toContain('Alasan penanggung jawab: Sisanya menyusul pekan depan');
    await look(page, 'salvaged');
    await page.goto('/dataset/posyandu');
    await page.waitForSelector('text=3 baris belum dimuat karena belum sesuai standar.');
    await look(page, 'dataset');
    expect(complaints).toEqual([]);
  });
});
