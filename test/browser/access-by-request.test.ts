import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { publishFirst, register } from '../way/city.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { fits, visit } from './steps.ts';

const title = 'Penerima bantuan';
/** NIKs of nobody: serials that no office gives out. */
const residents = 'nik,nama,kode_kecamatan\n3671014505909901,Siti,36.71.01\n3671020101859902,Budi,36.71.02\n';
const personal = {
  access: 'limited',
  sharing: 'by-request',
  processing: { basis: 'UU 13/2011', purposes: ['bantuan'], retentionUntil: '2031-12-31' },
};
const path = '/dataset/penerima';
const manage = '/kerja/dataset/penerima';

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('access by request in a browser', () => {
  let city: BrowserCity;
  let client: Client;
  const complaintsOf = new Map<Page, readonly string[]>();
  let member: Page;
  let head: Page;

  beforeAll(async () => {
    city = await openCity();
    const { laptop } = city;
    client = { url: laptop.url, token: (account) => laptop.issueToken(account) };
    await publishFirst(client, 'penerima', residents, { ...personal, title });
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function pageOf(account: string, to: string): Promise<Page> {
    const { page, complaints } = await visit(city, account, to);
    complaintsOf.set(page, complaints);
    return page;
  }

  test('anyone who is not signed in finds no request, no grant and no row on the page', async () => {
    const { page } = await openTab(await city.visitor());
    await page.goto(path);
    await page.waitForSelector('text=Isi dataset ini terbatas');
    expect(await page.textContent('#rows')).toContain('lalu ajukan permohonan');
    expect(await page.isVisible('#ask')).toBe(false);
    expect(await page.textContent('#sharing')).toBe('');
    await fits(page);
  });

  test('a member asks, and sees that the request waits', { timeout: loadedMilliseconds }, async () => {
    member = await pageOf('banten', path);
    await member.waitForSelector('text=Instansi Anda belum memohon');
    expect(await member.textContent('#grounds')).toMatch(/UU 13\/2011[\s\S]*bantuan/);
    const groups = member.locator('#ask optgroup');
    expect([await groups.nth(0).getAttribute('label'), await groups.nth(1).getAttribute('label')]).toEqual([
      'Tujuan pemrosesan data ini',
      'Di luar tujuan pemrosesan data ini',
    ]);
    await member.selectOption('#ask [name=purpose]', { label: 'Verifikasi penerima bantuan' });
    await member.fill('#ask [name=legalBasis]', 'Perjanjian kerja sama 12/2026');
    await member.fill('#ask [name=until]', inDays(200));
    await fits(member);
    await member.click('text=Ajukan permohonan >> nth=-1');
    await member.waitForSelector('text=Centang paling sedikit satu kolom');
    expect(await member.locator('#ask [name=column]:checked').count()).toBe(0);
    await member.click('text=Pilih semua kolom');
    await member.click('text=Ajukan permohonan >> nth=-1');
    await member.waitForSelector('text=Permohonan menunggu keputusan');
    expect(await member.isVisible('#ask')).toBe(false);
    expect(await member.textContent('#sharing [data-request=waiting]')).toMatch(
      /Verifikasi penerima bantuan[\s\S]*Perjanjian kerja sama 12\/2026[\s\S]*semua[\s\S]*semua pegawai instansi/,
    );
    await fits(member);
  });

  test('the head finds it on the desk, and grants it without a column', { timeout: loadedMilliseconds }, async () => {
    head = await pageOf('dinkes-pj', '/kerja');
    await head.waitForSelector('#waiting-requests >> text=Pemerintah Provinsi Banten');
    await head.click(`#waiting-requests >> text=${title}`);
    const card = head.locator('#requests [data-request=waiting]');
    await card.waitFor();
    expect(await card.textContent()).toMatch(
      /Pemerintah Provinsi Banten[\s\S]*Verifikasi penerima bantuan[\s\S]*Perjanjian kerja sama 12\/2026/,
    );
    expect(await card.locator('[data-outside]').count()).toBe(0);
    await card.locator('text=Tinggalkan kolom').click();
    await card.locator('input[value=nik]').check();
    await fits(head);
    await card.locator('button:text-is("Setujui")').click();
    await head.waitForSelector('#decided:not(:empty)');
    await head.click('#grants summary');
    await head.waitForSelector('#grants >> text=hanya kolom nama, kode_kecamatan');
    await fits(head);
  });

  test('the member sees rows without the column, and takes them as CSV', { timeout: loadedMilliseconds }, async () => {
    await member.reload();
    await member.waitForSelector('#rows tbody tr');
    expect(await member.textContent('#sharing')).toMatch(/Persetujuan akses berlaku sampai[\s\S]*hanya kolom nama, kode_kecamatan/);
    expect(await member.textContent('#rows')).toMatch(/Siti/);
    expect(await member.textContent('#rows table')).not.toMatch(/nik|3671014505909901/i);
    expect(await member.isVisible('text=Unduh Parquet')).toBe(false);
    await fits(member);
    const [download] = await Promise.all([member.waitForEvent('download'), member.click('text=Unduh baris (CSV)')]);
    expect(readFileSync(await download.path(), 'utf8')).toBe('nama,kode_kecamatan\nSiti,36.71.01\nBudi,36.71.02\n');
    expect(complaintsOf.get(member)).toEqual([]);
  });

  test('the head sees who read it, filters and exports it', { timeout: loadedMilliseconds }, async () => {
    await head.goto(manage);
    await head.click('#records summary');
    await head.waitForSelector('#records tbody tr');
    expect(await head.textContent('#records tbody tr')).toMatch(/Pemerintah Provinsi Banten[\s\S]*Verifikasi penerima bantuan/);
    const before = await head.locator('#records tbody tr').count();
    const [download] = await Promise.all([head.waitForEvent('download'), head.click('#records >> text=Unduh CSV')]);
    const [headers, ...lines] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    expect(headers).toMatch(/^Waktu \(WIB\),Nama,/);
    expect(lines).toHaveLength(before);
    expect(lines[0]).toMatch(/\+07:00,.*,Pemerintah Provinsi Banten,baris,/);
    expect(complaintsOf.get(head)).toEqual([]);
    await fits(head);
    await head.fill('#records [name=from]', '2026-11-02');
    await head.fill('#records [name=until]', '2026-11-01');
    await head.click('#records >> text=Tampilkan');
    await head.waitForSelector('#records [role=alert] >> text=sebelum atau sama dengan');
    expect(await head.isVisible('#records >> text=Unduh CSV')).toBe(true);
    await head.fill('#records [name=from]', '');
    await head.fill('#records [name=until]', '');
    await head.selectOption('#records [name=institution]', 'kemensos');
    await head.click('#records >> text=Tampilkan');
    await head.waitForSelector('text=Tidak ada pembacaan yang cocok.');
  });

  test('the head renews, then revokes after being asked once; the member is refused at once', { timeout: loadedMilliseconds }, async () => {
    await head.click('#grants summary');
    await head.click('#grants >> text=Perpanjang 30 hari');
    await head.waitForSelector('#grants [data-outcome] >> text=Diperpanjang sampai');
    await head.click('#grants >> text=Cabut');
    expect(await head.textContent('#grants [data-outcome]')).toBe('');
    expect(await head.textContent('#grants')).toContain('Pemerintah Provinsi Banten seketika tidak dapat lagi membaca data ini');
    await head.click('text=Ya, cabut sekarang');
    await head.waitForSelector('#grants >> text=Dicabut: berlaku seketika.');
    expect(await head.evaluate<string>('document.activeElement.textContent')).toBe('Dicabut: berlaku seketika.');
    await fits(head);
    const [refused] = await Promise.all([
      member.waitForResponse((response) => response.url().includes('/rows')),
      member.click('text=Unduh baris (CSV)'),
    ]);
    expect(refused.status()).toBe(403);
    await member.reload();
    await member.waitForSelector('#sharing >> text=Persetujuan akses dicabut');
    expect(await member.locator('#rows tbody tr').count()).toBe(0);
  });

  test('a refusal comes with its reasons, and a request is withdrawn by anyone who sent it', { timeout: loadedMilliseconds }, async () => {
    await ask(member);
    await head.reload();
    await head.waitForSelector('#requests [data-request=waiting] >> text=Di luar tujuan pemrosesan data ini (bantuan)');
    expect(await head.textContent('#requests [data-request=granted]')).toMatch(
      /Keputusan[\s\S]*oleh[\s\S]*Tidak diberikan[\s\S]*kolom nik/,
    );
    await head.click('#requests [data-request=waiting] >> button:text-is("Tolak")');
    await head.waitForSelector('text=Tulis dahulu mengapa');
    await head.fill('#requests [data-request=waiting] label:has-text("Alasan") textarea', 'Perjanjian sudah berakhir');
    await head.click('#requests [data-request=waiting] >> button:text-is("Tolak")');
    await head.waitForSelector('#decided >> text=Ditolak');
    await member.reload();
    await member.waitForSelector('#sharing >> text=Perjanjian sudah berakhir');
    await fits(member);
    await ask(member);
    await member.click('text=Tarik permohonan');
    await member.waitForSelector('#ask[open]');
  });

  test('the steward lists closed data under a title for the public, and takes it out again', { timeout: loadedMilliseconds }, async () => {
    const exemption = { legalBasis: 'UU 14/2008 Pasal 17 huruf h', reason: 'Riwayat kesehatan orang', until: '2031-12-31' };
    await register(client, 'rekam-medis', { access: 'closed', exemption });
    const steward = await pageOf('kominfo', '/dataset/rekam-medis');
    await steward.waitForSelector('text=Belum terdaftar.');
    expect(await steward.textContent('#grounds')).toMatch(/Pasal 17 huruf h[\s\S]*Riwayat kesehatan orang[\s\S]*31 Desember 2031/);
    await steward.fill('#listing [name=title]', 'Rekam medis perorangan');
    await steward.click('text=Masukkan ke daftar');
    await steward.waitForSelector('text=Tersimpan di daftar');
    await fits(steward);
    const { page } = await openTab(await city.visitor());
    await page.goto('/');
    await page.click('footer >> text=Informasi yang dikecualikan');
    expect(await page.textContent('main ol')).toBe('Rekam medis perorangan');
    expect(await page.content()).not.toContain('rekam-medis');
    await fits(page);
    await steward.click('text=Keluarkan dari daftar');
    await steward.waitForSelector('text=Belum terdaftar.');
    await page.reload();
    expect(await page.textContent('main')).toContain('Belum ada yang didaftarkan.');
  });
});

async function ask(page: Page): Promise<void> {
  await page.waitForSelector('#ask[open]');
  await page.selectOption('#ask [name=purpose]', 'pengaduan');
  await page.fill('#ask [name=legalBasis]', 'UU 25/2009');
  await page.fill('#ask [name=until]', inDays(60));
  await page.click('#ask >> text=Pilih semua kolom');
  await page.click('#ask form button[type=submit]');
  await page.waitForSelector('text=Permohonan menunggu keputusan');
}

function inDays(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 'yyyy-mm-dd'.length);
}
