import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { narrow, openTab, overflow, type Tab } from './chromium.ts';
import type { BrowserCity } from './city.ts';

export async function fits(page: Page): Promise<void> {
  expect(await overflow(page), page.url()).toBe(0);
}

/** By the deep link that a signed-out page offers. */
export async function signIn(page: Page, account: string, path: string): Promise<void> {
  await page.goto(path);
  await page.click('main >> text=Masuk');
  await page.click(`button[value="${account}"]`);
  await page.waitForURL(`**${path}`);
  await page.waitForSelector('#sign-out:visible');
}

/** Somebody new who signed in with that account, on that page. */
export async function visit(city: Pick<BrowserCity, 'visitor'>, account: string, path: string): Promise<Tab> {
  const tab = await openTab(await city.visitor());
  await signIn(tab.page, account, path);
  return tab;
}

export async function signOut(page: Page): Promise<void> {
  await page.click('#sign-out');
  await page.click('text=Ya, keluar');
  await page.waitForURL(/127\.0\.0\.1:\d+\/$/);
  await page.waitForSelector('nav >> text=Masuk');
}

/** Ends when nothing more happens by itself and the report is there. */
export async function upload(page: Page, text: string): Promise<void> {
  await page.setInputFiles('#file', { name: 'posyandu.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.click('#upload button');
  await page.waitForSelector('#report h2');
  await page.waitForSelector('#upload button:not([disabled])');
}

export async function stateOf(page: Page): Promise<string | null> {
  return page.getAttribute('#state [data-state]', 'data-state');
}

/** The steward approves an upload. */
export async function approve(steward: Page, card = '.card'): Promise<void> {
  const decide = `${card} >> text=Setujui dan terbitkan`;
  await steward.waitForSelector(decide);
  await cellsOf(steward, card);
  await steward.click(decide);
}

/** The cells that a card shows by itself are there. After the decision a look at them is refused, which the browser complains of. */
export async function cellsOf(steward: Page, card: string): Promise<void> {
  await steward.waitForSelector(`${card} details[open] >> text=Memuat…`, { state: 'detached' });
}

const shots = process.env.SCREENSHOTS;

/** It fits a narrow phone, and a desk; with SCREENSHOTS set to a folder, a person can look at it, too. */
export async function look(page: Page, name: string): Promise<void> {
  for (const width of [narrow.width, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
    if (shots) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: true });
  }
  await page.setViewportSize(narrow);
}

/** Sends a file by the form, until something of its report that `selector` names is on the page. */
export async function sendFile(page: Page, name: string, content: string | Buffer, selector: string): Promise<void> {
  await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.click('#upload button');
  await page.waitForSelector(selector);
  await page.waitForSelector('#upload button:not([disabled])');
}

/** Tabs through the page to the first element that `selector` names, and presses it with the keyboard alone. */
export async function pressByKeyboard(page: Page, selector: string): Promise<void> {
  await page.focus('#upload button');
  for (let steps = 0; steps < mostTabs; steps++) {
    await page.keyboard.press('Tab');
    if ((await page.locator(`${selector}:focus`).count()) > 0) return page.keyboard.press('Space');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

const mostTabs = 40;
