import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { deliver, type IngestFakes, messageOf, noon, uploadOf } from '../fakes/ingest-fakes.ts';
import { publishedDataset } from './published-dataset.ts';

const id = '01K5000000000000000000000K';
const good = 'Puskesmas,Kunjungan\nCipondoh,7\n';
const endless = { open: () => new Promise<never>(() => {}) };

async function delivered() {
  const fakes = await publishedDataset();
  const message = deliver(fakes, id, good, { period: '2026-09' });
  return { fakes, message, received: (receives: number) => messageOf(uploadOf(id, good).key, 'v1', receives, message.messageId) };
}

const uploadIn = (fakes: IngestFakes) => fakes.uploads.get('kunjungan-puskesmas', id);

describe('a run that takes too long', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** The time runs out while the engine is at work. */
  const hurried = (fakes: IngestFakes) => {
    const open = () => {
      vi.advanceTimersByTime(fakes.remainingMilliseconds() - limits.notingMilliseconds);
      return new Promise<never>(() => {});
    };
    return { ...fakes, engine: { open } };
  };

  test('is noted before it is killed, comes back after a pause, and leaves no work behind', async () => {
    const { fakes, message } = await delivered();
    expect(await ingestBatch(hurried(fakes), [message])).toEqual({ batchItemFailures: [{ itemIdentifier: message.messageId }] });
    expect((await uploadIn(fakes))?.at.lastFault).toBe(noon.toISOString());
    expect(fakes.pauses).toEqual([limits.retryBaseSeconds]);
    expect(fakes.outcomes).toEqual(['process ended']);
    expect(await ingestBatch(fakes, [message])).toEqual({ batchItemFailures: [] });
    expect((await uploadIn(fakes))?.state).toBe('published');
  });

  test('leaves the upload failed at the last receive', async () => {
    const { fakes, received } = await delivered();
    for (let receives = 1; receives <= limits.maxReceives; receives++) await ingestBatch(hurried(fakes), [received(receives)]);
    expect(await uploadIn(fakes)).toMatchObject({ state: 'failed', message: expect.stringContaining('gangguan di sistem kami') });
    expect(fakes.metrics.lines).toEqual(['failed dinas-kesehatan']);
  });

  test('does not begin a message for which no time is left', async () => {
    const { fakes, message } = await delivered();
    const late = { ...fakes, remainingMilliseconds: () => limits.notingMilliseconds };
    expect((await ingestBatch(late, [message])).batchItemFailures).toHaveLength(1);
    expect((await uploadIn(fakes))?.state).toBe('waiting');
  });
});

describe('a run that never comes back', () => {
  /** Killed in the engine: it holds no promise, writes nothing more, and the clock goes on. */
  async function kill(fakes: IngestFakes, received: ReturnType<typeof messageOf>): Promise<void> {
    await new Promise<void>((killed) => {
      const open = () => {
        killed();
        return new Promise<never>(() => {});
      };
      void ingestBatch({ ...fakes, engine: { open } }, [received]);
    });
  }

  test('leaves the upload failed at the last receive, and is not tried again until a redrive', async () => {
    const { fakes, received } = await delivered();
    await ingestBatch({ ...fakes, engine: { open: () => Promise.reject(new Error('SlowDown')) } }, [received(1)]);
    for (let receives = 2; receives < limits.maxReceives; receives++) {
      const now = () => new Date(noon.getTime() + receives * 60_000);
      await kill({ ...fakes, now }, received(receives));
      expect((await uploadIn(fakes))?.state).toBe('checking');
    }
    const last = await ingestBatch({ ...fakes, engine: endless }, [received(limits.maxReceives)]);
    expect(last.batchItemFailures).toHaveLength(1);
    expect(await uploadIn(fakes)).toMatchObject({ state: 'failed', message: expect.stringContaining('gangguan di sistem kami') });
    expect(fakes.metrics.lines).toEqual(['failed dinas-kesehatan']);

    expect(await ingestBatch(fakes, [received(1)])).toEqual({ batchItemFailures: [] });
    expect((await uploadIn(fakes))?.state).toBe('published');
  });

  test('costs nothing where a later run did come back: the last receive checks once more', async () => {
    const { fakes, received } = await delivered();
    await kill(fakes, received(1));
    const broken = { ...fakes, engine: { open: () => Promise.reject(new Error('SlowDown')) } };
    await ingestBatch(broken, [received(2)]);
    expect(await ingestBatch(fakes, [received(limits.maxReceives)])).toEqual({ batchItemFailures: [] });
    expect((await uploadIn(fakes))?.state).toBe('published');
  });
});
