import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, send, textMember, upload } from '../../demo/client.ts';
import { approve, register } from '../way/city.ts';
import { closed, visitsFile, visitsStandard } from '../way/collected-dataset.ts';
import { faults, looks } from './axe.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { look, sendFile, signIn } from './steps.ts';

const datasetId = 'kunjungan-puskesmas';
const path = `/v1/datasets/${datasetId}`;

/** Two processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 240_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('collecting from units', { timeout: loadedMilliseconds }, () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  test('an OPD names its units; one sends its part, one has nothing, and the OPD sees on map and table who is missing', async () => {
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    await register(client, datasetId, { title: 'Kunjungan puskesmas', cadence: 'monthly', ...closed });
    expect([200, 202]).toContain((await send(client, 'dinkes', 'PUT', `${path}/standard`, visitsStandard)).status);
    const sub = async (account: string) => textMember((await send(client, account, 'GET', '/v1/me')).body, 'sub');
    for (const [unitId, name, kelurahan] of [
      ['puskesmas-cipondoh', 'Puskesmas Cipondoh', '36.71.05.1001'],
      ['puskesmas-ciledug', 'Puskesmas Ciledug', '36.71.06.1002'],
    ] as const) {
      const accounts = unitId === 'puskesmas-cipondoh' ? [await sub(unitId)] : [];
      const unit = { name, kelurahan, accounts, datasetIds: [datasetId] };
      expect((await send(client, 'dinkes', 'PUT', `/v1/opds/dinkes/units/${unitId}`, unit)).status).toBe(201);
    }
    const month = textMember((await send(client, 'dinkes', 'GET', `${path}/units`)).body, 'period');
    const first = { fileName: 'cipondoh.csv', content: visitsFile(`${month},umum,30`) };
    await approve(client, datasetId, await upload(client, 'puskesmas-cipondoh', datasetId, first.fileName, first.content));

    const opd = await openTab(await city.visitor());
    await signIn(opd.page, 'dinkes', '/kerja/unit');
    await opd.page.waitForSelector('#units >> text=Puskesmas Cipondoh');
    await opd.page.click('#unit-form summary');
    await opd.page.fill('#unit-form [name=name]', 'Puskesmas Benda');
    expect(await opd.page.inputValue('#unit-form [name=unitId]')).toBe('puskesmas-benda');
    await opd.page.selectOption('#unit-form [name=kelurahan]', '36.71.04.1003');
    await opd.page.fill('#unit-form [name=accounts]', await sub('puskesmas-benda'));
    await opd.page.check('#unit-form >> text=Kunjungan puskesmas');
    await look(opd.page, 'unit-form');
    await opd.page.click('#unit-form button[type=submit]');
    await opd.page.waitForSelector('#outcome >> text=Puskesmas Benda tersimpan');
    await opd.page.waitForSelector('#counts >> text=1 dari 3 unit sudah masuk');

    const unit = await openTab(await city.visitor());
    await signIn(unit.page, 'puskesmas-benda', '/kerja');
    await unit.page.waitForSelector('#desk >> text=Puskesmas Benda');
    await unit.page.waitForSelector('#desk table >> text=belum mengirim');
    await look(unit.page, 'unit-desk');
    await unit.page.click('#desk table a');
    await unit.page.waitForSelector('#about >> text=Unduh templat');
    expect(await unit.page.isVisible('text=Unduh isi bagian ini')).toBe(false);
    await sendFile(unit.page, 'benda.csv', visitsFile(`${month},gigi,12`), '#state [data-state=published]');
    await unit.page.waitForSelector('#about >> text=sudah masuk');
    await unit.page.waitForSelector('#history >> text=benda.csv');
    const download = unit.page.waitForEvent('download');
    await unit.page.click('text=Unduh isi bagian ini');
    expect((await download).suggestedFilename()).toBe(`${datasetId}-puskesmas-benda.csv`);
    await look(unit.page, 'unit-upload');
    expect(await unit.page.isVisible('#replace-all')).toBe(false);
    expect(await unit.page.isVisible('#standard')).toBe(false);
    expect(unit.complaints).toEqual([]);
    await sendFile(unit.page, 'kurang.csv', `bulan,poli\n${month},gigi\n`, '#state [data-state=rejected]');
    await unit.page.waitForSelector('#report >> text=Hubungi operator OPD Anda');
    await unit.page.waitForSelector('#report >> text=Unduh Excel bertanda perbaikan');
    expect(await unit.page.isVisible('text=Kirim perbaikan')).toBe(false);
    expect(await unit.page.textContent('main')).not.toMatch(/Puskesmas (Cipondoh|Ciledug)|cipondoh\.csv/);
    for (const each of looks) expect(await faults(unit.page, each)).toEqual([]);

    await opd.page.reload();
    await opd.page.waitForSelector('#counts >> text=2 dari 3 unit sudah masuk');
    const lookOf = (code: string) => opd.page.getAttribute(`#map path[data-code="${code}"]`, 'class');
    expect([await lookOf('36.71.04.1003'), await lookOf('36.71.06.1002'), await lookOf('36.71.01.1001')]).toEqual([
      'area step-5',
      'area hatched',
      'area plain',
    ]);
    expect(await opd.page.textContent('#map-says')).toBe('1 dari 3 kelurahan belum lengkap: Sudimara Barat');
    expect(await opd.page.locator('#parts tbody tr').first().textContent()).toContain('Puskesmas Ciledug');
    await look(opd.page, 'units-page');
    for (const each of looks) expect(await faults(opd.page, each)).toEqual([]);

    await opd.page.click('#parts >> text=Nihil');
    await opd.page.click('#parts >> text=Ya, laporkan nihil');
    await opd.page.waitForSelector('#counts >> text=2 dari 3 unit sudah masuk, 1 nihil');
    expect(await lookOf('36.71.06.1002')).toBe('area step-3');
    expect(textMember((await send(client, 'dinkes', 'GET', path)).body, 'lastDeliveryAt')).not.toBe('');

    await opd.page.goto(`/kerja/dataset/${datasetId}`);
    await opd.page.waitForSelector('#units >> text=2 dari 3 unit sudah masuk, 1 nihil');
    await opd.page.waitForSelector('#sender >> text=Kirim atas nama');
    await look(opd.page, 'units-of-opd');
    for (const each of looks) expect(await faults(opd.page, each)).toEqual([]);
    expect([...opd.complaints, ...unit.complaints].filter((complaint) => !complaint.includes('404'))).toEqual([]);
  });

  test('nobody else keeps an OPD’s units, and an account of a unit has no page of them', async () => {
    for (const account of ['dinsos', 'puskesmas-cipondoh']) {
      const { page } = await openTab(await city.visitor());
      await signIn(page, account, '/kerja/unit');
      await page.waitForSelector(account === 'dinsos' ? '#units >> text=belum mempunyai unit' : '#place >> text=Unit diatur oleh');
      expect(await page.textContent('main')).not.toMatch(/Puskesmas (Benda|Cipondoh|Ciledug)/);
    }
  });

  test('an OPD whose units are the kelurahan registers them in one act', async () => {
    const client: Client = { url: city.laptop.url, token: (name) => city.laptop.issueToken(name) };
    const registration = { datasetId: 'genangan', title: 'Genangan', description: 'Untuk uji', access: 'open', cadence: 'monthly' };
    expect((await send(client, 'bpbd', 'POST', '/v1/datasets', registration)).status).toBe(201);
    const { page } = await openTab(await city.visitor());
    await signIn(page, 'bpbd', '/kerja/unit');
    await page.click('#kelurahan-form summary');
    await page.check('#kelurahan-form >> text=Genangan');
    await page.click('#kelurahan-form button');
    await page.waitForSelector('#outcome >> text=104 kelurahan terdaftar', { timeout: loadedMilliseconds });
    await page.waitForSelector('#counts >> text=0 dari 104 unit sudah masuk');
    expect(await page.isVisible('#kelurahan-form')).toBe(false);
    await look(page, 'units-kelurahan');
  });
});
