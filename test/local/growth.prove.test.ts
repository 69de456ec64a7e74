import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, send, textMember, upload } from '../../demo/client.ts';
import { askLaptop } from '../../local/control.ts';

/** `UPLOADS=…` for a look; the first thousand are the warming up (V8's heap, the functions' hosts), which is no growth. */
const UPLOADS = Number(process.env.UPLOADS ?? 5_000);
const UPLOADS_A_DATASET = 100;
/** What is compared: the last three fifths, 3,000 of 5,000. */
const FIRST_COMPARED = UPLOADS * 0.4;
const LOOKS = 20;
/** Resident memory of the main process, at every look and at the end, as it happens to be. */
const MOST_MEGABYTES = 400;
/**
 * V8 leaves garbage lying about while there is room, so what is compared is what stands after a collection: own memory alone, since pages of the tables'
 * files that LevelDB maps are the system's to drop. An upload was 1 to 2 MB before; what is left is malloc's arenas filling up, some 3 KB.
 */
const MOST_GROWTH_KILOBYTES = 10;
/** A function's host has no collection of ours, so this is as it happens to be: a host that kept one file's rows would be far above it. */
const MOST_GROWTH_OF_HOST_KILOBYTES = 50;

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'growth-'));
let laptop: ChildProcess;
let client: Client;
let inspector: string;

beforeAll(async () => {
  // As `npm start` runs it; the inspector is what collects garbage at two moments.
  laptop = spawn(process.execPath, ['--inspect=127.0.0.1:0', 'local/start.ts', '--empty'], {
    cwd: root,
    env: { ...process.env, SATUDATA_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const printed = (stream: Readable | null, pattern: RegExp) => {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    if (stream) createInterface({ input: stream }).on('line', (line) => pattern.test(line) && resolve(pattern.exec(line)?.[0] ?? ''));
    laptop.once('exit', (code) => reject(new Error(`the laptop ended with ${code}`)));
    return promise;
  };
  const [url, address] = await Promise.all([printed(laptop.stdout, /http:\S+/), printed(laptop.stderr, /ws:\S+/)]);
  inspector = address;
  client = { url, token: async (account) => String(await askLaptop(home, { ask: 'token', account })) };
});
afterAll(async () => {
  laptop.kill('SIGTERM');
  await once(laptop, 'exit');
  rmSync(home, { recursive: true, force: true });
});

/** Megabytes of a line of `/proc/<pid>/status`: VmRSS is all that is resident, RssAnon what no file stands behind. 0 where the process has just ended. */
function megabytes(line: 'VmRSS' | 'RssAnon', pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(new RegExp(`${line}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

type Measured = {
  readonly upload: number;
  readonly main: number;
  readonly mainOwn: number;
  readonly largestHost: number;
  readonly hosts: number;
};

function measure(upload: number): Measured {
  const pid = laptop.pid ?? 0;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
  const hosts = children.map((child) => megabytes('VmRSS', child));
  return {
    upload,
    main: megabytes('VmRSS', pid),
    mainOwn: megabytes('RssAnon', pid),
    largestHost: Math.max(...hosts),
    hosts: hosts.reduce((sum, one) => sum + one, 0),
  };
}

/** Collects the main process's garbage; gives what it holds afterwards. */
async function afterCollection(upload: number): Promise<Measured> {
  const socket = new WebSocket(inspector);
  await once(socket, 'open');
  socket.send(JSON.stringify({ id: 1, method: 'HeapProfiler.collectGarbage' }));
  await once(socket, 'message');
  socket.close();
  return measure(upload);
}

const growthKilobytes = (from: number, until: number) => ((until - from) * 1024) / (UPLOADS - FIRST_COMPARED);

/** Twenty rows that no other upload has. */
const csv = (number: number) =>
  `kecamatan,puskesmas\n${Array.from({ length: 20 }, (_, row) => `Kecamatan ${row},${number * 20 + row}`).join('\n')}\n`;

async function deliver(datasetId: string, number: number): Promise<void> {
  const sent = await upload(client, 'dinkes', datasetId, 'data.csv', csv(number));
  const state = textMember(sent, 'state');
  if (state === 'published') return;
  expect(state).toBe('in-review');
  const review = `/v1/datasets/${datasetId}/uploads/${textMember(sent, 'uploadId')}/review`;
  expect((await send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] })).status).toBe(200);
}

async function deliverAll(from: number, until: number): Promise<Measured> {
  for (let number = from; number <= until; number += 1) {
    const datasetId = `deret-${Math.ceil(number / UPLOADS_A_DATASET)}`;
    if (number % UPLOADS_A_DATASET === 1) {
      const registration = { datasetId, title: datasetId, description: datasetId, access: 'open', cadence: 'annual' };
      expect((await send(client, 'dinkes', 'POST', '/v1/datasets', registration)).status).toBe(201);
    }
    await deliver(datasetId, number);
    if (number % Math.ceil(UPLOADS / LOOKS) === 0) look(measure(number));
  }
  return measure(until);
}

function look(measured: Measured): void {
  console.log(JSON.stringify(measured, (_, value) => (typeof value === 'number' ? Math.round(value) : value)));
  expect(measured.main).toBeLessThanOrEqual(MOST_MEGABYTES);
}

test.runIf(process.platform === 'linux')(
  `after ${UPLOADS} small uploads the laptop holds no more than after the first ${FIRST_COMPARED}`,
  { timeout: 6 * 3_600_000 },
  async () => {
    const before = await deliverAll(1, FIRST_COMPARED);
    const kept = await afterCollection(FIRST_COMPARED);
    const after = await deliverAll(FIRST_COMPARED + 1, UPLOADS);
    look(after);
    const keptNow = await afterCollection(UPLOADS);
    const growth = {
      main: growthKilobytes(kept.mainOwn, keptNow.mainOwn),
      host: growthKilobytes(before.largestHost, after.largestHost),
    };
    console.log(
      `kept after a collection: ${kept.mainOwn.toFixed(1)} MB, then ${keptNow.mainOwn.toFixed(1)} MB (all: ${keptNow.main.toFixed(0)} MB)`,
    );
    console.log(`growth an upload: main process ${growth.main.toFixed(1)} KB, largest host ${growth.host.toFixed(1)} KB`);
    expect(growth.main).toBeLessThanOrEqual(MOST_GROWTH_KILOBYTES);
    expect(growth.host).toBeLessThanOrEqual(MOST_GROWTH_OF_HOST_KILOBYTES);
  },
);
