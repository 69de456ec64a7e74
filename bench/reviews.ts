import type { Client } from '../demo/client.ts';
import { median } from './chance.ts';
import { withWaiting } from './waiting-city.ts';

const warmups = 20;
const rounds = 60;
const goalMilliseconds = 50;
const waiting = { few: 40, many: 2_000 } as const;

/**
 * What the list of waiting uploads takes, and how much more when fifty times as many wait; beside it one dataset, the same way in the same run. Processor time is
 * that of the whole laptop, and does not depend on what else the machine does.
 */
export async function run(): Promise<void> {
  const few = await measureAt(waiting.few);
  const many = await measureAt(waiting.many);
  for (const [what, { wall, processor }] of Object.entries(many)) {
    const ratio = processor / (few[what]?.processor ?? Number.NaN);
    console.log(
      `${what}: p50 ${wall.toFixed(1)} ms, processor ${processor.toFixed(1)} ms with ${waiting.many} waiting, ${ratio.toFixed(2)} × with ${waiting.few}`,
    );
  }
  console.log(`goal ≤ ${goalMilliseconds} ms for a page of the usual length`);
}

/** Milliseconds a request: the median by the clock, the mean of processor time. */
type Measured = Readonly<Record<string, { readonly wall: number; readonly processor: number }>>;

export async function measureAt(count: number): Promise<Measured> {
  const measured: Record<string, Measured[string]> = {};
  await withWaiting(count, async (client) => {
    for (const [account, path] of asked) measured[`${account} GET ${path}`] = await measure(client, account, path);
  });
  return measured;
}

const asked = [
  ['kominfo', '/v1/reviews'],
  ['kominfo', '/v1/reviews?limit=100'],
  ['dinkes', '/v1/reviews'],
  ['warga', '/v1/reviews'],
  ['dinkes', '/v1/datasets/menunggu-0'],
] as const;

async function measure(client: Client, account: string, path: string): Promise<Measured[string]> {
  const headers = { Authorization: `Bearer ${await client.token(account)}` };
  const times: number[] = [];
  let before = process.cpuUsage();
  for (let round = 0; round < warmups + rounds; round += 1) {
    if (round === warmups) before = process.cpuUsage();
    const started = performance.now();
    const response = await fetch(client.url + path, { headers });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${account} GET ${path} was answered ${response.status}`);
    if (round >= warmups) times.push(performance.now() - started);
  }
  const { user, system } = process.cpuUsage(before);
  return { wall: median(times), processor: (user + system) / 1_000 / rounds };
}
