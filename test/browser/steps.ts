import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { overflow } from './chromium.ts';

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
