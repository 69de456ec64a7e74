import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { overflow } from './chromium.ts';

type Look = { readonly colorScheme: 'light' | 'dark'; readonly width: number };

/** The widest and the narrowest place (WCAG 1.4.10 asks for 320 px), by day and by night; the first and the third differ in both. */
export const looks: readonly Look[] = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'light', width: 320 },
  { colorScheme: 'dark', width: 320 },
  { colorScheme: 'dark', width: 1280 },
];

const run = `axe.run(document, { resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map(({ target, any }) => [id, target.join(' '), any[0]?.message ?? ''].join(' | '))))`;

/** What axe finds wrong with the page as it stands (https://github.com/dequelabs/axe-core), and whether it is wider than the window; nothing is the best. */
export async function faults(page: Page, { colorScheme, width }: Look): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  await page.emulateMedia({ colorScheme });
  await page.evaluate(axe.source);
  const found = await page.evaluate<string[]>(run);
  const wider = await overflow(page);
  return [...found, ...(wider > 0 ? [`${wider} px too wide`] : [])].map((fault) => `${page.url()} ${colorScheme} ${width}: ${fault}`);
}
