import { loadavg } from 'node:os';
import autocannon from 'autocannon';
import { seedDemo } from '../demo/seed-city.ts';
import { withLaptop } from './laptop.ts';

const readers = 200;
const seconds = 10;
const warmupSeconds = 5;
const rounds = 2;
const goals = { requestsPerSecond: 250, p99: 1_500 } as const;
const path = '/v1/datasets/penduduk-kecamatan/rows';

/** 200 anonymous readers of the first rows of a small open dataset, warm; beside it `GET /v1/health` by as many, in turns. */
export async function run(): Promise<void> {
  await withLaptop(async (client) => {
    await seedDemo(client, () => undefined);
    await measure(`${client.url}${path}`, warmupSeconds);
    for (let round = 0; round < rounds; round += 1) {
      const rows = await measure(`${client.url}${path}`, seconds);
      const health = await measure(`${client.url}/v1/health`, seconds);
      print(`GET ${path}`, rows);
      print('GET /v1/health', health);
      const ratio = (rows.requests.average / health.requests.average).toFixed(2);
      console.log(`ratio rows : health ${ratio}; load of the machine ${loadavg()[0]?.toFixed(1)}`);
    }
  });
  console.log(`goals: ≥ ${goals.requestsPerSecond} requests/s, p99 ≤ ${goals.p99} ms, no error`);
}

function measure(url: string, duration: number): Promise<autocannon.Result> {
  return autocannon({ url, connections: readers, duration, timeout: 60 });
}

function print(name: string, { requests, latency, non2xx, errors }: autocannon.Result): void {
  const speed = `${requests.average.toFixed(0)} requests/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms`;
  console.log(`${name}: ${speed}, not 2xx ${non2xx}, errors ${errors}`);
}
