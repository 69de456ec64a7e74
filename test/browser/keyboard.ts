import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** More stops than a page has before what a story is about. */
const mostTabs = 150;

/** By Tab alone to `goal`, from wherever the focus is. */
export async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.first().waitFor();
  const reached = goal.first().and(page.locator(':focus'));
  for (let steps = 0; steps < mostTabs; steps++) {
    if ((await reached.count()) > 0) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${goal} on ${page.url()}`);
}

/** Goes there and presses it. */
export async function keyTo(page: Page, goal: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.press(key);
}

/** Goes there and writes. */
export async function typeInto(page: Page, goal: Locator, text: string): Promise<void> {
  await tabTo(page, goal);
  await page.keyboard.type(text);
}

/** Where the keyboard goes on from, after something was done: not from the page's beginning. */
export async function expectFocus(page: Page, selector: string): Promise<void> {
  await expect.poll(() => page.locator(selector).and(page.locator(':focus')).count(), { message: `focus on ${selector}` }).toBe(1);
}

/** From a page of a desk that is signed out to the same page, signed in. */
export async function signInByKeyboard(page: Page, account: string, path: string): Promise<void> {
  await page.goto(path);
  await keyTo(page, page.locator('main').getByRole('link', { name: 'Masuk' }));
  await keyTo(page, page.locator(`button[value="${account}"]`));
  await page.waitForURL(`**${path}`);
  await page.waitForSelector('#sign-out:visible');
}
