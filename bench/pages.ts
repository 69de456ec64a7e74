import { loadavg } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { seedDemo } from '../demo/seed-city.ts';
import { median } from './chance.ts';
import { withLaptop } from './laptop.ts';
import { loadSlowly, openBrowser, openPhone, type PageLoad } from './page-load.ts';

const rounds = 5;
const serverRounds = 20;
const warmups = 5;
const goals = { scriptFiles: 3, scriptBytes: 60_000, allBytes: 150_000, paint: 2_000, shift: 0.02, interaction: 200, server: 150 } as const;

/** Path by name; who signs in for it, where it is a desk's. */
const pages: readonly (readonly [name: string, path: string, account?: string])[] = [
  ['home', '/'],
  ['datasets', '/dataset'],
  ['dataset with pictures and rows', '/dataset/harga-pangan'],
  ['filtered rows', '/dataset/harga-pangan?komoditas__contains=cabai&sort=-harga'],
  ['map', '/dataset/penduduk-kelurahan'],
  ['desk', '/kerja', 'dinkes'],
];

/**
 * What pages of the demo city cost a reader on a slow phone (slow 4G, a processor four times slower), medians of five loads with nothing kept; and what the server
 * takes for the document, warm, beside a request that reads no data.
 */
export async function run(): Promise<void> {
  console.log(`load of the machine before: ${loadavg().map((one) => one.toFixed(1))}`);
  await withLaptop(async (client) => {
    await seedDemo(client, () => undefined);
    const browser = await openBrowser();
    try {
      const health = await serverTime(`${client.url}/v1/health`);
      console.log(`GET /v1/health: ${health.toFixed(0)} ms`);
      for (const [name, path, account] of pages) {
        const server = await serverTime(`${client.url}${path}`);
        const load = await measure(browser, client.url, path, account);
        say(`${name} (${path})`, { ...load, server });
      }
      console.log(`GET /v1/health again: ${(await serverTime(`${client.url}/v1/health`)).toFixed(0)} ms`);
    } finally {
      await browser.close();
    }
  });
  console.log(`load of the machine after: ${loadavg().map((one) => one.toFixed(1))}`);
}

async function measure(browser: Browser, address: string, path: string, account: string | undefined): Promise<PageLoad> {
  const loads: PageLoad[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const page = await openPhone(browser, address);
    if (account !== undefined) await signIn(page, account, path);
    loads.push(await loadSlowly(page, path));
    await page.context().close();
  }
  const middle = (read: (load: PageLoad) => number) => median(loads.map(read));
  return {
    scriptFiles: middle(({ scriptFiles }) => scriptFiles),
    scriptBytes: middle(({ scriptBytes }) => scriptBytes),
    allBytes: middle(({ allBytes }) => allBytes),
    paint: middle(({ paint }) => paint),
    shift: Math.max(...loads.map(({ shift }) => shift)),
    interaction: middle(({ interaction }) => interaction),
  };
}

async function signIn(page: Page, account: string, path: string): Promise<void> {
  await page.goto(path);
  await page.click('main >> text=Masuk');
  await page.click(`button[value="${account}"]`);
  await page.waitForURL(`**${path}`);
  await page.waitForSelector('#sign-out:visible');
}

/** Until the first byte of the answer, without any brake. */
async function serverTime(url: string): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < warmups + serverRounds; round += 1) {
    const started = performance.now();
    const response = await fetch(url);
    const taken = performance.now() - started;
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${url} was answered ${response.status}`);
    if (round >= warmups) times.push(taken);
  }
  return median(times);
}

function say(name: string, figures: PageLoad & { readonly server: number }): void {
  const told = [
    ['script files', 'scriptFiles', figures.scriptFiles.toFixed(0)],
    ['script', 'scriptBytes', kilobytes(figures.scriptBytes)],
    ['all', 'allBytes', kilobytes(figures.allBytes)],
    ['largest paint', 'paint', `${figures.paint.toFixed(0)} ms`],
    ['shift (greatest)', 'shift', figures.shift.toFixed(4)],
    ['interaction', 'interaction', `${figures.interaction.toFixed(0)} ms`],
    ['server', 'server', `${figures.server.toFixed(0)} ms`],
  ] as const;
  const texts = told.map(
    ([label, of, text]) => `${label} ${text}${figures[of] > goals[of] ? ` (DOES NOT HOLD, goal ≤ ${goals[of]})` : ''}`,
  );
  console.log(`${name}: ${texts.join(', ')}`);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}
