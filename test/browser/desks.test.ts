import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send } from '../../demo/client.ts';
import { approve, deliver, publishFirst, register } from '../way/city.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, visit } from './steps.ts';

const table = 'kelurahan,jumlah\nBenda,12\nCipondoh,7\n';
const exemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Riwayat kesehatan orang', until: '2031-12-31' };

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 240_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the desks', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await publishFirst(client, 'posyandu', table, { title: 'Posyandu', cadence: 'ad-hoc' });
    await approveAgain('posyandu', table.replace('7', '8'));
    await publishFirst(client, 'bantuan', table, { title: 'Bantuan', access: 'limited', sharing: 'by-request', cadence: 'ad-hoc' });
    await register(client, 'rekam-medis', { title: 'Rekam medis', access: 'closed', exemption });
    await city.laptop.runSchedule('Recount');
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function approveAgain(datasetId: string, content: string): Promise<void> {
    const upload = await deliver(client, datasetId, content);
    if (JSON.stringify(upload).includes('"in-review"')) await approve(client, datasetId, upload);
  }

  test('the steward begins with numbers, and finds a closed dataset', async () => {
    const { page, complaints } = await visit(city, 'kominfo', '/kerja');
    await page.waitForSelector('.counts >> text=unggahan menunggu Anda');
    await page.click('.counts a:has-text("dataset tertutup")');
    await page.waitForSelector('#cari-dataset tbody >> text=Rekam medis');
    expect(await page.locator('#cari-dataset tbody tr').count()).toBe(1);
    await look(page, 'desk-steward');
    await page.click('#cari-dataset tbody >> text=Rekam medis');
    await page.waitForURL('**/kerja/dataset/rekam-medis');
    expect(complaints).toEqual([]);
  });

  test('the steward withdraws a version and the dataset, each with a reason, and brings both back', async () => {
    const { page, complaints } = await visit(city, 'kominfo', '/kerja/dataset/posyandu');
    await page.click('#withdrawal summary');
    await page.click('#withdrawal button[aria-label="Tarik versi 2"]');
    expect(await page.evaluate<string>('document.activeElement.tagName')).toBe('TEXTAREA');
    await page.keyboard.type('Angka keliru');
    await look(page, 'withdraw-version');
    await page.click('#withdrawal button:text-is("Tarik versi 2")');
    await page.waitForSelector('#withdrawal [data-outcome]:has-text("Versi 2 ditarik.")');
    await page.waitForSelector('#withdrawal tbody tr:nth-child(2) >> text=Angka keliru');
    expect(await page.textContent('#withdrawal tbody tr:nth-child(1)')).toContain('berlaku; isinya sama dengan versi 1');

    await page.fill('#withdrawal [data-whole] textarea', 'Sumbernya diperiksa');
    await page.click('text=Tarik dataset');
    await page.waitForSelector('#withdrawal [data-outcome]:has-text("Dataset ditarik.")');
    await page.waitForSelector('#no-upload >> text=Sumbernya diperiksa');
    await look(page, 'withdrawn');
    const clerk = await visit(city, 'dinkes', '/kerja/dataset/posyandu');
    await clerk.page.waitForSelector('#no-upload >> text=sesudah walidata memulihkannya');

    await page.click('text=Pulihkan dataset');
    await page.click('text=Ya, pulihkan');
    await page.waitForSelector('#withdrawal [data-outcome]:has-text("Dataset dipulihkan.")');
    await page.click('#withdrawal button[aria-label="Berlakukan lagi versi 2"]');
    await page.keyboard.type('Ternyata benar');
    await page.click('#withdrawal button:text-is("Berlakukan lagi versi 2")');
    await page.waitForSelector('#withdrawal [data-outcome]:has-text("Versi 2 berlaku lagi.")');
    expect(await page.textContent('#withdrawal tbody tr:nth-child(1)')).toContain('isinya sama dengan versi 2');
    expect([...complaints, ...clerk.complaints]).toEqual([]);
  });

  test('an institution sees what it asked for and what it may read, with the days that are left', async () => {
    const until = new Date(Date.now() + 100 * 24 * 60 * 60 * 1000).toISOString();
    const asked = { purpose: 'verifikasi-bantuan', legalBasis: 'Perjanjian 1/2026', until };
    const request = await send(client, 'banten', 'POST', '/v1/datasets/bantuan/access-requests', asked);
    expect(request.status, request.text).toBe(201);
    const { page, complaints } = await visit(city, 'banten', '/kerja');
    await page.waitForSelector('#own-access tbody >> text=menunggu keputusan');
    expect(await page.textContent('#desk')).toMatch(/Selamat datang[\s\S]*Pemerintah Provinsi Banten/);
    const { requestId } = JSON.parse(request.text);
    const path = `/v1/datasets/bantuan/access-requests/${requestId}/decision`;
    const decided = await send(client, 'dinkes-pj', 'POST', path, { decision: 'grant', reasons: [], until });
    expect(decided.status, decided.text).toBe(200);
    await page.reload();
    await page.waitForSelector('#own-access tbody >> text=/sisa (99|100) hari/');
    await look(page, 'desk-institution');
    expect(complaints).toEqual([]);
  });

  test.each([
    ['walikota', 'Papan kemajuan OPD'],
    ['helpdesk', 'Lihat satu unggahan'],
    ['pembaca', 'pembaca profil warga'],
    ['warga', 'Lihat dataset kota'],
  ])('the desk of %s says what can be done there', async (account, words) => {
    const { page, complaints } = await visit(city, account, '/kerja');
    await page.waitForSelector('#desk >> text=Selamat datang');
    await page.waitForSelector(`#desk >> text=${words}`);
    await look(page, `desk-${account}`);
    expect(complaints).toEqual([]);
  });

  test('the helpdesk looks at an upload by its number, without a cell', async () => {
    const upload = JSON.stringify(await deliver(client, 'rekam-medis', 'kelurahan,jumlah\nBenda,tujuh-rahasia\n'));
    const [, uploadId = ''] = /"uploadId":"(\w+)"/.exec(upload) ?? [];
    const { page } = await visit(city, 'helpdesk', '/kerja');
    await page.fill('#desk [name=datasetId]', 'rekam-medis');
    await page.fill('#desk [name=uploadId]', uploadId);
    await page.click('#desk >> text="Lihat"');
    await page.waitForSelector('#desk .state >> text=data.csv');
    await page.waitForSelector('#desk >> text=baris sah');
    expect(await page.textContent('#desk')).not.toContain('tujuh-rahasia');
  });
});
