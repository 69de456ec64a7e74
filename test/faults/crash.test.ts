import type { SQSRecord } from 'aws-lambda';
import { describe, expect, test } from 'vitest';
import { type BatchPorts, ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, messageOf, standardOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { tried } from '../product-size.ts';
import { finalState } from './end-state.ts';
import { withFaults } from './every-port.ts';
import type { FaultPlan } from './faulty.ts';
import { publishedDataset } from './published-dataset.ts';

const [, second] = uploadIds;
const good = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';
const bad = 'Puskesmas,Kunjungan\nCipondoh,dua belas\n';

/** `everyCall`: which of the calls fail in turn; the genuine engine takes its time for each. */
type Story = {
  readonly name: string;
  readonly ends: string;
  readonly everyCall: number;
  readonly begin: () => Promise<{ fakes: IngestFakes; message: SQSRecord }>;
};

const stories: readonly Story[] = [
  {
    name: 'a first file, which waits for the steward',
    ends: 'in-review',
    everyCall: 1,
    begin: async () => {
      const fakes = { ...ingestFakes(), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
      return { fakes, message: deliver(fakes, second, good, { period: '2026-09' }) };
    },
  },
  {
    name: 'a file published by itself, with the genuine engine',
    ends: 'published',
    everyCall: tried(4, 1),
    begin: async () => {
      const fakes = await publishedDataset();
      return { fakes, message: deliver(fakes, second, good, { period: '2026-09' }) };
    },
  },
  {
    name: 'a rejected file',
    ends: 'rejected',
    everyCall: 1,
    begin: async () => {
      const fakes = {
        ...ingestFakes(datasetOf(), standardOf()),
        engine: memoryEngine(),
        differ: memoryDiffer(),
        describer: memoryDescriber(),
      };
      return { fakes, message: deliver(fakes, second, bad) };
    },
  },
];

describe.each(stories)('ingest of $name', ({ begin, ends, everyCall }) => {
  test.each(['before', 'after', 'killed'] as const)(
    'ends the same when any one call fails (%s) and the message comes again',
    async (kind) => {
      const calm = await begin();
      const counting: FaultPlan = { calls: 0, kind };
      await ingestBatch(withFaults(calm.fakes, counting), [calm.message]);
      const expected = await finalState(calm.fakes);
      expect(expected.uploads.map((upload) => upload.state)).toEqual([ends]);
      expect(counting.calls).toBeGreaterThan(10);

      for (let failAt = 1; failAt <= counting.calls; failAt += everyCall) {
        const { fakes, message } = await begin();
        const first = await ingestBatch(withFaults(fakes, { calls: 0, kind, failAt }), [message]);
        expect(first.batchItemFailures, `call ${failAt}`).toEqual([{ itemIdentifier: message.messageId }]);
        const again = await ingestBatch(fakes, [message]);
        expect(again.batchItemFailures, `call ${failAt}`).toEqual([]);
        expect(await finalState(fakes), `call ${failAt}`).toEqual(expected);
      }
    },
  );
});

/** The SDK sends a write again whose answer was lost, and is told that the condition no longer holds: the write went through all the same. */
function doubting(fakes: IngestFakes, doubted: number): { ports: BatchPorts; writes: () => number } {
  let writes = 0;
  const isDoubted = () => {
    writes += 1;
    return writes === doubted;
  };
  const { uploads, datasets } = fakes;
  const move: BatchPorts['uploads']['move'] = async (upload, from, condition) => {
    const moved = await uploads.move(upload, from, condition);
    return isDoubted() ? 'stale' : moved;
  };
  const replace: BatchPorts['datasets']['replace'] = async (dataset) => {
    const written = await datasets.replace(dataset);
    return isDoubted() ? 'stale' : written;
  };
  return { ports: { ...fakes, uploads: { ...uploads, move }, datasets: { ...datasets, replace } }, writes: () => writes };
}

describe('a write that went through and is called stale', () => {
  test.each(stories)('leaves nothing behind in $name', async ({ begin, ends }) => {
    const calm = await begin();
    const counting = doubting(calm.fakes, 0);
    await ingestBatch(counting.ports, [calm.message]);
    const expected = await finalState(calm.fakes);
    for (let doubted = 1; doubted <= counting.writes(); doubted++) {
      const { fakes, message } = await begin();
      const { batchItemFailures } = await ingestBatch(doubting(fakes, doubted).ports, [message]);
      if (batchItemFailures.length > 0) await ingestBatch(fakes, [message]);
      const [upload] = fakes.uploads.all();
      expect(upload?.state, `write ${doubted}`).toBe(ends);
      expect(await finalState(fakes), `write ${doubted}`).toEqual(expected);
    }
  });
});

describe('a message that fails to the end', () => {
  test('leaves the upload failed, with a sentence, and finishes after a redrive', async () => {
    const fakes = await publishedDataset();
    const message = deliver(fakes, second, good, { period: '2026-09' });
    const broken = { ...fakes, engine: { open: () => Promise.reject(new Error('out of memory')) } };
    for (let receives = 1; receives <= limits.maxReceives; receives++) {
      const received = messageOf(uploadOf(second, good).key, 'v1', receives);
      expect((await ingestBatch(broken, [received])).batchItemFailures).toHaveLength(1);
      const upload = await fakes.uploads.get('kunjungan-puskesmas', second);
      expect(upload?.state).toBe(receives < limits.maxReceives ? 'checking' : 'failed');
      expect(upload?.at.lastFault).toBeDefined();
    }
    expect(fakes.pauses).toEqual([10, 20, 40, 80, 0]);
    expect((await fakes.uploads.get('kunjungan-puskesmas', second))?.message).toContain('gangguan di sistem kami');
    expect(fakes.metrics.lines).toEqual(['failed dinas-kesehatan']);

    expect(await ingestBatch(fakes, [message])).toEqual({ batchItemFailures: [] });
    expect(await fakes.uploads.get('kunjungan-puskesmas', second)).toMatchObject({ state: 'published', versionNumber: 2 });
    expect(fakes.metrics.lines).toEqual(['failed dinas-kesehatan', 'checked dinas-kesehatan 2', 'published dinas-kesehatan']);
  });
});
