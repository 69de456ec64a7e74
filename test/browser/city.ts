import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { demoAccounts } from '../../local/accounts.ts';
import { type Laptop, startLaptop } from '../../local/laptop.ts';
import { currentAssembly } from '../../local/synthesize.ts';
import { narrow, openBrowser } from './chromium.ts';

export type BrowserCity = {
  readonly laptop: Laptop;
  /** Somebody new, on a narrow phone. */
  readonly visitor: (more?: BrowserContextOptions) => Promise<BrowserContext>;
  readonly home: string;
  /** Ends it; with `keepsHome`, another can be opened on the same home. */
  readonly close: (keepsHome?: true) => Promise<void>;
};

const root = resolve(import.meta.dirname, '../..');

/** An empty laptop of its own with the demo's accounts, and a Chromium to visit it with. */
export async function openCity(home = mkdtempSync(join(tmpdir(), 'satudata-browser-'))): Promise<BrowserCity> {
  const accounts = demoAccounts(join(root, 'cities/kota-tangerang.json'));
  const assemblyDirectory = await currentAssembly(root, console.log);
  const laptop = await startLaptop({ assemblyDirectory, home, port: 0, accounts });
  const browser = await openBrowser();
  return {
    laptop,
    home,
    visitor: (more = {}) => browser.newContext({ viewport: narrow, baseURL: laptop.url, acceptDownloads: true, ...more }),
    close: async (keepsHome) => {
      await browser.close();
      await laptop.stop();
      if (!keepsHome) rmSync(home, { recursive: true, force: true });
    },
  };
}
