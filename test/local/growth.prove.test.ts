import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Client, send, textMember, upload } from '../../demo/client.ts';
import { askLaptop } from '../../local/control.ts';

/** `UPLOADS=…` for a look; the first thousand are the warming up (V8's heap, the functions' hosts), which is no growth. */
const UPLOADS = Number(process.env.UPLOADS ?? 5_000);
const UPLOADS_A_DATASET = 100;
/** What is looked at: the last three fifths, 3,000 of 5,000. */
const FIRST_MEASURED = UPLOADS * 0.4;
const MEASURE_EVERY = 25;
/**
 * A process that keeps nothing comes back to the same least, whenever V8 collects; one that keeps something never does. So the least of each tenth is
 * compared, of its own memory alone: pages of the tables' files that LevelDB maps are the system's to drop. An upload was 1 to 2 MB before; what
 * is left is malloc's arenas filling up, some 5 KB, and less with time.
 */
const MOST_GROWTH_KILOBYTES = 10;
/** All of its resident memory. */
const MOST_MEGABYTES = 400;
/** The functions' hosts come and go with the load, so their own least is coarser. */
const MOST_GROWTH_OF_HOST_KILOBYTES = 50;

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'growth-'));
let laptop: ChildProcess;
let client: Client;

beforeAll(async () => {
  laptop = spawn(process.execPath, ['local/start.ts', '--empty'], {
    cwd: root,
    env: { ...process.env, SATUDATA_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = Promise.withResolvers<string>();
  if (laptop.stdout) createInterface({ input: laptop.stdout }).on('line', (line) => url.resolve(/http:\S+/.exec(line)?.[0] ?? ''));
  laptop.once('exit', (code) => url.reject(new Error(`the laptop ended with ${code}`)));
  client = { url: await url.promise, token: async (account) => String(await askLaptop(home, { ask: 'token', account })) };
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

/** How much the least of each tenth grows with an upload, in kilobytes: the slope of a line through them. */
function growthKilobytes(all: readonly Measured[], of: (one: Measured) => number): number {
  const measured = all.filter(({ upload }) => upload > FIRST_MEASURED);
  const tenths = new Map<number, number>();
  for (const one of measured) {
    const tenth = Math.floor((10 * (one.upload - FIRST_MEASURED - 1)) / (UPLOADS - FIRST_MEASURED));
    tenths.set(tenth, Math.min(tenths.get(tenth) ?? Number.POSITIVE_INFINITY, of(one)));
  }
  const points = [...tenths].map(([tenth, least]) => ({ x: (tenth * (UPLOADS - FIRST_MEASURED)) / 10, y: least * 1024 }));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  return mean(points.map((point) => (point.x - x) * (point.y - y))) / mean(points.map((point) => (point.x - x) ** 2));
}

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

test.runIf(process.platform === 'linux')(
  `after ${UPLOADS} small uploads the laptop holds no more than after the first ${FIRST_MEASURED}`,
  { timeout: 6 * 3_600_000 },
  async () => {
    const all: Measured[] = [measure(0)];
    for (let number = 1; number <= UPLOADS; number += 1) {
      const datasetId = `deret-${Math.ceil(number / UPLOADS_A_DATASET)}`;
      if (number % UPLOADS_A_DATASET === 1) {
        const registration = { datasetId, title: datasetId, description: datasetId, access: 'open', cadence: 'annual' };
        expect((await send(client, 'dinkes', 'POST', '/v1/datasets', registration)).status).toBe(201);
      }
      await deliver(datasetId, number);
      if (number % MEASURE_EVERY === 0) all.push(measure(number));
      if (number % (UPLOADS / 20) === 0)
        console.log(JSON.stringify(all.at(-1), (_, value) => (typeof value === 'number' ? Math.round(value) : value)));
    }
    const growth = { main: growthKilobytes(all, ({ mainOwn }) => mainOwn), host: growthKilobytes(all, ({ largestHost }) => largestHost) };
    console.log(`growth an upload: main process ${growth.main.toFixed(1)} KB, largest host ${growth.host.toFixed(1)} KB`);
    expect(all.at(-1)?.main).toBeLessThanOrEqual(MOST_MEGABYTES);
    expect(growth.main).toBeLessThanOrEqual(MOST_GROWTH_KILOBYTES);
    expect(growth.host).toBeLessThanOrEqual(MOST_GROWTH_OF_HOST_KILOBYTES);
  },
);
