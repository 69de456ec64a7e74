import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { partsOf, zipParts } from '../ingest/workbook/write-workbook.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { approve, look, sendFile, signIn, signOut } from './steps.ts';

/** As offices write them: titles, a header of two lines with merged cells, the numbers of the columns, dots in numbers that are text, a total, a signature. */
const rows: readonly (readonly (string | number)[])[] = [
  ['PENDUDUK DAN LUAS WILAYAH MENURUT KECAMATAN'],
  ['KOTA TANGERANG TAHUN 2025'],
  [],
  ['No', 'Kecamatan', 'Penduduk', '', 'Luas (ha)'],
  ['', '', 'Laki-laki', 'Perempuan', ''],
  ['(1)', '(2)', '(3)', '(4)', '(5)'],
  [1, 'Benda', 41250, 40112, '1.561'],
  [2, 'Pinang', 92310, 91004, '2.159'],
  [3, 'Cipondoh', 118420, 117305, '1.791'],
  [4, 'Karawaci', 92105, 93310, '1.348'],
  ['', 'Jumlah', 344085, 341731, '6.859'],
  [],
  ['', '', '', 'Tangerang, 5 Januari 2026'],
  ['', '', '', 'Kepala Dinas Kesehatan'],
];
const merged = ['A1:E1', 'A2:E2', 'A4:A5', 'B4:B5', 'C4:D4', 'E4:E5'];
const meanings: Readonly<Record<string, string>> = {
  no: 'Nomor urut',
  kecamatan: 'Nama kecamatan',
  penduduk_laki_laki: 'Penduduk laki-laki pada akhir tahun',
  penduduk_perempuan: 'Penduduk perempuan pada akhir tahun',
  luas_ha: 'Luas wilayah kecamatan',
};

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('a clerk’s first dataset', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('comes from an ugly workbook, through a question and a meaning for each column, to its published page', async () => {
    const { page, complaints } = await openTab(await city.visitor());
    page.setDefaultTimeout(loadedMilliseconds / 5);
    await signIn(page, 'dinkes', '/kerja/daftar');
    await register(page, await workbook());

    await page.waitForSelector('#questions');
    await look(page, 'first-asked');
    expect(await page.textContent('#questions legend')).toContain('Luas');
    await page.click('[data-reading=ribuan]');
    await page.waitForSelector('#state [data-state=in-review]');
    await page.waitForSelector('#report >> text=Kolom “Luas (ha)” dibaca sebagai angka; titik sebagai pemisah ribuan.');
    expect(await page.textContent('#report')).toContain('Semua 4 baris sah. Dari 9 baris yang terbaca: 4 menjadi data, 5 disisihkan.');
    await look(page, 'first-read');

    await page.click('#standard summary');
    for (const [name, meaning] of Object.entries(meanings)) await page.fill(`[data-of=${name}][data-text=definition]`, meaning);
    await page.click('text=Usulkan standar');
    for (const meaning of Object.values(meanings)) await page.waitForSelector(`#standard-now >> text=${meaning}`);
    await page.locator('#history button', { hasText: 'Tarik kembali' }).click();
    await page.click('text=Ya, tarik kembali');
    await page.waitForSelector('#state >> text=ditarik kembali oleh OPD');
    // The answer is in the standard by now: nothing is asked again.
    await sendFile(page, 'penduduk.xlsx', await workbook(), '#state [data-state=in-review]');
    await look(page, 'first-waits');
    await signOut(page);

    await signIn(page, 'kominfo', '/kerja/pemeriksaan');
    await page.locator('.card[data-dataset]').first().waitFor();
    expect(await page.locator('.card[data-dataset]').count()).toBe(1);
    await approve(page);
    await page.waitForSelector('text=Terbit sebagai versi 1');
    await signOut(page);

    await page.goto('/dataset/penduduk-menurut-kecamatan');
    expect(await page.locator('#rows tbody tr').allTextContents()).toEqual([
      '1Benda41.25040.1121.561',
      '2Pinang92.31091.0042.159',
      '3Cipondoh118.420117.3051.791',
      '4Karawaci92.10593.3101.348',
    ]);
    await page.click('#standard summary');
    const columns = await page.textContent('#standard');
    for (const meaning of Object.values(meanings)) expect(columns).toContain(meaning);
    await look(page, 'first-published');
    expect(complaints).toEqual([]);
  });
});

/** The form takes its first file along. */
async function register(page: Page, file: Buffer): Promise<void> {
  await page.setInputFiles('#file', { name: 'penduduk 2025.xlsx', mimeType: 'application/octet-stream', buffer: file });
  await page.fill('[name=title]', 'Penduduk menurut kecamatan');
  await page.fill('[name=description]', 'Penduduk laki-laki dan perempuan, dan luas wilayah.');
  await page.selectOption('[name=cadence]', 'annual');
  await page.check('[name=access][value=open]');
  expect(await page.inputValue('#period')).toBe('2025');
  await page.fill('#period', '');
  await page.locator('#period').blur();
  expect(await page.inputValue('#period')).toBe('');
  await look(page, 'first-registered');
  await page.click('#registration button');
  await page.waitForURL('**/kerja/dataset/penduduk-menurut-kecamatan#unggahan-*');
  await page.waitForSelector('#upload:visible');
}

function workbook(): Promise<Buffer> {
  const sheet = rows.map(
    (cells, index) => `<row r="${index + 1}">${cells.map((cell, place) => cellXml(cell, place, index)).join('')}</row>`,
  );
  const afterRows = `<mergeCells>${merged.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return zipParts(partsOf({ sheets: [sheet.join('')], afterRows }));
}

function cellXml(cell: string | number, place: number, index: number): string {
  const at = `r="${String.fromCharCode('A'.charCodeAt(0) + place)}${index + 1}"`;
  if (cell === '') return `<c ${at}/>`;
  return typeof cell === 'number' ? `<c ${at}><v>${cell}</v></c>` : `<c ${at} t="inlineStr"><is><t>${cell}</t></is></c>`;
}
