import type { SQSRecord } from 'aws-lambda';
import { type BatchPorts, ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { deliver, type IngestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { beforeEachCall } from './before-each-call.ts';
import { publishedDataset } from './published-dataset.ts';

/** A small seeded generator (mulberry32), so that a failing schedule can be run again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A few turns of the event loop, so that workers interleave in many ways. */
export async function yieldSome(random: () => number): Promise<void> {
  for (let turns = Math.floor(random() * 6); turns > 0; turns--) await new Promise((resolve) => setImmediate(resolve));
}

const files = [
  { content: 'Puskesmas,Kunjungan\nCipondoh,1\n', period: '2026-08' },
  { content: 'Puskesmas,Kunjungan\nCipondoh,2\nBatuceper,3\n', period: '2026-08' },
  { content: 'Puskesmas,Kunjungan\nCipondoh,empat\n', period: '2026-09' },
] as const;

/** Three uploads, two of them for one period and one with a bad cell, each announced and put. */
export async function deliverThree(): Promise<{ fakes: IngestFakes; messages: SQSRecord[] }> {
  const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
  const messages = files.map(({ content, period }, index) => deliver(fakes, uploadIds[index] ?? '', content, { period }));
  return { fakes, messages };
}

/** Every message one to five times, in any order, through two to eight workers; what fails comes again until all is done. */
export async function runSchedule(fakes: IngestFakes, messages: readonly SQSRecord[], seed: number): Promise<void> {
  const random = seeded(seed);
  const interleaved = <P extends object>(port: P) => beforeEachCall(port, () => yieldSome(random));
  const ports: BatchPorts = {
    ...fakes,
    datasets: interleaved(fakes.datasets),
    manifests: interleaved(fakes.manifests),
    uploads: interleaved(fakes.uploads),
    published: interleaved(fakes.published),
    inbox: interleaved(fakes.inbox),
  };
  const copies = messages.flatMap((message) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => message));
  const queue = copies.map((message) => ({ message, order: random() })).sort((a, b) => a.order - b.order);
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { batchItemFailures } = await ingestBatch(ports, [next.message]);
      if (batchItemFailures.length > 0) queue.push(next);
    }
  };
  await Promise.all(Array.from({ length: 2 + Math.floor(random() * 7) }, work));
}
