import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { csvOf, deliver, publishFirst, register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { workbookOf } from './sheets.ts';
import { approve, look, pressByKeyboard, sendFile, signIn } from './steps.ts';

const population = (tahun: number, cells: readonly string[]) =>
  `Tahun;Kelurahan;Penduduk\n${cells.map((cell, index) => `${tahun};Kelurahan ${index + 1};${cell}\n`).join('')}`;
const first = population(2025, ['167.228', '106.373', '50.361', '99.219', '950']);
const second = population(2026, ['168.450', '107.001', '51.200', '100.004', '961']);

/** Serials that no office gives out. */
const nik = '3671114707709001';
const account = '3671011203909002';
const complaint = 'kelurahan,keterangan\nBenda,lampu mati\nCipondoh,jalan rusak\nKarawaci,banjir\n';

/** Four processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)(
  'nothing lost, nothing guessed, nothing leaked, in a browser',
  { timeout: loadedMilliseconds },
  () => {
    let city: BrowserCity;
    let client: Client;

    beforeAll(async () => {
      city = await openCity();
      client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    }, loadedMilliseconds);
    afterAll(async () => city?.close());

    async function visit(name: string, path: string): Promise<{ page: Page; complaints: string[] }> {
      const tab = await openTab(await city.visitor());
      tab.page.setDefaultTimeout(loadedMilliseconds / 4);
      await signIn(tab.page, name, path);
      return tab;
    }

    async function manage(datasetId: string): Promise<{ page: Page; complaints: string[] }> {
      const tab = await visit('dinkes', `/kerja/dataset/${datasetId}`);
      await tab.page.waitForSelector('#upload:visible');
      return tab;
    }

    test('the population table with dots is asked about once and published right, the next year’s file without a question', async () => {
      await register(client, 'penduduk', { title: 'Penduduk per kelurahan' });
      const { page, complaints } = await manage('penduduk');
      await sendFile(page, 'penduduk-2025.csv', first, '#questions');
      await page.waitForSelector('#state [data-state=asking]');
      const question = page.locator('#questions fieldset');
      expect(await question.locator('legend').textContent()).toBe(
        'Kolom Penduduk: apakah titik pada angkanya memisahkan ribuan, atau tanda desimal?',
      );
      expect(await question.locator('.examples').allTextContents()).toEqual([
        '167.228 → 167228 · 106.373 → 106373',
        '167.228 → 167,228 · 106.373 → 106,373',
        '167.228 → teks “167.228” · 106.373 → teks “106.373”',
      ]);
      expect(await question.locator('button[aria-pressed=false]').count()).toBe(3);
      await look(page, 'asking');

      await page.goto('/kerja');
      await page.waitForSelector('tbody tr:first-child >> text=menunggu jawaban Anda');
      await look(page, 'asking-desk');
      const steward = await visit('kominfo', '/kerja/pemeriksaan');
      await steward.page.waitForSelector('text=Tidak ada yang menunggu.');

      await page.goto('/kerja/dataset/penduduk');
      await page.waitForSelector('#questions');
      await pressByKeyboard(page, '[data-reading=ribuan]');
      await page.waitForSelector('#state [data-state=in-review]');
      await page.waitForSelector('#report >> text=Kolom “Penduduk” dibaca sebagai angka; titik sebagai pemisah ribuan.');
      expect(await page.locator('#reading table').allTextContents()).toEqual([
        expect.stringContaining('Kelurahan 1167.228'),
        expect.stringContaining('Kelurahan 1167.228'),
      ]);
      await look(page, 'asking-answered');

      await steward.page.reload();
      await steward.page.waitForSelector('.card >> text=Kolom “Penduduk” dibaca sebagai angka; titik sebagai pemisah ribuan.');
      await look(steward.page, 'asking-review');
      await approve(steward.page);
      await steward.page.waitForSelector('text=Terbit sebagai versi 1');
      expect(await csvOf(client, 'penduduk')).toContain('2025,Kelurahan 1,167228\n');

      await sendFile(page, 'penduduk-2026.csv', second, '#state [data-state=published]');
      expect(await page.textContent('#state')).toContain('Terbit sebagai versi 2');
      expect(await page.locator('#questions').count()).toBe(0);
      expect(await csvOf(client, 'penduduk')).toContain('2026,Kelurahan 1,168450\n');

      await sendFile(page, 'penduduk-2026.csv', second, '#state >> text=sama persis dengan versi 2');
      await look(page, 'asking-unchanged');
      expect([...complaints, ...steward.complaints]).toEqual([]);
    });

    test('a file with a NIK in a remark is stopped with the cell named, mended in place and published', async () => {
      await publishFirst(client, 'pengaduan', complaint, { title: 'Pengaduan warga', cadence: 'ad-hoc' });
      const { page, complaints } = await manage('pengaduan');
      const told = complaint.replace('jalan rusak', `pelapor Dewi Gunawan NIK ${nik}`);
      await sendFile(page, 'pengaduan.csv', told, '#mending');
      await page.waitForSelector('#state [data-state=rejected]');
      expect(await page.textContent('#state')).toContain('Baris 3, kolom “keterangan”');
      expect(await page.locator('#mending tbody tr').first().textContent()).toMatch(/^3keteranganDi sel ini ada NIK atau nomor KK/);
      expect(await page.content()).not.toContain(nik);
      await look(page, 'nik');
      const input = page.getByLabel('Isi yang benar untuk baris 3, kolom keterangan');
      expect(await input.inputValue()).toBe('pelapor Dewi Gunawan NIK …');
      await input.fill('pelapor Dewi Gunawan');
      await input.press('Enter');
      await page.waitForSelector('#state [data-state=published]');
      expect(await csvOf(client, 'pengaduan')).toBe(complaint.replace('jalan rusak', 'pelapor Dewi Gunawan'));
      expect(complaints).toEqual([]);
    });

    test('a number that looks like a NIK is declared to be none, and the steward decides', async () => {
      await publishFirst(client, 'setoran', complaint, { title: 'Setoran warga', cadence: 'ad-hoc' });
      const { page, complaints } = await manage('setoran');
      const told = complaint.replace('banjir', `setor ke rekening ${account}`);
      await sendFile(page, 'setoran.csv', told, '#mending');
      await page.click('text=Kirim perbaikan');
      await page.waitForSelector('#mending >> text=Belum ada sel yang diubah');
      await page.getByLabel('Bukan NIK atau nomor KK: baris 4, kolom keterangan').check();
      expect(await page.getByLabel('Isi yang benar untuk baris 4, kolom keterangan').isDisabled()).toBe(true);
      await look(page, 'not-nik');
      await page.click('text=Kirim perbaikan');
      await page.waitForSelector('#state [data-state=in-review]');
      const steward = await visit('kominfo', '/kerja/pemeriksaan');
      await steward.page.waitForSelector(
        '.card >> text=1 sel pada kolom keterangan berbentuk NIK atau nomor KK; pengunggahnya menyatakan bahwa itu bukan.',
      );
      await look(steward.page, 'not-nik-review');
      await approve(steward.page);
      await steward.page.waitForSelector('text=Terbit sebagai versi 2');
      expect(await csvOf(client, 'setoran')).toContain(account);
      expect([...complaints, ...steward.complaints]).toEqual([]);
    });

    test('a row set aside is read on the page with its text and why; the steward reads why, without the text', async () => {
      await register(client, 'posyandu', { title: 'Posyandu' });
      const { page, complaints } = await manage('posyandu');
      const rows = 'Kelurahan,Posyandu,Kader\nBenda,12,60\nCipondoh,8,40\nPinang,10,51\n';
      const around = `Data Posyandu 2026,,\n,,\n${rows}Jumlah,30,151\nSumber: Dinas Kesehatan,,\n`;
      await sendFile(page, 'posyandu.csv', around, '#reading');
      const aside = page.locator('table', { hasText: 'Baris yang disisihkan karena bukan data' }).locator('tbody tr');
      expect(await aside.allTextContents()).toEqual([
        expect.stringMatching(/^1Data Posyandu 2026Berada di atas judul kolom/),
        expect.stringMatching(/^7Jumlah \| 30 \| 151Berisi jumlah dari baris-baris lain/),
        expect.stringMatching(/^8Sumber: Dinas KesehatanDibaca sebagai catatan/),
      ]);
      expect(await page.textContent('#report')).toContain('Dari 6 baris yang terbaca: 3 menjadi data, 3 disisihkan.');
      expect(await page.textContent('#reading')).toContain('Judul kolom ditemukan pada baris 3.');
      await look(page, 'set-aside');

      const steward = await visit('kominfo', '/kerja/pemeriksaan');
      const card = steward.page.locator('[data-dataset=posyandu]');
      await card.locator('summary', { hasText: 'Hasil validasi' }).click();
      await card.locator('text=Berisi jumlah dari baris-baris lain').waitFor();
      // The rows that would be published are shown; what was set aside is not.
      expect(await card.textContent()).not.toMatch(/Sumber|151/);
      await look(steward.page, 'set-aside-review');
      expect([...complaints, ...steward.complaints]).toEqual([]);
    });

    test('of a workbook with several sheets one is chosen by one click', async () => {
      await register(client, 'lembar', { title: 'Data per lembar' });
      const { page, complaints } = await manage('lembar');
      const sheets = ['kelurahan,jumlah\nBenda,1\nPinang,2\n', 'kelurahan,jumlah\nBenda,3\nPinang,4\n'];
      await sendFile(page, 'dua.xlsx', await workbookOf(sheets), '#questions');
      expect(await page.locator('#questions .examples').allTextContents()).toEqual(['Lembar 1', 'Lembar 2']);
      await look(page, 'sheets');
      await page.click('[data-reading=lembar-2]');
      await page.waitForSelector('#report >> text=Yang dipakai hanya lembar ke-2.');
      await page.waitForSelector('#report >> text=Lembar “Lembar 1” dilewati');
      expect(complaints).toEqual([]);
    });

    test('several questions are answered together: the first click says how many are left', async () => {
      await register(client, 'ukuran', { title: 'Ukuran lahan' });
      const { page, complaints } = await manage('ukuran');
      await sendFile(page, 'ukuran.csv', 'Nama;Luas;Sejak\nA;1.250;03/04/2021\nB;2.400;05/06/2021\nC;3.100;07/08/2021\n', '#questions');
      await page.click('[data-reading=ribuan]');
      await page.waitForSelector('#questions >> text=Tinggal 1 pertanyaan lagi');
      expect(await page.getAttribute('[data-reading=ribuan]', 'aria-pressed')).toBe('true');
      await look(page, 'two-questions');
      await page.click('[data-reading=hari-bulan]');
      await page.waitForSelector('#state [data-state=in-review]');
      expect(await page.locator('#reading table').last().textContent()).toContain('A1.250≠ dibaca lain: 3 Apr 2021');
      expect(complaints).toEqual([]);
    });

    test('how a table of 300 columns was read fits a phone: ten rows, its first columns, the rest said', async () => {
      await register(client, 'lebar', { title: 'Data lebar' });
      const names = Array.from({ length: 300 }, (_, place) => `indikator ${place + 1}`);
      const rows = Array.from({ length: 12 }, (_, row) => names.map((_name, place) => String(100 + row * 7 + place)).join(','));
      await deliver(client, 'lebar', `${names.join(',')}\n${rows.join('\n')}\n`);
      const { page, complaints } = await manage('lebar');
      await page.click('#history >> text=Hasil');
      await page.waitForSelector('#reading >> text=Ditampilkan 50 kolom yang pertama dari 300; semuanya dibaca.');
      expect(await page.locator('#reading table').first().locator('tbody tr').count()).toBe(10);
      await look(page, 'wide');
      expect(complaints).toEqual([]);
    });
  },
);
