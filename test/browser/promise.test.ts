import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { makeCity } from '../../demo/city-data.ts';
import { type Client, send } from '../../demo/client.ts';
import { seedDataset } from '../../demo/seed-city.ts';
import { chromiumPath } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { bind } from './persons.ts';
import { visit } from './steps.ts';

/** Eleven datasets and a browser, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 600_000;
/** The demo's story, with as few people as fill it. */
const people = 3_000;
const reason = 'Memeriksa permohonan bantuan';

const from = z.object({ title: z.string(), opdId: z.string() });
const toldSchema = z.object({ sections: z.array(from), benefits: z.array(from.extend({ whose: z.enum(['self', 'family']) })) });

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('the promise: all that the city holds about her, and who looked', () => {
  let city: BrowserCity;
  let client: Client;
  let nik: string;

  beforeAll(async () => {
    city = await openCity();
    client = { url: city.laptop.url, token: (account) => city.laptop.issueToken(account) };
    const { datasets, bindings } = await makeCity(people);
    const ofPersons = datasets.filter(({ profile }) => profile !== undefined);
    for (const dataset of ofPersons) await seedDataset(client, dataset);
    for (const binding of bindings.filter(({ account }) => account !== 'loket')) await bind(client, binding.account, binding.nik);
    nik = bindings.find(({ account }) => account === 'warga')?.nik ?? '';
  }, loadedMilliseconds);
  afterAll(async () => city?.close());

  async function looksOn(page: Page): Promise<string> {
    await page.goto('/profil/jejak');
    await page.waitForSelector('#receipts .card, #receipts p:text-is("Belum ada yang melihat data Anda.")');
    return (await page.textContent('#receipts')) ?? '';
  }

  test('is kept: her family, aid of five datasets and four OPDs, and a receipt of the one look that had a purpose', {
    timeout: loadedMilliseconds,
  }, async () => {
    const resident = await visit(city, 'warga', '/profil');
    await resident.page.waitForSelector('#family');
    expect(await resident.page.locator('#family tbody tr').count()).toBeGreaterThanOrEqual(3);
    const seen = (await resident.page.textContent('#profile')) ?? '';
    const told = toldSchema.parse((await send(client, 'warga', 'GET', '/v1/me/profile')).body);
    const titles = new Map([...told.sections, ...told.benefits].map(({ title, opdId }) => [title, opdId]));
    expect([...titles.keys()].filter((title) => !seen.includes(title))).toEqual([]);
    expect(titles.size).toBeGreaterThanOrEqual(5);
    expect(new Set(titles.values()).size).toBeGreaterThanOrEqual(4);
    expect(told.benefits.map(({ whose }) => whose)).toContain('family');
    expect(await looksOn(resident.page)).toContain('Belum ada yang melihat data Anda.');

    const officer = await visit(city, 'pembaca', '/kerja/warga');
    await officer.page.waitForSelector('#look-up:visible');
    for (const [name, value] of Object.entries({ nik, caseNumber: 'BS-2026/17', reason }))
      await officer.page.fill(`#look-up [name=${name}]`, value);
    await officer.page.click('#look-up button');
    expect(await officer.page.textContent('#answer')).toBe('');
    const refused = await send(client, 'pembaca', 'POST', '/v1/persons/lookups', { nik, caseNumber: 'BS-2026/17', reason });
    expect(refused.status).toBe(400);
    expect(await looksOn(resident.page)).toContain('Belum ada yang melihat data Anda.');

    await officer.page.selectOption('[name=purpose]', 'verifikasi-bantuan');
    await officer.page.click('#look-up button');
    await officer.page.waitForSelector('#answer [data-dataset]');
    expect(await looksOn(resident.page)).toMatch(
      /pembaca, Dinas Sosial\d+ \w+ \d{4}, \d\d\.\d\d[\s\S]*BS-2026\/17[\s\S]*Memeriksa permohonan bantuan[\s\S]*Yang dilihat: /,
    );
    expect(await resident.page.locator('#receipts .card').count()).toBe(1);
    expect([...resident.complaints, ...officer.complaints]).toEqual([]);
  });
});
