import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, expect, test, vi } from 'vitest';
import { type Client, follow, member, send, textMember } from '../../demo/client.ts';
import { askLaptop } from '../../local/control.ts';
import { tried } from '../product-size.ts';
import { csvOf, listMember, patience, publishFirst, put, root, type Started, start, versionsOf } from './city.ts';

/** `npm start -- --empty`, as a person runs it, in a process group of its own. */
type Running = { readonly child: ChildProcess; readonly client: Client };

const home = mkdtempSync(join(tmpdir(), 'satudata-kill-'));
let running: Running | undefined;
afterAll(async () => {
  if (running) await killAll(running.child);
  rmSync(home, { recursive: true, force: true });
});

async function run(): Promise<Client> {
  const child = spawn(process.execPath, ['local/start.ts', '--empty'], {
    cwd: root,
    env: { ...process.env, PORT: '0', SATUDATA_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /siap di (http:\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    running = { child, client: { url, token: async (account) => String(await askLaptop(home, { ask: 'token', account })) } };
    return running.client;
  }
  throw new Error('npm start ended before it was ready');
}

/** kill -9 of the laptop and of every function that it runs. */
async function killAll(child: ChildProcess): Promise<void> {
  const ended = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined;
  if (child.pid !== undefined && ended) process.kill(-child.pid, 'SIGKILL');
  await ended;
  await vi.waitFor(() => expect(processesOf(home)).toEqual([]), patience);
}

async function killAndRunAgain(): Promise<Client> {
  if (!running) throw new Error('nothing runs');
  await killAll(running.child);
  return run();
}

/** Processes whose environment names this home. */
function processesOf(directory: string): string[] {
  return readdirSync('/proc').filter((pid) => {
    if (!/^[0-9]+$/.test(pid)) return false;
    try {
      return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(directory);
    } catch {
      return false;
    }
  });
}

type Delivery = { readonly period: string; readonly rows: number; readonly content: string };
type Sending = Delivery & { readonly started: Started; acknowledged: boolean };

const header = 'kode,nama,jumlah\n';
const datasetId = 'kunjungan';

/** Alike in rows, so that no delivery looks suspicious beside another and waits for the steward. */
const rowsEach = tried(6_000, 15_000);

function deliveryOf(year: number, width: number): Delivery {
  const name = (row: number) => `Puskesmas ${row % 97}, ${'x'.repeat(width)}`;
  const lines = Array.from({ length: rowsEach }, (_, row) => `K${year}-${row},"${name(row)}",${row}\n`);
  return { period: String(year), rows: rowsEach, content: header + lines.join('') };
}

/** Ten files, from half a megabyte to several, each of a year of its own. */
const deliveries = [3, 200, 10, 260, 7, 90, 15, 150, 300, 20].map((width, place) => deliveryOf(2011 + place, width));

/** Starts a PUT that stops in the middle of its body. */
function putHalf({ url, headers }: Started, content: string): void {
  const half = request(url, { method: 'PUT', headers: { ...headers, 'Content-Length': Buffer.byteLength(content) } });
  half.on('error', () => undefined);
  half.write(content.slice(0, content.length / 2));
}

async function announce(client: Client): Promise<Sending[]> {
  const announced: Sending[] = [];
  for (const delivery of deliveries) {
    const size = Buffer.byteLength(delivery.content);
    const started = await start(client, datasetId, { fileName: 'data.csv', size, period: delivery.period });
    announced.push({ ...delivery, started, acknowledged: false });
  }
  return announced;
}

/** Sends eight of the ten whole and two by half; resolves as soon as five are acknowledged, while the rest are on their way. */
async function sendUntilFive(sendings: readonly Sending[]): Promise<void> {
  for (const { started, content } of sendings.slice(8)) putHalf(started, content);
  const enough = Promise.withResolvers<void>();
  for (const sending of sendings.slice(0, 8)) {
    put(sending.started, Buffer.from(sending.content)).then(
      ({ status }) => {
        sending.acknowledged = status === 200;
        if (sendings.filter(({ acknowledged }) => acknowledged).length === 5) enough.resolve();
      },
      () => undefined,
    );
  }
  await enough.promise;
}

const stateOf = async (client: Client, { started }: Sending) =>
  textMember((await send(client, 'dinkes', 'GET', `/v1/datasets/${datasetId}/uploads/${started.uploadId}`)).body, 'state');

test('kill -9 during ten uploads, twice: every acknowledged one is published exactly once, and no other is', {
  timeout: 300_000,
}, async () => {
  const first = await run();
  await publishFirst(first, datasetId, deliveryOf(2010, 1).content, {}, { period: '2010' });
  const sendings = await announce(first);
  await sendUntilFive(sendings);

  const second = await killAndRunAgain();
  const acknowledged = sendings.filter((sending) => sending.acknowledged);
  expect(acknowledged.length).toBeGreaterThanOrEqual(5);
  // Killed again as soon as one of them is published, while others are still being checked.
  const published = async () =>
    (await Promise.all(sendings.map((sending) => stateOf(second, sending)))).filter((state) => state === 'published').length;
  await expect.poll(published, { ...patience, interval: 20 }).toBeGreaterThanOrEqual(1);

  const third = await killAndRunAgain();
  const numbers = new Map<Sending, unknown>();
  for (const sending of acknowledged) {
    const { rows } = sending;
    const upload = await follow(third, 'dinkes', datasetId, sending.started.uploadId);
    expect(upload).toMatchObject({ state: 'published', counts: { rows, validRows: rows, errors: 0 } });
    numbers.set(sending, member(upload, 'versionNumber'));
  }
  // Of the others, storage may have taken the whole file and died before it could say so; a half one it has not.
  for (const sending of sendings.slice(0, 8)) {
    if (sending.acknowledged || (await stateOf(third, sending)) === 'waiting') continue;
    const upload = await follow(third, 'dinkes', datasetId, sending.started.uploadId);
    numbers.set(sending, member(upload, 'versionNumber'));
  }
  for (const sending of sendings.slice(8)) expect(await stateOf(third, sending)).toBe('waiting');

  // One version for each, numbered without a gap, and the current one holds each year once with all its rows.
  const versions = await versionsOf(third, datasetId);
  expect(versions.map((version) => member(version, 'n')).toReversed()).toEqual(versions.map((_, place) => place + 1));
  expect([...numbers.values()].map(Number).toSorted((left, right) => left - right)).toEqual(versions.slice(1).map((_, place) => place + 2));
  const held = [...numbers.keys()].map(({ period, rows }) => [period, rows] as const);
  const expected = [['2010', rowsEach] as const, ...held].toSorted(([left], [right]) => left.localeCompare(right));
  const current = versions.find((version) => member(version, 'current') === true);
  expect(listMember(current, 'periods').map((part) => [member(part, 'period'), member(part, 'rows')])).toEqual(expected);
  for (const { period, content } of numbers.keys()) expect((await csvOf(third, datasetId, `?period=${period}`)) === content).toBe(true);

  // What was not acknowledged is simply sent again.
  const [lost] = sendings.slice(8);
  if (lost) {
    const size = Buffer.byteLength(lost.content);
    const again = await start(third, datasetId, { fileName: 'data.csv', size, period: lost.period });
    expect(await put(again, Buffer.from(lost.content))).toEqual({ status: 200, code: '' });
    expect(await follow(third, 'dinkes', datasetId, again.uploadId)).toMatchObject({
      state: 'published',
      versionNumber: versions.length + 1,
    });
  }
});
