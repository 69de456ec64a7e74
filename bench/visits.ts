import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, get, type IncomingMessage } from 'node:http';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { seedDemo } from '../demo/seed-city.ts';
import { root, withLaptop } from './laptop.ts';
import { openBrowser } from './page-load.ts';
import { readerMix } from './read-mix.ts';

/** The pages of `readerMix` as people come to them: by the first page and the list, or by a link to a dataset, of whose rows a few are chosen. */
const visits = [
  { pages: ['/', '/dataset', '/dataset/harga-pangan'], times: 10 },
  { pages: ['/dataset/harga-pangan', '/dataset/harga-pangan?komoditas__contains=cabai&sort=-harga'], times: 5 },
  { pages: ['/dataset/harga-pangan'], times: 5 },
] as const;

/** Of the visits, by browsers that were never here, or not since what they keep was changed. Nobody has counted it: the bench tells what none and all of them would be. */
const firstShare = 0.5;

/** What was asked of the front door, and what it sent, headers included. */
type Asked = { readonly requests: number; readonly bytes: number };

type Visited = { readonly pages: readonly string[]; readonly times: number; readonly first: Asked; readonly again: Asked };

/**
 * What readers ask of the front door, and what it sends them: visits of a browser to the demo city, the first and one again, and requests of programs, written into test/cost/measured-door.json.
 * The laptop sends headers as HTTP/1.1 has them and gzip where CloudFront has Brotli: both are a little more than what will be sent.
 */
export async function run(): Promise<void> {
  requireWholeMix();
  await withLaptop(async (client) => {
    await seedDemo(client, () => undefined);
    const browser = await openBrowser();
    try {
      const programs = await askAsPrograms(client.url);
      const measured: Visited[] = [];
      for (const { pages, times } of visits) measured.push({ pages, times, ...(await visitTwice(browser, client.url, pages)) });
      const byPeople = (share: number) =>
        sum(measured.flatMap(({ times, first, again }) => [scaled(first, times * share), scaled(again, times * (1 - share))]));
      const reads = readerMix.reduce((total, { times }) => total + times, 0);
      const of = (share: number) => scaled(sum([programs, byPeople(share)]), 1 / reads);
      const told = {
        at: new Date().toISOString().slice(0, 10),
        commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
        machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
        firstShare,
        files: programs.files / reads,
        read: of(firstShare),
        readOfFirstVisits: of(1),
        readOfVisitsAgain: of(0),
        visits: measured,
      };
      writeFileSync(join(root, 'test/cost/measured-door.json'), `${JSON.stringify(told, null, 2)}\n`);
      console.log(JSON.stringify(told, null, 2));
      console.log(
        `${told.read.requests} requests a read, ${(told.read.requests / told.readOfFirstVisits.requests).toFixed(2)} of what they would be without a browser that keeps anything`,
      );
    } finally {
      await browser.close();
    }
  });
}

/** Throws where visits and mix are not the same pages. */
function requireWholeMix(): void {
  for (const { path, times } of readerMix) {
    const seen = visits.reduce((total, visit) => total + visit.times * visit.pages.filter((page) => page === path).length, 0);
    if (!path.startsWith('/v1/') && seen !== times) throw new Error(`${path} is read ${times} times, and visited ${seen} times`);
  }
}

/** By a browser that keeps nothing yet, and by the same one in another tab. */
async function visitTwice(
  browser: Browser,
  address: string,
  pages: readonly string[],
): Promise<{ readonly first: Asked; readonly again: Asked }> {
  const context = await browser.newContext({ baseURL: address });
  const first = await visit(context, pages);
  const again = await visit(context, pages);
  await context.close();
  return { first, again };
}

async function visit(context: BrowserContext, pages: readonly string[]): Promise<Asked> {
  const page = await context.newPage();
  const tools = await page.context().newCDPSession(page);
  await tools.send('Network.enable');
  const asked = new Set<string>();
  const kept = new Set<string>();
  let bytes = 0;
  // Of what the tab itself still has; comes before its response.
  tools.on('Network.requestServedFromCache', ({ requestId }) => kept.add(requestId));
  tools.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.url.startsWith('http') && !response.fromDiskCache && !kept.has(requestId)) asked.add(requestId);
  });
  tools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) bytes += encodedDataLength;
  });
  for (const path of pages) await page.goto(path, { waitUntil: 'networkidle' });
  await page.close();
  return { requests: asked.size, bytes };
}

/** What programs read: each once, its link followed, by as many times as it is in the mix. */
async function askAsPrograms(address: string): Promise<Asked & { readonly files: number }> {
  const all: Asked[] = [];
  let files = 0;
  for (const { path, times } of readerMix.filter((read) => read.path.startsWith('/v1/'))) {
    const answer = await ask(new URL(path, address));
    all.push(scaled(answer.asked, times));
    if (answer.link === undefined) continue;
    files += times;
    all.push(scaled((await ask(answer.link)).asked, times));
  }
  return { ...sum(all), files };
}

/** On a connection of its own, so that what comes over it is the answer. */
function ask(address: URL): Promise<{ readonly asked: Asked; readonly link: URL | undefined }> {
  return new Promise((resolve, reject) => {
    const headers = { 'Accept-Encoding': 'gzip', Accept: '*/*' };
    const request = get(address, { headers, agent: new Agent({ keepAlive: false }) }, (response: IncomingMessage) => {
      const { location } = response.headers;
      response.resume();
      response.on('end', () => {
        if (response.statusCode !== 200 && response.statusCode !== 302)
          return reject(new Error(`${address} was answered ${response.statusCode}`));
        const link = location === undefined ? undefined : new URL(location, address);
        resolve({ asked: { requests: 1, bytes: response.socket.bytesRead }, link });
      });
    });
    request.on('error', reject);
  });
}

function sum(all: readonly Asked[]): Asked {
  return {
    requests: all.reduce((total, { requests }) => total + requests, 0),
    bytes: all.reduce((total, { bytes }) => total + bytes, 0),
  };
}

function scaled({ requests, bytes }: Asked, by: number): Asked {
  return { requests: Number((requests * by).toPrecision(4)), bytes: Number((bytes * by).toPrecision(4)) };
}
