import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { limits } from '../../functions/limits.ts';
import { deliver, type IngestWorld, messageOf, noon, uploadOf } from '../fakes/ingest-world.ts';
import { publishedWorld } from './published-world.ts';

const id = '01K5000000000000000000000K';
const good = 'Puskesmas,Kunjungan\nCipondoh,7\n';
const endless = { open: () => new Promise<never>(() => {}) };

async function delivered() {
  const world = await publishedWorld();
  const message = deliver(world, id, good, { period: '2026-09' });
  return { world, message, received: (receives: number) => messageOf(uploadOf(id, good).key, 'v1', receives, message.messageId) };
}

const uploadIn = (world: IngestWorld) => world.uploads.get('kunjungan-puskesmas', id);

describe('a run that takes too long', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  /** The time runs out while the engine is at work. */
  const hurried = (world: IngestWorld) => {
    const open = () => {
      vi.advanceTimersByTime(world.remainingMilliseconds() - limits.notingMilliseconds);
      return new Promise<never>(() => {});
    };
    return { ...world, engine: { open } };
  };

  it('is noted before it is killed, comes back after a pause, and leaves no work behind', async () => {
    const { world, message } = await delivered();
    expect(await ingestBatch(hurried(world), [message])).toEqual({ batchItemFailures: [{ itemIdentifier: message.messageId }] });
    expect((await uploadIn(world))?.at.lastFault).toBe(noon.toISOString());
    expect(world.pauses).toEqual([limits.retryBaseSeconds]);
    expect(world.outcomes).toEqual(['process ended']);
    expect(await ingestBatch(world, [message])).toEqual({ batchItemFailures: [] });
    expect((await uploadIn(world))?.state).toBe('published');
  });

  it('leaves the upload failed at the last receive', async () => {
    const { world, received } = await delivered();
    for (let receives = 1; receives <= limits.maxReceives; receives++) await ingestBatch(hurried(world), [received(receives)]);
    expect(await uploadIn(world)).toMatchObject({ state: 'failed', message: expect.stringContaining('gangguan di sistem kami') });
    expect(world.metrics.lines).toEqual(['failed dinas-kesehatan']);
  });

  it('does not begin a message for which no time is left', async () => {
    const { world, message } = await delivered();
    const late = { ...world, remainingMilliseconds: () => limits.notingMilliseconds };
    expect((await ingestBatch(late, [message])).batchItemFailures).toHaveLength(1);
    expect((await uploadIn(world))?.state).toBe('waiting');
  });
});

describe('a run that never comes back', () => {
  /** Killed in the engine: it holds no promise, writes nothing more, and the clock goes on. */
  async function kill(world: IngestWorld, received: ReturnType<typeof messageOf>): Promise<void> {
    await new Promise<void>((killed) => {
      const open = () => {
        killed();
        return new Promise<never>(() => {});
      };
      void ingestBatch({ ...world, engine: { open } }, [received]);
    });
  }

  it('leaves the upload failed at the last receive, and is not tried again until a redrive', async () => {
    const { world, received } = await delivered();
    await ingestBatch({ ...world, engine: { open: () => Promise.reject(new Error('SlowDown')) } }, [received(1)]);
    for (let receives = 2; receives < limits.maxReceives; receives++) {
      const now = () => new Date(noon.getTime() + receives * 60_000);
      await kill({ ...world, now }, received(receives));
      expect((await uploadIn(world))?.state).toBe('checking');
    }
    const last = await ingestBatch({ ...world, engine: endless }, [received(limits.maxReceives)]);
    expect(last.batchItemFailures).toHaveLength(1);
    expect(await uploadIn(world)).toMatchObject({ state: 'failed', message: expect.stringContaining('gangguan di sistem kami') });
    expect(world.metrics.lines).toEqual(['failed dinas-kesehatan']);

    expect(await ingestBatch(world, [received(1)])).toEqual({ batchItemFailures: [] });
    expect((await uploadIn(world))?.state).toBe('published');
  });

  it('costs nothing where a later run did come back: the last receive checks once more', async () => {
    const { world, received } = await delivered();
    await kill(world, received(1));
    const broken = { ...world, engine: { open: () => Promise.reject(new Error('SlowDown')) } };
    await ingestBatch(broken, [received(2)]);
    expect(await ingestBatch(world, [received(limits.maxReceives)])).toEqual({ batchItemFailures: [] });
    expect((await uploadIn(world))?.state).toBe('published');
  });
});
