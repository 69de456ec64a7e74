import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { type Client, send, textMember, upload } from '../demo/client.ts';
import { seedDemo } from '../demo/seed-city.ts';
import { root, withLaptop } from './laptop.ts';
import { readerMix } from './read-mix.ts';
import { type Counted, countingMeter, type Units } from './units-meter.ts';

const rounds = 3;
const deliveries = 20;
const rowsOfDelivery = 500;
const settleMilliseconds = 15_000; // the refresh of index and counts comes by a queue that waits for more

/**
 * What AWS bills of one read, one delivery and one run of each schedule: counted on a laptop with the demo city, warm, and written into test/cost/measured-units.json
 * with the day and the commit. `npm run cost` reckons with it.
 */
export async function run(): Promise<void> {
  const counter = countingMeter();
  await withLaptop(
    async (client, laptop) => {
      await seedDemo(client, () => undefined);
      await settle();
      const memory = new Map(laptop.model.functions.map(({ name, memoryMegabytes }) => [name, memoryMegabytes]));
      const units = (counted: Counted, share: number): Units => counter.unitsOf(counted, memory, share);
      await read(client);
      const reads = await counter.during(async () => {
        for (let round = 0; round < rounds; round += 1) await read(client);
      });
      const delivered = await counter.during(() => deliver(client));
      const schedules: Record<string, Units & { readonly expression: string }> = {};
      for (const { logicalId, expression } of laptop.model.schedules) {
        const ran = await counter.during(async () => void (await laptop.runSchedule(logicalId)));
        schedules[logicalId] = { expression, ...units(ran, 1) };
      }
      const datasets = await countDatasets(client);
      const measured = {
        at: new Date().toISOString().slice(0, 10),
        commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim(),
        machine: `${cpus().length} × ${cpus()[0]?.model.trim()}`,
        datasets,
        read: units(reads, rounds * readerMix.reduce((sum, { times }) => sum + times, 0)),
        delivery: { rows: rowsOfDelivery, ...units(delivered, deliveries) },
        schedules,
      };
      writeFileSync(join(root, 'test/cost/measured-units.json'), `${JSON.stringify(measured, null, 2)}\n`);
      console.log(JSON.stringify(measured, null, 2));
    },
    { meter: counter.meter },
  );
}

/** One after another, as a browser would: what is measured is work, not waiting for each other. */
async function read(client: Client): Promise<void> {
  for (const { path, times } of readerMix) {
    for (let time = 0; time < times; time += 1) {
      // A file is fetched to its end, where the answer leads.
      const answer = await fetch(client.url + path);
      await answer.arrayBuffer();
      if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
    }
  }
}

/** An operator registers a dataset once and sends it again and again; each is published at once. */
async function deliver(client: Client): Promise<void> {
  const registration = { datasetId: 'ukur-satuan', title: 'Ukur', description: 'Ukur', access: 'open', cadence: 'ad-hoc' };
  const registered = await send(client, 'dinkes', 'POST', '/v1/datasets', registration);
  if (registered.status !== 201) throw new Error(registered.text);
  for (let delivery = 0; delivery < deliveries; delivery += 1) {
    const sent = await upload(client, 'dinkes', 'ukur-satuan', 'ukur.csv', contentOf(delivery));
    if (textMember(sent, 'state') === 'in-review') {
      const review = `/v1/datasets/ukur-satuan/uploads/${textMember(sent, 'uploadId')}/review`;
      await send(client, 'kominfo', 'POST', review, { decision: 'approve', reasons: [] });
    }
  }
  await settle();
}

function contentOf(delivery: number): string {
  const rows = Array.from({ length: rowsOfDelivery }, (_, row) => `A${row},Kelurahan ${row % 104},${row * 7 + delivery},2026-11`);
  return `kode,kelurahan,jumlah,bulan\n${rows.join('\n')}\n`;
}

async function countDatasets(client: Client): Promise<number> {
  const { body } = await send(client, 'kominfo', 'GET', '/v1/datasets?limit=100');
  const items: unknown = typeof body === 'object' && body !== null && 'items' in body ? body.items : [];
  return Array.isArray(items) ? items.length : 0;
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, settleMilliseconds));
}
