import autocannon from 'autocannon';
import { send } from '../demo/client.ts';
import { withLaptop } from './laptop.ts';

const connections = 16;
const seconds = 10;

/** Warm, authorized `GET /v1/datasets/{id}` through gateway, authorizer and function; beside it `GET /v1/health`, the same way without a dataset. */
export async function run(): Promise<void> {
  await withLaptop(async (client) => {
    const registration = { datasetId: 'ukur', title: 'Ukur', description: 'Ukur', access: 'open', cadence: 'annual' };
    await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
    const headers = { Authorization: `Bearer ${await client.token('dinkes')}` };
    await measure(`${client.url}/v1/datasets/ukur`, headers, 3);
    const dataset = await measure(`${client.url}/v1/datasets/ukur`, headers, seconds);
    const health = await measure(`${client.url}/v1/health`, headers, seconds);
    print('GET /v1/datasets/{id}', dataset);
    print('GET /v1/health', health);
    console.log(`ratio dataset : health ${(dataset.requests.average / health.requests.average).toFixed(2)}`);
  });
}

function measure(url: string, headers: Record<string, string>, duration: number) {
  return autocannon({ url, connections, duration, headers });
}

function print(name: string, result: autocannon.Result): void {
  const { requests, latency, non2xx } = result;
  console.log(`${name}: ${requests.average.toFixed(0)} requests/s, p50 ${latency.p50} ms, p99 ${latency.p99} ms, not 2xx ${non2xx}`);
}
