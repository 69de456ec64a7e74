import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send, textMember, upload } from '../../demo/client.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, sendFile, visit } from './steps.ts';

/** Many pages on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;
const standard = {
  fields: [
    { name: 'puskesmas', type: 'string' },
    { name: 'kunjungan', type: 'integer' },
  ],
};
const exemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Stok dapat dijarah', until: '2031-12-31' };
const question = 'Mengapa angka kami ditolak?';
const answer = 'Tulis 12 dengan angka.';

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('help with an upload', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  beforeAll(async () => {
    city = await openCity();
    const client: Client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    const about = {
      datasetId: 'stok-vaksin',
      title: 'Stok vaksin',
      description: 'Stok',
      access: 'closed',
      exemption,
      cadence: 'monthly',
    };
    expect((await send(client, 'dinkes', 'POST', '/v1/datasets', about)).status).toBe(201);
    expect((await send(client, 'dinkes', 'PUT', '/v1/datasets/stok-vaksin/standard', standard)).status).toBe(200);
    expect(textMember(await upload(client, 'dinkes', 'stok-vaksin', 'lama.csv', 'puskesmas,kunjungan\nBenda,x\n'), 'state')).toBe(
      'rejected',
    );
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function seen(page: Page, name: string): Promise<void> {
    await look(page, name);
    for (const each of looks.slice(0, 3)) expect(await faults(page, each)).toEqual([]);
  }

  test('a clerk asks from a rejected upload and shares its cells; the helpdesk reads report and cells, and answers; the clerk reads it and ends it', async () => {
    const { page: clerk } = await visit(city, 'dinkes', '/kerja/dataset/stok-vaksin');
    await sendFile(clerk, 'stok.csv', 'puskesmas,kunjungan\nBenda,dua belas\n', '#ask-help');
    await clerk.click('#ask-help >> text=Minta bantuan');
    await clerk.fill('#ask-help textarea', question);
    await clerk.check('#ask-help input[name=shareCells]');
    await seen(clerk, 'help-asking');
    await clerk.click('#ask-help >> text=Kirim pertanyaan');
    await clerk.waitForSelector('#ask-help >> text=Terkirim. Dijawab paling lambat');

    const { page: helper } = await visit(city, 'helpdesk', '/kerja/bantuan');
    const ticket = '[data-desk=help] [data-ticket]';
    await helper.waitForSelector(`${ticket} >> text=stok.csv`);
    expect(await helper.textContent(`${ticket} [data-first-error]`)).not.toContain('dua belas');
    await helper.click(`${ticket} >> button:text-is("Hasil validasi")`);
    await helper.waitForSelector(`${ticket} >> text=Yang harus diperbaiki`);
    expect(await helper.textContent(ticket)).not.toContain('dua belas');
    await helper.click(`${ticket} >> text=Isi sel yang dibagikan`);
    await helper.waitForSelector(`${ticket} >> text=dua belas`);
    await helper.click(`${ticket} >> text=Baca dan jawab`);
    await helper.waitForSelector(`${ticket} >> text=${question}`);
    await seen(helper, 'help-desk');
    await helper.fill(`${ticket} >> textarea`, answer);
    await helper.click(`${ticket} >> text=Kirim jawaban`);
    await helper.waitForSelector(`${ticket} >> text=sudah dijawab`);
    await helper.reload();
    await helper.waitForSelector('[data-first-answers] >> text=1 sudah dijawab');

    await clerk.goto('/kerja/bantuan');
    await clerk.click('[data-desk=dinkes] [data-ticket] >> button:text-is("Buka")');
    await clerk.waitForSelector(`text=${answer}`);
    await seen(clerk, 'help-answered');
    await clerk.click('text=Sudah selesai bagi saya');
    await clerk.waitForSelector('[data-ticket] >> text=selesai');
  });

  test('guides and reference codes fit a phone and a desk, for anyone', async () => {
    const { page } = await openTab(await city.visitor());
    for (const path of ['/panduan', '/panduan/membaca-laporan', '/panduan/tabel-lebar', '/referensi', '/referensi/kemendagri-kecamatan']) {
      await page.goto(path);
      await seen(page, `public${path.replaceAll('/', '-')}`);
    }
  });

  test('the helpdesk finds an upload of a closed dataset by its number alone, and nothing of it by OPD', async () => {
    const client: Client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    const { body } = await send(client, 'dinkes', 'GET', '/v1/datasets/stok-vaksin/uploads');
    const uploadId = JSON.stringify(body).match(/"uploadId":"([0-9A-Z]{26})"/)?.[1] ?? '';
    const { page: helper } = await visit(city, 'helpdesk', '/kerja/bantuan');
    await helper.waitForSelector('#find-uploads select');
    await helper.selectOption('#find-uploads select[name=opd]', 'dinkes');
    expect(await helper.textContent('#find-uploads')).not.toContain('Stok vaksin');
    await helper.fill('input[name=uploadId]', uploadId);
    await helper.click('button:text-is("Lihat")');
    await helper.waitForSelector('text=Dataset stok-vaksin');
  });
});
