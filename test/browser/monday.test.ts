import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { seedPast } from '../../demo/past.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, sendFile, visit } from './steps.ts';

/** Many pages on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;
const late = { opdId: 'dishub', name: 'Dinas Perhubungan', title: 'Penumpang angkutan umum' };
const successor = 'tetangga';
const question = 'Kutip di baris ketiga kami tutup di mana?';
const answer = 'Tulis kutip penutupnya setelah angka sembilan.';

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

/** The demo's past, and the Monday after it: one story, each part on what the one before left. */
describe.skipIf(chromiumPath === undefined)('Monday in the browser', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let steward: Page;
  const complaints: (readonly string[])[] = [];
  beforeAll(async () => {
    city = await openCity();
    const { laptop } = city;
    const client: Client = { url: laptop.url, token: (account) => laptop.issueToken(account) };
    const keepReports = async () => void (await laptop.runSchedule('ReportRule'));
    await seedPast(client, { setClock: (at) => laptop.setClock(at), keepReports }, new Date());
    await keepReports();
    await laptop.runSchedule('RecountRule');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function pageOf(account: string, path: string): Promise<Page> {
    const tab = await visit(city, account, path);
    complaints.push(tab.complaints);
    return tab.page;
  }

  async function seen(page: Page, name: string): Promise<void> {
    await look(page, name);
    for (const each of looks.slice(0, 2)) expect(await faults(page, each)).toEqual([]);
  }

  test('the steward sees who is late, and how many weeks it has been so', async () => {
    steward = await pageOf('kominfo', '/kerja');
    await steward.goto('/progres');
    await steward.waitForSelector('.headline >> text=OPD terlambat');
    expect(await steward.textContent('.headline')).toContain(late.name);
    await seen(steward, 'monday-board');
  });

  test('opens to the dataset, and to how each of its periods stood', async () => {
    await steward.click(`#board td a:text-is("${late.name}")`);
    await steward.waitForSelector(`#deliveries >> text=${late.title}`);
    await steward.click(`summary[aria-label="Riwayat ${late.title}"]`);
    await steward.waitForSelector('.history li');
    const periods = await steward.$$eval('.history[open] li', (items) => items.map(({ textContent }) => textContent ?? ''));
    expect(periods.at(-1)).toMatch(/: tepat waktu, dikirim \d/);
    expect(periods.filter((text) => /: belum dikirim, terlambat \d+ hari/.test(text)).length).toBeGreaterThan(0);
    expect(periods[0]).toContain('belum jatuh tempo');
    await seen(steward, 'monday-history');
  });

  test('reminds the OPD, once a day', async () => {
    await steward.click('text=Ingatkan sekarang');
    await steward.waitForSelector('text=Yang sudah dikirim, yang terbaru lebih dahulu');
    await steward.click('text=Ingatkan sekarang');
    await steward.waitForSelector('text=sudah diingatkan hari ini');
  });

  test('prints one page for the mayor: the final report is a PDF, with the reason that the OPD gave', async () => {
    await steward.goto('/laporan');
    await steward.click('tr:has-text("mingguan"):has-text("final") >> nth=0 >> a');
    await steward.waitForSelector(`#report >> text=${late.title}`);
    expect(await steward.textContent('#report')).toContain('kami jemput minggu depan');
    const [file] = await Promise.all([steward.waitForEvent('download'), steward.click('text=Unduh PDF')]);
    const bytes = await readFile(await file.path());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    await seen(steward, 'monday-report');
  });

  test('a clerk asks for help from a rejected upload, and is answered', async () => {
    const clerk = await pageOf('satpolpp', '/kerja/dataset/pelanggaran-perda');
    await sendFile(clerk, 'pelanggaran.csv', 'Bulan,Pelanggaran\nJanuari,12\nFebruari,"9', '#ask-help');
    await clerk.click('#ask-help >> text=Minta bantuan');
    await clerk.fill('#ask-help textarea', question);
    await clerk.click('#ask-help >> text=Kirim pertanyaan');
    await clerk.waitForSelector('#ask-help >> text=Terkirim. Dijawab paling lambat');
    const helper = await pageOf('helpdesk', '/kerja/bantuan');
    const ticket = '[data-desk=help] [data-ticket]';
    await helper.click(`${ticket} >> text=Baca dan jawab`);
    await helper.waitForSelector(`${ticket} >> text=${question}`);
    await helper.fill(`${ticket} >> textarea`, answer);
    await helper.click(`${ticket} >> text=Kirim jawaban`);
    await helper.waitForSelector(`${ticket} >> text=sudah dijawab`);
    await clerk.goto('/kerja/bantuan');
    await clerk.click('[data-desk=satpolpp] [data-ticket] >> button:text-is("Buka")');
    await clerk.waitForSelector(`text=${answer}`);
  });

  test('a clerk is transferred, and her successor finds the work on the desk', async () => {
    await steward.goto('/kerja/akun');
    for (const [id, words] of [
      [successor, `${successor}@`],
      [late.opdId, `${late.opdId}@`],
    ] as const) {
      await steward.fill('#accounts [name=words]', words);
      await steward.click('#accounts >> text=Cari');
      await steward.waitForSelector(`[data-account]:has-text("${id}@")`);
    }
    const predecessor = `[data-account]:has-text("${late.opdId}@")`;
    await steward.click(`${predecessor} >> text=Serah terima`);
    const choice = steward.locator(`${predecessor} >> [name=successor] >> option`, { hasText: `${successor}@` });
    await steward.selectOption(`${predecessor} >> [name=successor]`, (await choice.getAttribute('value')) ?? '');
    await steward.fill(`${predecessor} >> [name=handoverReason]`, 'Mutasi');
    await steward.click(`${predecessor} >> text=Serahkan tugas`);
    await steward.waitForSelector('#outcome >> text=diserahkan kepada');
    const desk = await pageOf(successor, '/kerja');
    await desk.waitForSelector(`#desk >> text=${late.title}`);
    await seen(desk, 'monday-successor');
    // A second reminder is refused, and the browser tells of every refusal.
    expect(complaints.flat().filter((complaint) => !/ 409 .*\/reminders/.test(complaint))).toEqual([]);
  });
});
