import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Client, member, send, textMember, upload } from '../../demo/client.ts';
import { askLaptop } from '../../local/control.ts';

// A disk of its own for the laptop's home: a tmpfs in a mount namespace, which an ordinary user may make on most Linux machines.
const UNSHARE = ['--user', '--map-root-user', '--mount'];
const canMount = spawnSync('unshare', [...UNSHARE, 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0;
const DISK_MEGABYTES = 256;

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'full-disk-'));
let holder: ChildProcess;
let laptop: ChildProcess;
let client: Client;
let said: string;
/** The home as it is seen from outside of the namespace. */
const outside = () => `/proc/${holder.pid}/root${home}`;

async function startLaptop(): Promise<void> {
  said = '';
  const enter = ['--preserve-credentials', '-U', '-m', '-t', String(holder.pid), process.execPath, join(root, 'local/start.ts'), '--empty'];
  laptop = spawn('nsenter', enter, {
    cwd: root,
    env: { ...process.env, SATUDATA_HOME: home, PORT: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  laptop.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const url = Promise.withResolvers<string>();
  if (laptop.stdout) createInterface({ input: laptop.stdout }).on('line', (line) => url.resolve(/http:\S+/.exec(line)?.[0] ?? ''));
  laptop.once('exit', (code) => url.reject(new Error(`the laptop ended with ${code}: ${said}`)));
  client = { url: await url.promise, token: async (account) => String(await askLaptop(outside(), { ask: 'token', account })) };
}

async function stopLaptop(): Promise<void> {
  laptop.kill('SIGTERM');
  await once(laptop, 'exit');
}

/** Writes until nothing more fits. */
function fillDisk(): void {
  for (const bytes of [1_000_000, 10_000, 1]) {
    try {
      for (;;) appendFileSync(join(outside(), 'filler'), Buffer.alloc(bytes));
    } catch (error) {
      expect(error).toMatchObject({ code: 'ENOSPC' });
    }
  }
}

const csv = (rows: number) => `kecamatan,jumlah\n${Array.from({ length: rows }, (_, row) => `Kecamatan ${row},${row}`).join('\n')}\n`;
const rowsStanding = async () => member((await send(client, undefined, 'GET', '/v1/datasets/penuh/rows?limit=1000')).body, 'items');

describe.runIf(canMount)('the laptop on a disk that becomes full', () => {
  beforeAll(async () => {
    holder = spawn(
      'unshare',
      [...UNSHARE, 'sh', '-c', `mount -t tmpfs -o size=${DISK_MEGABYTES}m,mode=755 tmpfs ${home} && echo ready && exec cat`],
      {
        stdio: ['pipe', 'pipe', 'inherit'],
      },
    );
    if (holder.stdout) await once(holder.stdout, 'data');
    await startLaptop();
  });
  afterAll(async () => {
    if (laptop.exitCode === null) await stopLaptop();
    holder.stdin?.end();
    await once(holder, 'exit');
    rmSync(home, { recursive: true, force: true });
  });

  test('lives, answers 5xx to what it can not keep, and all that it took is whole: now, with room again, and after a restart', async () => {
    const registration = { datasetId: 'penuh', title: 'Penuh', description: 'Penuh', access: 'open', cadence: 'annual' };
    expect((await send(client, 'dinkes', 'POST', '/v1/datasets', registration)).status).toBe(201);
    const first = await upload(client, 'dinkes', 'penuh', 'data.csv', csv(10));
    const review = `/v1/datasets/penuh/uploads/${textMember(first, 'uploadId')}/review`;
    expect((await send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] })).status).toBe(200);

    fillDisk();
    const refused = new Set<number>();
    const taken: string[] = [];
    for (let round = 0; round < 40; round += 1) {
      const datasetId = `coba-${round}`;
      const { status } = await send(client, 'dinkes', 'POST', '/v1/datasets', { ...registration, datasetId });
      if (status === 201) taken.push(datasetId);
      else refused.add(status);
    }
    console.log(`while full: ${taken.length} taken, others answered ${[...refused]}`);
    expect(refused.size).toBeGreaterThan(0);
    for (const status of refused) expect(status).toBeGreaterThanOrEqual(500);
    expect(laptop.exitCode).toBeNull();
    // What needs no room is served. (Rows need some: a function's /tmp lies on the same disk.)
    expect((await send(client, undefined, 'GET', '/v1/datasets/penuh')).status).toBe(200);

    rmSync(join(outside(), 'filler'));
    const retried = () => send(client, 'dinkes', 'POST', '/v1/datasets', { ...registration, datasetId: 'sesudah' });
    await expect.poll(async () => (await retried()).status, { timeout: 60_000, interval: 500 }).toBe(201);
    taken.push('sesudah');
    expect(await upload(client, 'dinkes', 'penuh', 'data.csv', csv(12))).toMatchObject({ state: 'published' });
    expect(laptop.exitCode).toBeNull();

    const whole = async () => {
      expect(await rowsStanding()).toHaveLength(12);
      for (const datasetId of taken) {
        expect((await send(client, 'dinkes', 'GET', `/v1/datasets/${datasetId}`)).status, datasetId).toBe(200);
      }
    };
    await whole();
    console.log(said);
    await stopLaptop();
    await startLaptop();
    await whole();
    expect(await upload(client, 'dinkes', 'penuh', 'data.csv', csv(14))).toMatchObject({ state: 'published' });
    expect(readFileSync(join(outside(), 'running.json'), 'utf8')).toContain(client.url);
  });
});

test('the machine lets a user make a disk (without it nothing above was proved)', () => {
  expect(canMount || execFileSync('uname', { encoding: 'utf8' }).trim() !== 'Linux').toBe(true);
});
