import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../../demo/client.ts';
import { limits } from '../../functions/limits.ts';
import { workbookOf } from '../match-lists/list-files.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { bind, niks, publishPersons } from './persons.ts';
import { contrastFaults, focusFaults, zoomFaults } from './seeing.ts';
import { fits, look, visit } from './steps.ts';

/** Many pages, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 300_000;
/** What margins of 14 mm leave of A4, in CSS pixels. */
const paper = { width: 687, height: 1016 };
const reason = 'Memeriksa permohonan bantuan';

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('pages about persons', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;
  let client: Client;

  beforeAll(async () => {
    city = await openCity();
    const { laptop } = city;
    client = { url: laptop.url, token: (account) => laptop.issueToken(account) };
    await publishPersons(client);
    await bind(client, 'warga', niks.wife);
    await bind(client, 'pembaca', niks.reader);
    await bind(client, 'loket-kecamatan', niks.counter);
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  /** What axe, a magnifier, the keyboard and the system's own colours find. */
  async function seen(page: Page): Promise<string[]> {
    const found: string[] = [];
    for (const each of looks.slice(0, 3)) found.push(...(await faults(page, each)));
    return [...found, ...(await zoomFaults(page)), ...(await focusFaults(page)), ...(await contrastFaults(page))];
  }

  test('a resident sees who they are, the family, and aid to the last rupiah, and takes the file along', async () => {
    const { page, complaints } = await visit(city, 'warga', '/kerja');
    await page.click('#desk >> a:text-is("Profil saya")');
    await page.waitForSelector('#who');
    expect(await page.textContent('#who')).toMatch(/Siti Aminah[\s\S]*5 Mei 1990[\s\S]*perempuan/);
    expect(await page.textContent('#family')).toMatch(/Budi Santoso[\s\S]*Ayu Lestari[\s\S]*anak/);
    const aid = (await page.textContent('[data-subject=aid]')) ?? '';
    expect(aid.replaceAll('\u00a0', ' ')).toMatch(
      /2026[\s\S]*Jumlah Rp 2\.100\.000: sendiri Rp 1\.700\.000, keluarga Rp 400\.000 \(4 bantuan\)/,
    );
    expect(aid).toContain('Budi Santoso');
    expect(await page.textContent('#conflicts')).toMatch(/Siti Aminah[\s\S]*Sri Wahyuni/);
    expect(await page.textContent('[data-dataset=pkh]')).toMatch(/Dinas Sosial[\s\S]*terbit/);
    await look(page, 'profile');
    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print' });
    await fits(page);
    expect([await page.isVisible('#who'), await page.isVisible('text=Berkas ini milik Anda'), await page.isVisible('text=Cetak')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(
      await page.evaluate('Math.max(...[...document.querySelectorAll("table")].map((each) => each.getBoundingClientRect().right))'),
    ).toBeLessThanOrEqual(paper.width);
    await page.emulateMedia({ media: 'screen' });
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Unduh (JSON)')]);
    const file = readFileSync(await download.path(), 'utf8');
    expect(JSON.parse(file)).toMatchObject({
      keterangan: expect.stringContaining('suami atau istri'),
      profil: { person: { name: 'Siti Aminah' } },
    });
    const [pdf] = await Promise.all([page.waitForEvent('download'), page.click('text=Unduh (PDF)')]);
    expect([
      pdf.suggestedFilename(),
      readFileSync(await pdf.path())
        .subarray(0, 5)
        .toString(),
    ]).toEqual([expect.stringMatching(/^profil-saya-.*\.pdf$/), '%PDF-']);
    expect(await seen(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('who is not bound yet reads what to do, and their account number', async () => {
    const { page, complaints } = await visit(city, 'suami', '/profil');
    await page.waitForSelector('.account-number');
    expect(await page.textContent('#profile')).toMatch(/KTP-el[\s\S]*[0-9a-f]{8}-[0-9a-f]{4}/);
    await look(page, 'profile-unbound');
    expect(await seen(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('an officer without a purpose gets nothing; with one, the rows; no NIK is left in the page, its address or its storage', async () => {
    const { page, complaints } = await visit(city, 'pembaca', '/kerja');
    await page.click('#desk >> a:text-is("Lihat data seorang warga")');
    await fill(page, '#look-up', { nik: niks.wife, caseNumber: 'BS-2026/17', reason });
    await page.click('#look-up button');
    expect(await page.textContent('#answer')).toBe('');
    expect(await page.textContent('#purpose-means')).toContain('Pilih tujuan dahulu');
    // As somebody would send it who goes around the form.
    await page.evaluate(`document.querySelector('[name=purpose]').append(new Option('Sendiri', 'urusan-sendiri'))`);
    await page.selectOption('[name=purpose]', 'urusan-sendiri');
    await page.click('#look-up button');
    await page.waitForSelector('#answer >> text=Tujuan ini tidak ada dalam daftar tujuan kota');
    await page.selectOption('[name=purpose]', 'verifikasi-bantuan');
    expect(await page.textContent('#purpose-means')).toMatch(/isi dataset[\s\S]*Orangnya akan membaca siapa Anda/);
    await page.click('#look-up button');
    await page.waitForSelector('#answer >> text=Siti Aminah');
    expect(await page.textContent('#answer')).toMatch(/Penerima PKH[\s\S]*750\.000/);
    expect(await page.locator('#answer #family').count()).toBe(0);
    await look(page, 'person-desk');
    expect(await seen(page)).toEqual([]);
    await page.click('text=Selesai: kosongkan layar');
    expect(await page.textContent('#answer')).toBe('');
    expect(await traces(page)).not.toContain(niks.wife);
    expect(complaints.filter((complaint) => !complaint.includes('403'))).toEqual([]);
  });

  test('other purposes answer yes or no, and the own family is refused in words', async () => {
    const { page } = await visit(city, 'pembaca', '/kerja/warga');
    const ask = async (nik: string, purpose: string) => {
      await fill(page, '#look-up', { nik, caseNumber: 'BS-2026/18', reason });
      await page.selectOption('[name=purpose]', purpose);
      await page.click('#look-up button');
    };
    await ask(niks.wife, 'pengaduan');
    await page.waitForSelector('#answer table');
    expect(await page.textContent('#answer')).toMatch(/Penerima PKH\s*ya[\s\S]*Penerima sembako\s*ya/);
    expect(await page.textContent('#answer')).not.toContain('Siti');
    await ask(niks.husband, 'pelayanan-kependudukan');
    await page.waitForSelector('#answer >> text=Ya: hidup dan penduduk kota');
    await ask(niks.counter, 'verifikasi-bantuan');
    await page.waitForSelector('#answer >> text=berada dalam Kartu Keluarga Anda');
  });

  test('a list is pasted or sent as a workbook, matched, and saved; what is no workbook is answered in words', async () => {
    const { page, complaints } = await visit(city, 'pembaca', '/kerja/padankan');
    const list = `NIK\tNama\tTanggal Lahir\n${niks.wife}\tSITI AMINAH\t05-05-1990\n${niks.husband}\tBambang\t01-01-1985\n${niks.wife}\tSiti Aminah\t5/5/1990\n`;
    await page.fill('[name=caseNumber]', 'BS-2026/19');
    await page.fill('[name=reason]', reason);
    await page.selectOption('[name=purpose]', 'verifikasi-bantuan');
    await page.setInputFiles('[name=file]', { name: 'a.xlsx', mimeType: 'application/zip', buffer: Buffer.from('PK\u0003\u0004') });
    await page.click('#matching button');
    await page.waitForSelector('text=Berkas ini tidak dapat dibaca sebagai daftar');
    const rows = [
      ['No', 'NIK', 'Nama Penerima', 'Tgl Lahir'],
      ['1', niks.wife, 'SITI AMINAH', '05-05-1990'],
      ['2', niks.husband, 'Bambang', '01-01-1985'],
    ];
    await page.setInputFiles('[name=file]', { name: 'daftar.xlsx', mimeType: 'application/zip', buffer: await workbookOf(rows) });
    await page.click('#matching button');
    await page.waitForSelector('text=Selesai: 2 baris dipadankan');
    expect(await page.textContent('#answer')).toMatch(/3\s*sesuai\s*tidak sesuai\s*sesuai/);
    expect(await page.textContent('#answer')).not.toContain('Nama tertulis');
    await page.setInputFiles('[name=file]', []);
    await page.fill('[name=list]', list);
    await page.click('#matching button');
    await page.waitForSelector('text=Selesai: 3 baris dipadankan');
    const told = await page.textContent('#answer');
    expect(told).toMatch(
      /register penduduk Oktober 2026[\s\S]*3 baris perlu diperiksa[\s\S]*2 baris: dugaan ganda[\s\S]*bukan satu-satunya dasar/,
    );
    expect(told).toMatch(/Bambang\s*sesuai\s*tidak sesuai\s*sesuai/);
    await look(page, 'matching');
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('text=Unduh hasil (CSV)')]);
    const csv = readFileSync(await download.path(), 'utf8');
    expect(csv).toContain('2,Bambang,sesuai,tidak sesuai,sesuai,,Okt 2026');
    expect(csv).not.toContain(niks.husband);
    expect(await seen(page)).toEqual([]);
    expect(complaints).toEqual([]);
  });

  test('an officer who is bound to nobody is told so before typing anything', async () => {
    const { page } = await visit(city, 'loket', '/kerja/loket');
    await page.waitForSelector('#state >> text=belum terikat ke diri Anda');
    await fill(page, '#counter', { nik: niks.wife, reason: 'Meminta cetakan datanya sendiri' });
    await page.check('[name=checkedInPerson]');
    await page.click('#counter button');
    await page.waitForSelector('#answer >> text=Akun petugas harus terikat lebih dahulu');
  });

  test('at the counter the profile of who is present is opened, and leaves the screen when nobody touches it', async () => {
    const { page, complaints } = await visit(city, 'loket-kecamatan', '/kerja');
    await page.clock.install();
    await page.click('#desk >> a:text-is("Layani warga di loket")');
    await fill(page, '#counter', { nik: niks.wife, reason: 'Meminta cetakan datanya sendiri' });
    await page.click('#counter button');
    expect(await page.textContent('#answer')).toBe('');
    await page.check('[name=checkedInPerson]');
    await page.click('#counter button');
    await page.waitForSelector('#answer #who');
    expect(await page.textContent('#answer')).toMatch(/Cetakan ini untuk orangnya sendiri[\s\S]*Siti Aminah[\s\S]*Budi Santoso/);
    await look(page, 'counter');
    await page.emulateMedia({ media: 'print' });
    expect([await page.isVisible('#counter'), await page.isVisible('#answer #who'), await page.isVisible('text=Layar ini kosong')]).toEqual(
      [false, true, false],
    );
    await page.emulateMedia({ media: 'screen' });
    expect(await seen(page)).toEqual([]);
    await page.clock.runFor(limits.silentScreenMinutes * 60_000 + 1_000);
    await page.waitForSelector('text=Layar dikosongkan');
    expect(await page.locator('#who').count()).toBe(0);
    expect(await traces(page)).not.toMatch(new RegExp(`${niks.wife}|Siti`));
    expect(complaints).toEqual([]);
  });

  test('a protector locks and unlocks, and the family sees nothing of it but the absence', async () => {
    const { page, complaints } = await visit(city, 'dp3ap2kb', '/kerja');
    await page.click('#desk >> a:text-is("Kunci pengaman")');
    await fill(page, '#locks', { niks: `${niks.husband}\n123`, reason: 'Perkara UPTD PPA 4/2026' });
    await page.click('#locks >> text="Kunci"');
    await page.waitForSelector('text=Baris 2 bukan NIK');
    await page.fill('[name=niks]', niks.husband);
    await page.click('#locks >> text="Kunci"');
    await page.waitForSelector('text=Terkunci: 1 orang');
    expect(await traces(page)).not.toContain(niks.husband);
    const wife = await visit(city, 'warga', '/profil');
    await wife.page.waitForSelector('#who');
    expect(await wife.page.textContent('#profile')).not.toContain('Budi');
    await look(page, 'locks');
    expect(await seen(page)).toEqual([]);
    await fill(page, '#locks', { niks: niks.husband, reason: 'Perkara selesai, atas permintaannya' });
    await page.click('#locks >> text=Lepas kunci');
    await page.click('text=Ya, lepas kuncinya');
    await page.waitForSelector('text=Kunci dilepas dari 1 NIK');
    await wife.page.reload();
    await wife.page.waitForSelector('#family >> text=Budi');
    expect(complaints).toEqual([]);
  });

  test('each page is empty for anyone whom it is not for, and each desk shows only its own ways', async () => {
    const { page } = await visit(city, 'dinkes', '/kerja');
    for (const path of ['/kerja/warga', '/kerja/padankan', '/kerja/loket', '/kerja/kunci']) {
      expect(await page.locator(`#desk a[href="${path}"]`).count(), path).toBe(0);
    }
    for (const path of ['/kerja/warga', '/kerja/padankan', '/kerja/loket', '/kerja/kunci']) {
      await page.goto(path);
      await page.waitForSelector('text=Halaman ini untuk');
      expect(await page.isVisible('main form'), path).toBe(false);
      await fits(page);
    }
  });

  async function fill(page: Page, form: string, values: Readonly<Record<string, string>>): Promise<void> {
    await page.waitForSelector(`${form}:visible`);
    for (const [name, value] of Object.entries(values)) await page.fill(`${form} [name=${name}]`, value);
  }

  /** All that a later look at this computer could find. */
  function traces(page: Page): Promise<string> {
    return page.evaluate<string>(
      'JSON.stringify([location.href, document.documentElement.outerHTML, [...document.querySelectorAll("input, textarea")].map(({ value }) => value), { ...localStorage }, { ...sessionStorage }])',
    );
  }
});
