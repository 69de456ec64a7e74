import type { Client } from '../demo/client.ts';
import { withWaiting } from './waiting-city.ts';

const warmups = 20;
const rounds = 60;
const goalMilliseconds = 50;
const waiting = { few: 40, many: 2_000 } as const;

/** What the list of waiting uploads takes, and what it takes more when fifty times as many wait: beside it one dataset, the same way in the same run. */
export async function run(): Promise<void> {
  const few = await measureAt(waiting.few);
  const many = await measureAt(waiting.many);
  for (const [what, { list }] of Object.entries(many)) {
    const ratio = list / (few[what]?.list ?? Number.NaN);
    console.log(`${what}: p50 ${list.toFixed(1)} ms with ${waiting.many} waiting, ${ratio.toFixed(2)} × with ${waiting.few}`);
  }
  const slowest = Math.max(...Object.values(many).map(({ list }) => list));
  console.log(`slowest p50 ${slowest.toFixed(1)} ms (goal ≤ ${goalMilliseconds})`);
}

type Measured = Readonly<Record<string, { readonly list: number }>>;

export async function measureAt(count: number): Promise<Measured> {
  const measured: Record<string, { list: number }> = {};
  await withWaiting(count, async (client) => {
    for (const [account, path] of asked) measured[`${account} GET ${path}`] = { list: await p50(client, account, path) };
  });
  return measured;
}

const asked = [
  ['kominfo', '/v1/reviews'],
  ['kominfo', '/v1/reviews?limit=100'],
  ['dinkes', '/v1/reviews'],
  ['warga', '/v1/reviews'],
] as const;

async function p50(client: Client, account: string, path: string): Promise<number> {
  const headers = { Authorization: `Bearer ${await client.token(account)}` };
  const times: number[] = [];
  for (let round = 0; round < warmups + rounds; round += 1) {
    const started = performance.now();
    const response = await fetch(client.url + path, { headers });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${account} GET ${path} was answered ${response.status}`);
    if (round >= warmups) times.push(performance.now() - started);
  }
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}
