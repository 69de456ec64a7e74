import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fields } from '../../functions/model/metadata/names.ts';
import { chromiumPath, openTab } from './chromium.ts';
import { type BrowserCity, openCity } from './city.ts';
import { approve, look, signIn, signOut, stateOf, upload } from './steps.ts';

/** Several processes a step, on a machine that may be busy with other tests: it ends a hang, it decides nothing. */
const loadedMilliseconds = 180_000;

if (chromiumPath === undefined) console.log('Browser tests are skipped: no Chromium found (set CHROMIUM to its path).');

describe.skipIf(chromiumPath === undefined)('a dataset’s metadata in a browser', () => {
  let city: BrowserCity;

  beforeAll(async () => {
    city = await openCity();
  });
  afterAll(async () => city?.close());

  test('an operator fills them in as the dataset is registered, finds and changes them later, and everyone reads them on its page', {
    timeout: loadedMilliseconds,
  }, async () => {
    const { page, complaints } = await openTab(await city.visitor());
    await signIn(page, 'dinkes', '/kerja/daftar');
    await register(page);

    await page.click('#describe summary');
    await holdsExamples(page);
    await look(page, 'manage');
    await page.fill('#describe [name=tags]', '');
    await page.fill('#describe [name=licence]', 'CC0-1.0');
    await page.fill('#describe [name=coverage]', 'Tanpa posyandu keliling');
    await page.click('#describe button');
    await page.waitForSelector('#describe [data-outcome] >> text=Tersimpan.');

    await upload(page, 'wilayah,jumlah_posyandu\nRW 01,7\nRW 02,8\n');
    expect(await stateOf(page)).toBe('in-review');
    await describeColumn(page);
    await signOut(page);
    await signIn(page, 'kominfo', '/kerja/pemeriksaan');
    await approve(page);
    await page.waitForSelector('text=Terbit sebagai versi 1');
    await signOut(page);

    await page.goto('/dataset/posyandu-per-kelurahan');
    await page.waitForSelector('#rows tbody tr');
    const facts = await page.textContent('.facts');
    for (const said of [
      'kesehatan, kependudukan',
      'CC0-1.0',
      'data@dinkes.go.id',
      '1 Januari 2025 sampai 31 Desember 2025',
      '(36.71.01)',
    ]) {
      expect(facts).toContain(said);
    }
    expect(facts).toContain('Tanpa posyandu keliling');
    expect(facts).not.toContain('Kata kunci');
    await look(page, 'dataset');
    await page.click('.facts >> text=kesehatan');
    await page.waitForURL('**/dataset?theme=kesehatan');
    await page.waitForSelector('.chosen >> text=Tema: kesehatan');
    await page.click('[aria-label="Hapus saringan Tema: kesehatan"]');
    await page.waitForURL('**/dataset');
    expect(complaints).toEqual([]);
  });
});

/** Every field that the form offers gets its example. */
async function register(page: Page): Promise<void> {
  await page.waitForSelector('#registration:visible');
  await page.click('text=Keterangan untuk pemakai data');
  for (const { name, field } of fields.filter(({ field: { forms } }) => forms.includes('register'))) {
    if (field.control.kind === 'choice') await page.selectOption(`[name=${name}]`, String(field.example));
    else for (const [input, text] of inputsOf(name, field.example)) await page.fill(`[name=${input}]`, text);
  }
  await page.fill('[name=title]', 'Posyandu per kelurahan');
  await page.check('[name=access][value=open]');
  await look(page, 'register');
  await page.click('#registration button');
  await page.waitForURL('**/kerja/dataset/posyandu-per-kelurahan');
  await page.waitForSelector('#upload:visible');
}

async function holdsExamples(page: Page): Promise<void> {
  const both = fields.filter(({ name, field: { forms } }) => name !== 'title' && forms.includes('register') && forms.includes('manage'));
  for (const { name, field } of both) {
    for (const [input, text] of inputsOf(name, field.example)) expect(await page.inputValue(`#describe [name=${input}]`), name).toBe(text);
  }
}

function inputsOf(name: string, example: unknown): (readonly [string, string])[] {
  if (typeof example !== 'object' || example === null || Array.isArray(example)) return [[name, [example].flat().join(', ')]];
  return Object.entries(example).map(([part, text]) => [`${name}-${part}`, String(text)]);
}

/** Meaning and unit of a column, in a standard that the next upload is checked with. */
async function describeColumn(page: Page): Promise<void> {
  await page.click('#standard summary');
  await page.fill('[data-of=jumlah_posyandu][data-text=definition]', 'Banyaknya posyandu yang aktif');
  await page.fill('[data-of=jumlah_posyandu][data-text=unit]', 'posyandu');
  await look(page, 'columns');
  await page.click('text=Usulkan standar');
  await page.waitForSelector('#standard-now >> text=Banyaknya posyandu yang aktif');
  expect(await page.textContent('#standard-now')).toContain('dalam posyandu');
}
