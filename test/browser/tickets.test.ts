import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send } from '../../demo/client.ts';
import { refusalText } from '../../functions/model/ticket-words.ts';
import { editItems } from '../attacks/edit-items.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { bind, niks, publishPersons } from './persons.ts';
import { fits, look, visit } from './steps.ts';

/** Many pages, and two starts of a laptop, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;
const question = 'Mengapa data saya dibuka? Saya tidak mengajukan apa pun.';
const wrong = 'Alamat saya pada triwulan 3 keliru: seharusnya Jalan Melati 5.';

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('what residents ask', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
    const client = clientOf(city);
    await publishPersons(client);
    await bind(client, 'warga', niks.wife);
    await bind(client, 'pembaca', niks.reader);
    const look = { nik: niks.wife, purpose: 'verifikasi-bantuan', caseNumber: 'BS-2026/17', reason: 'Memeriksa permohonan bantuan' };
    const looked = await send(client, 'pembaca', 'POST', '/v1/persons/lookups', look);
    expect(looked.status, looked.text).toBe(200);
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  const clientOf = ({ laptop }: BrowserCity): Client => ({ url: laptop.url, token: (account) => laptop.issueToken(account) });

  /** What axe finds, and that it fits a phone and a desk. */
  async function seen(page: Page, name: string): Promise<void> {
    await look(page, name);
    for (const each of looks.slice(0, 3)) expect(await faults(page, each)).toEqual([]);
  }

  async function ask(page: Page, place: string, button: string, words: string): Promise<void> {
    await page.click(`${place} >> button:text-is("${button}")`);
    await page.fill(`${place} >> textarea`, words);
    await page.click(`${place} >> button:text-is("Kirim")`);
    await page.waitForSelector(`${place} >> text=Terkirim. Dijawab paling lambat`);
  }

  test('a resident questions a receipt and asks for a correction; the OPD answers and refuses, the resident reads both; the walidata sees what is overdue', async () => {
    const resident = await visit(city, 'warga', '/profil/jejak');
    await ask(resident.page, '[data-kind=look-up]', 'Tanyakan', question);
    await seen(resident.page, 'receipts-asked');
    await resident.page.goto('/profil');
    await ask(resident.page, '[data-dataset=pkh]', 'Minta perbaikan', wrong);

    const clerk = await visit(city, 'dinsos', '/kerja');
    await clerk.page.click('#desk >> a:text-is("Permintaan warga tentang datanya")');
    await clerk.page.waitForSelector('[data-ticket]');
    expect(await clerk.page.locator('[data-ticket]').count()).toBe(1);
    expect(await clerk.page.textContent('[data-desk=dinsos]')).not.toContain('Petugas pembaca profil');
    const correction = '[data-ticket]:has(h2:text-is("Penerima PKH"))';
    await clerk.page.click(`${correction} >> text=Baca dan jawab`);
    await clerk.page.waitForSelector(`${correction} >> text=${wrong}`);
    await seen(clerk.page, 'tickets-clerk');
    await clerk.page.fill(`${correction} >> textarea`, 'Sudah kami perbaiki, dan terbit minggu depan.');
    await clerk.page.click(`${correction} >> text=Kirim jawaban`);
    await clerk.page.waitForSelector(`${correction} >> text=sudah dijawab`);

    const head = await visit(city, 'dinsos-pj', '/kerja/permintaan');
    const asked = '[data-ticket]:has-text("Yang ditanyakan:")';
    await head.page.click(`${asked} >> text=Baca dan jawab`);
    await head.page.click(`${asked} >> summary:text-is("Tolak")`);
    await head.page.click(`${asked} >> text=Ya, tolak dengan kalimat ini`);
    await head.page.waitForSelector(`${asked} >> text=sudah dijawab`);

    const auditor = await visit(city, 'pemeriksa', '/kerja/permintaan');
    await auditor.page.waitForSelector('[data-ticket]');
    expect(await auditor.page.locator('[data-ticket]').count()).toBe(1);
    await auditor.page.click('text=Baca dan jawab');
    await auditor.page.waitForSelector(`text=${question}`);

    await resident.page.goto('/profil/permintaan');
    await resident.page.click(`${correction} >> button:text-is("Buka")`);
    await resident.page.waitForSelector(`${correction} >> text=terbit minggu depan`);
    await resident.page.click(`${correction} >> text=Sudah selesai bagi saya`);
    await resident.page.waitForSelector(`${correction} >> text=selesai`);
    await resident.page.click('[data-ticket]:has(h2:text-is("pertanyaan tentang jejak")) >> button:text-is("Buka")');
    await resident.page.waitForSelector(`text=${refusalText}`);
    await seen(resident.page, 'my-tickets');
    await resident.page.click('text=Beri tahu saya lewat surel');
    await resident.page.waitForSelector('text=Anda diberi tahu lewat surel bila ada yang baru');
    await resident.page.selectOption('[name=opdId]', 'dinkes');
    await resident.page.fill('[name=subject]', 'Riwayat imunisasi anak');
    await resident.page.fill('#request [name=message]', 'Mohon salinannya.');
    await resident.page.click('text=Kirim permintaan');
    await resident.page.waitForSelector('[data-ticket]:has(h2:text-is("Riwayat imunisasi anak"))');
    const ticketId = await resident.page.getAttribute('[data-ticket]:has(h2:text-is("Riwayat imunisasi anak"))', 'data-ticket');

    await city.close(true);
    await editItems({ home: city.home, laptop: city.laptop }, async (documents) => {
      await documents.send(
        new UpdateCommand({
          TableName: 'satudata-CatalogTable',
          Key: { pk: `TICKET#${ticketId}`, sk: 'META' },
          UpdateExpression: 'SET dueAt = :due',
          ExpressionAttributeValues: { ':due': '2026-01-31T00:00:00.000Z' },
        }),
      );
    });
    city = await openCity(city.home);
    const steward = await visit(city, 'kominfo', '/kerja/permintaan');
    await steward.page.waitForSelector('text=1 menunggu jawaban, 1 lewat waktu.');
    const clocks = (await steward.page.textContent('[data-desk=clocks]')) ?? '';
    expect(clocks).toMatch(/Dinas Kesehatan[\s\S]*lewat waktu: seharusnya dijawab 31 Jan 2026/);
    expect(clocks).toContain('Batas waktu semua permintaan');
    expect(clocks).not.toMatch(/imunisasi|Siti|Mohon/);
    await seen(steward.page, 'tickets-steward');
    expect([resident, clerk, head, auditor, steward].flatMap(({ complaints }) => complaints)).toEqual([]);
  });

  test('each page says whom it is for to anyone else', async () => {
    for (const [account, path, words] of [
      ['suami', '/profil/permintaan', 'setelah akun ini diikat'],
      ['banten', '/kerja/permintaan', 'Halaman ini untuk OPD yang menjawab'],
    ] as const) {
      const { page } = await visit(city, account, path);
      await page.waitForSelector(`text=${words}`);
      expect(await page.isVisible('main form')).toBe(false);
      await fits(page);
    }
  });
});
