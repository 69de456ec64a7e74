import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { approve, deliver, publishFirst, register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { expectFocus, keyTo, signInByKeyboard, tabTo, typeInto } from './keyboard.ts';
import { cellsOf } from './steps.ts';

const table = 'kelurahan,jumlah\nBenda,12\nCipondoh,7\n';
const asking = 'Kecamatan;Luas (km2)\nBenda;1.250\nPinang;2.250\nCipondoh;3.250\n';
/** Three pages of rows. */
const counts = Array.from({ length: limits.defaultRowsPerPage * 3 }, (_, place) => place + 1);
const long = `wilayah,jumlah\n${counts.map((count) => `RW ${count},${count}`).join('\n')}\n`;
/** NIKs of nobody: serials that no office gives out. */
const residents = 'nik,nama\n3671014505909901,Siti\n3671020101859902,Budi\n';
const processing = { basis: 'UU 13/2011', purposes: ['verifikasi-bantuan'], retentionUntil: '2031-12-31' };
const exemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Riwayat kesehatan orang', until: '2031-12-31' };

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('by the keyboard alone', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishFirst(client, 'penduduk', long, { title: 'Penduduk per RW' });
    await publishFirst(client, 'posyandu', table, { title: 'Posyandu', cadence: 'ad-hoc' });
    await approveAgain('posyandu', table.replace('7', '8'));
    await publishFirst(client, 'penerima', residents, { title: 'Penerima', access: 'limited', sharing: 'by-request', processing });
    await register(client, 'rekam-medis', { title: 'Rekam medis', access: 'closed', exemption });
    for (const id of ['tanya', 'baik', 'kurang']) await register(client, id, { title: `Data ${id}` });
    for (const id of ['baik', 'kurang']) await deliver(client, id, table);
    await city.laptop.runSchedule('Recount');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function approveAgain(datasetId: string, content: string): Promise<void> {
    const upload = await deliver(client, datasetId, content);
    if (JSON.stringify(upload).includes('"in-review"')) await approve(client, datasetId, upload);
  }

  async function visitor(): Promise<{ page: Page; complaints: string[] }> {
    const tab = await openTab(await city.visitor({ viewport: { width: 1280, height: 900 } }));
    tab.page.setDefaultTimeout(loadedMilliseconds / 4);
    return tab;
  }

  test('a journalist searches, filters, turns the page and takes the rows', async () => {
    const { page, complaints } = await visitor();
    await page.goto('/');
    await typeInto(page, page.getByLabel('Cari data'), 'penduduk');
    await page.keyboard.press('Enter');
    await keyTo(page, page.locator('.card a', { hasText: 'Penduduk per RW' }));
    await keyTo(page, page.locator('summary', { hasText: 'Saring isi' }));
    await typeInto(page, page.locator('#saring').getByLabel('Jumlah, dari'), '11');
    await page.keyboard.press('Enter');
    await page.getByText(`dari ${counts.length - 10}`).waitFor();
    await keyTo(page, page.getByRole('link', { name: 'Berikutnya' }));
    await page.waitForURL('**halaman=2**');
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      keyTo(page, page.getByRole('link', { name: 'Unduh baris terpilih sebagai CSV' })),
    ]);
    expect(
      readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\n'),
    ).toHaveLength(1 + counts.length - 10);
    expect(complaints).toEqual([]);
  });

  test('a clerk signs in, uploads a file and answers what is asked about it', async () => {
    const { page, complaints } = await visitor();
    await signInByKeyboard(page, 'dinkes', '/kerja');
    await keyTo(page, page.locator('#desk').getByRole('link', { name: 'Data tanya' }));
    await tabTo(page, page.locator('#file'));
    await page.setInputFiles('#file', { name: 'luas.csv', mimeType: 'text/csv', buffer: Buffer.from(asking) });
    await keyTo(page, page.locator('#upload button[type=submit]'), 'Space');
    await page.waitForSelector('#questions');
    await expectFocus(page, '#upload button[type=submit]');
    await keyTo(page, page.locator('[data-reading=ribuan]'));
    await page.waitForSelector('#state [data-state=in-review]');
    await expectFocus(page, '#state');
    expect(complaints).toEqual([]);
  });

  test('the steward’s Monday: counts, who is late, the queue with its rows, one approved, one returned, a closed dataset listed, a version withdrawn', async () => {
    const { page, complaints } = await visitor();
    await signInByKeyboard(page, 'kominfo', '/kerja');
    const late = page.locator('.counts a', { hasText: 'OPD terlambat' });
    const [counted] = /^\d+/.exec((await late.textContent()) ?? '') ?? [];
    await keyTo(page, late);
    await page.waitForSelector('#board .headline');
    expect(await page.textContent('#board .headline')).toContain(
      counted === '0' ? 'Tidak ada OPD yang terlambat' : `${counted} OPD terlambat`,
    );

    await keyTo(page, page.locator('.top nav').getByRole('link', { name: 'Pemeriksaan' }));
    const [good, bad] = [page.locator('[data-dataset=baik]'), page.locator('[data-dataset=kurang]')];
    await good.locator('text=Cipondoh').first().waitFor();
    await keyTo(page, good.getByRole('button', { name: 'Setujui dan terbitkan' }));
    await page.waitForSelector('#outcome >> text=Terbit sebagai versi 1');
    await expectFocus(page, '#outcome');
    await cellsOf(page, '[data-dataset=kurang]');
    await keyTo(page, bad.getByRole('button', { name: 'Kembalikan ke OPD' }));
    await bad.locator('text=Tulis dahulu').waitFor();
    await typeInto(page, bad.getByLabel('Alasan'), 'Kolom tahun belum ada');
    await keyTo(page, bad.getByRole('button', { name: 'Kembalikan ke OPD' }), 'Space');
    await page.waitForSelector('#outcome >> text=dikembalikan ke Dinas Kesehatan dengan alasan Anda.');
    await expectFocus(page, '#outcome');

    await keyTo(page, page.locator('.top nav').getByRole('link', { name: 'Meja kerja' }));
    await keyTo(page, page.locator('.counts a', { hasText: 'dataset tertutup' }));
    await page.waitForSelector('#cari-dataset tbody >> text=Rekam medis');
    await keyTo(page, page.locator('#cari-dataset tbody').getByRole('link', { name: 'Rekam medis' }));
    await page.waitForSelector('#about >> text=Dinas Kesehatan');

    await page.goto('/dataset/rekam-medis');
    await typeInto(page, page.locator('#listing [name=title]'), 'Rekam medis perorangan');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Tersimpan di daftar');
    await expectFocus(page, '#listing');

    await page.goto('/kerja/dataset/posyandu');
    await keyTo(page, page.locator('#withdrawal summary'));
    await keyTo(page, page.getByRole('button', { name: 'Tarik versi 2' }));
    await expectFocus(page, '#withdrawal [data-versions] textarea');
    await page.keyboard.type('Angka keliru');
    await keyTo(page, page.locator('#withdrawal button:text-is("Tarik versi 2")'));
    await page.waitForSelector('#withdrawal [data-outcome]:has-text("Versi 2 ditarik.")');
    await expectFocus(page, '#withdrawal [data-outcome]');
    // The page of a closed dataset is the 404 of one that does not exist, until its script asks as the steward.
    expect(complaints.filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  test('an institution asks for an officer of its own, gets, reads, takes a file and sees the days that are left', async () => {
    const { page, complaints } = await visitor();
    await signInByKeyboard(page, 'banten', '/kerja');
    await page.goto('/dataset/penerima');
    await typeInto(page, page.locator('#ask [name=purpose]'), 'Verifikasi');
    await typeInto(page, page.locator('#ask [name=legalBasis]'), 'Perjanjian kerja sama 12/2026');
    // Whichever of day and month the browser asks first.
    await typeInto(page, page.locator('#ask [name=until]'), `0101${new Date().getFullYear() + 1}`);
    await keyTo(page, page.getByRole('button', { name: 'Pilih semua kolom' }), 'Space');
    await keyTo(page, page.locator('#ask [data-officers] label', { hasText: 'Anda' }).locator('input'), 'Space');
    await keyTo(page, page.locator('#ask form button[type=submit]'));
    await page.waitForSelector('#sharing [data-request=waiting]');
    await expectFocus(page, '#sharing');

    const { page: head } = await visitor();
    await signInByKeyboard(head, 'dinkes-pj', '/kerja');
    await keyTo(head, head.locator('#waiting-requests').getByRole('link', { name: 'Penerima' }));
    await keyTo(head, head.locator('#requests [data-request=waiting] button:text-is("Setujui")'));
    await head.waitForSelector('#decided:not(:empty)');
    await expectFocus(head, '#decided');

    await page.reload();
    await page.waitForSelector('#rows tbody >> text=Siti');
    const labels = await page.locator('#files a').allTextContents();
    expect(labels).toEqual(['Unduh CSV', 'Unduh Excel (XLSX)', 'Unduh JSON', 'Unduh Parquet', 'Unduh CSV untuk Excel']);
    const [book] = await Promise.all([page.waitForEvent('download'), keyTo(page, page.locator('#files a', { hasText: 'XLSX' }))]);
    expect(
      readFileSync(await book.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await keyTo(page, page.locator('.top nav').getByRole('link', { name: 'Meja kerja' }));
    await page.waitForSelector('#own-access tbody >> text=/sisa \\d+ hari/');
    expect(complaints).toEqual([]);
  });
});
