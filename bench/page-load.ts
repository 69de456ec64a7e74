import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import * as z from 'zod';
import { chromiumPath } from '../test/chromium-path.ts';

/** What one load of a page cost its reader. */
export type PageLoad = {
  readonly scriptFiles: number;
  /** As sent, headers included. */
  readonly scriptBytes: number;
  readonly allBytes: number;
  /** Largest contentful paint, in milliseconds from the start of the navigation; NaN where nothing was painted. */
  readonly paint: number;
  readonly shift: number;
  /** From a press to the next paint (Event Timing), in milliseconds; less than the 16 of its least duration is 0. */
  readonly interaction: number;
};

/** A phone on slow 4G: what web.dev and Lighthouse call so. */
const line = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const processorTimesSlower = 4;
const phone = { width: 360, height: 800 };
/** What moves after the network rests has moved by then. */
const restMilliseconds = 1_000;

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error('no Chromium on this machine: CHROMIUM names one');
  return chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });
}

const observers = `
  window.measured = { paint: NaN, shift: 0, events: [] };
  const watch = (type, take, more) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...more });
  watch('largest-contentful-paint', (entry) => { measured.paint = entry.startTime; });
  watch('layout-shift', (entry) => { if (!entry.hadRecentInput) measured.shift += entry.value; });
  watch('event', (entry) => { if (entry.interactionId) measured.events.push(entry.duration); }, { durationThreshold: 16 });
`;

const measuredSchema = z.object({ paint: z.number(), shift: z.number(), events: z.array(z.number()) });

/** A tab with observers in it, on a phone. */
export async function openPhone(browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({ viewport: phone, baseURL: address });
  const page = await context.newPage();
  await page.addInitScript({ content: observers });
  return page;
}

/** Loads the page with nothing kept, on the slow line and processor, presses something in it, and tells what that cost. */
export async function loadSlowly(page: Page, path: string): Promise<PageLoad> {
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  await tools.send('Network.clearBrowserCache');
  await tools.send('Network.emulateNetworkConditions', line);
  await tools.send('Emulation.setCPUThrottlingRate', { rate: processorTimesSlower });
  const sent = countBytes(tools);
  await page.goto(path, { waitUntil: 'networkidle', timeout: 60_000 });
  await page.waitForTimeout(restMilliseconds);
  const bytes = sent();
  const { paint, shift } = await readMeasured(page);
  await press(page);
  await page.waitForTimeout(restMilliseconds);
  const { events } = await readMeasured(page);
  await tools.detach();
  return { ...bytes, paint, shift, interaction: Math.max(0, ...events) };
}

async function readMeasured(page: Page): Promise<z.infer<typeof measuredSchema>> {
  return measuredSchema.parse(JSON.parse(await page.evaluate<string>('JSON.stringify({ ...measured, paint: measured.paint || -1 })')));
}

type Sent = Pick<PageLoad, 'scriptFiles' | 'scriptBytes' | 'allBytes'>;

function countBytes(tools: CDPSession): () => Sent {
  const types = new Map<string, string>();
  const bytes = new Map<string, number>();
  tools.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (response.url.startsWith('http')) types.set(requestId, type);
  });
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => bytes.set(requestId, encodedDataLength));
  const sum = (ids: readonly string[]) => ids.reduce((total, id) => total + (bytes.get(id) ?? 0), 0);
  return () => {
    const ids = [...types.keys()];
    const scripts = ids.filter((id) => types.get(id) === 'Script');
    return { scriptFiles: scripts.length, scriptBytes: sum(scripts), allBytes: sum(ids) };
  };
}

/** What opens something on the page; where nothing does, a link that leads nowhere now. */
async function press(page: Page): Promise<void> {
  const summary = page.locator('main summary:visible').first();
  if ((await summary.count()) > 0) return summary.click();
  await page.evaluate("document.addEventListener('click', (event) => event.preventDefault(), { capture: true })");
  await page.locator('main a:visible, header a:visible').first().click();
}
