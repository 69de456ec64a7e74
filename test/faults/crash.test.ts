import type { SQSRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { type BatchPorts, ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { datasetOf, deliver, type IngestWorld, ingestWorld, messageOf, standardOf, uploadIds, uploadOf } from '../fakes/ingest-world.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { withFaults } from './every-port.ts';
import type { FaultPlan } from './faulty.ts';
import { publishedWorld } from './published-world.ts';
import { finalState } from './world-state.ts';

const [, second] = uploadIds;
const good = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';
const bad = 'Puskesmas,Kunjungan\nCipondoh,dua belas\n';

type Story = { readonly name: string; readonly ends: string; readonly begin: () => Promise<{ world: IngestWorld; message: SQSRecord }> };

const stories: readonly Story[] = [
  {
    name: 'a first file, which waits for the steward',
    ends: 'in-review',
    begin: async () => {
      const world = { ...ingestWorld(), engine: memoryEngine(), differ: memoryDiffer() };
      return { world, message: deliver(world, second, good, { period: '2026-09' }) };
    },
  },
  {
    name: 'a file published by itself, with the genuine engine',
    ends: 'published',
    begin: async () => {
      const world = await publishedWorld();
      return { world, message: deliver(world, second, good, { period: '2026-09' }) };
    },
  },
  {
    name: 'a rejected file',
    ends: 'rejected',
    begin: async () => {
      const world = { ...ingestWorld(datasetOf(), standardOf()), engine: memoryEngine(), differ: memoryDiffer() };
      return { world, message: deliver(world, second, bad) };
    },
  },
];

describe.each(stories)('ingest of $name', ({ begin, ends }) => {
  it.each(['before', 'after', 'killed'] as const)(
    'ends the same when any one call fails (%s) and the message comes again',
    async (kind) => {
      const calm = await begin();
      const counting: FaultPlan = { calls: 0, kind };
      await ingestBatch(withFaults(calm.world, counting), [calm.message]);
      const expected = await finalState(calm.world);
      expect(expected.uploads.map((upload) => upload.state)).toEqual([ends]);
      expect(counting.calls).toBeGreaterThan(10);

      for (let failAt = 1; failAt <= counting.calls; failAt++) {
        const { world, message } = await begin();
        const first = await ingestBatch(withFaults(world, { calls: 0, kind, failAt }), [message]);
        expect(first.batchItemFailures, `call ${failAt}`).toEqual([{ itemIdentifier: message.messageId }]);
        const again = await ingestBatch(world, [message]);
        expect(again.batchItemFailures, `call ${failAt}`).toEqual([]);
        expect(await finalState(world), `call ${failAt}`).toEqual(expected);
      }
    },
  );
});

/** The SDK sends a write again whose answer was lost, and is told that the condition no longer holds: the write went through all the same. */
function doubting(world: IngestWorld, doubted: number): { ports: BatchPorts; writes: () => number } {
  let writes = 0;
  const isDoubted = () => {
    writes += 1;
    return writes === doubted;
  };
  const { uploads, datasets } = world;
  const move: BatchPorts['uploads']['move'] = async (upload, from, condition) => {
    const moved = await uploads.move(upload, from, condition);
    return isDoubted() ? 'stale' : moved;
  };
  const replace: BatchPorts['datasets']['replace'] = async (dataset) => {
    const written = await datasets.replace(dataset);
    return isDoubted() ? 'stale' : written;
  };
  return { ports: { ...world, uploads: { ...uploads, move }, datasets: { ...datasets, replace } }, writes: () => writes };
}

describe('a write that went through and is called stale', () => {
  it.each(stories)('leaves nothing behind in $name', async ({ begin, ends }) => {
    const calm = await begin();
    const counting = doubting(calm.world, 0);
    await ingestBatch(counting.ports, [calm.message]);
    const expected = await finalState(calm.world);
    for (let doubted = 1; doubted <= counting.writes(); doubted++) {
      const { world, message } = await begin();
      const { batchItemFailures } = await ingestBatch(doubting(world, doubted).ports, [message]);
      if (batchItemFailures.length > 0) await ingestBatch(world, [message]);
      const [upload] = world.uploads.all();
      expect(upload?.state, `write ${doubted}`).toBe(ends);
      expect(await finalState(world), `write ${doubted}`).toEqual(expected);
    }
  });
});

describe('a message that fails to the end', () => {
  it('leaves the upload failed, with a sentence, and finishes after a redrive', async () => {
    const world = await publishedWorld();
    const message = deliver(world, second, good, { period: '2026-09' });
    const broken = { ...world, engine: { open: () => Promise.reject(new Error('out of memory')) } };
    for (let receives = 1; receives <= limits.maxReceives; receives++) {
      const received = messageOf(uploadOf(second, good).key, 'v1', receives);
      expect((await ingestBatch(broken, [received])).batchItemFailures).toHaveLength(1);
      const upload = await world.uploads.get('kunjungan-puskesmas', second);
      expect(upload?.state).toBe(receives < limits.maxReceives ? 'checking' : 'failed');
      expect(upload?.at.lastFault).toBeDefined();
    }
    expect(world.pauses).toEqual([10, 20, 40, 80, 0]);
    expect((await world.uploads.get('kunjungan-puskesmas', second))?.message).toContain('gangguan di sistem kami');
    expect(world.metrics.lines).toEqual(['failed dinas-kesehatan']);

    expect(await ingestBatch(world, [message])).toEqual({ batchItemFailures: [] });
    expect(await world.uploads.get('kunjungan-puskesmas', second)).toMatchObject({ state: 'published', versionNumber: 2 });
    expect(world.metrics.lines).toEqual(['failed dinas-kesehatan', 'checked dinas-kesehatan 2', 'published dinas-kesehatan']);
  });
});
