import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../chromium-path.ts';

export { chromiumPath };

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Of its own, the headless browser hides scroll bars; `classic` ones take room of the window, as on most desks. */
export function openBrowser(scrollBars?: 'classic'): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium on this machine');
  return chromium.launch({
    executablePath: chromiumPath,
    args: flags,
    ignoreDefaultArgs: scrollBars ? ['--hide-scrollbars'] : [],
  });
}

/** The narrowest phone that the pages promise to fit. */
export const narrow = { width: 360, height: 800 };

const breachScript = `document.addEventListener('securitypolicyviolation', (event) => {
  window.reportBreach('CSP ' + event.violatedDirective + ': ' + event.blockedURI);
});`;

export type Tab = { readonly page: Page; readonly complaints: string[] };

/** A tab whose complaints are kept: console errors, uncaught exceptions, breaches of the content security policy. */
export async function openTab(context: BrowserContext): Promise<Tab> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.exposeFunction('reportBreach', (breach: string) => complaints.push(breach));
  await page.addInitScript({ content: breachScript });
  return { page, complaints };
}

/** How many pixels the page is wider than the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth');
}
