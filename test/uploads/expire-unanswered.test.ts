import { describe, expect, it } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { expireUnanswered } from '../../functions/uploads/expire-unanswered.ts';
import { ingestWorld, noon, uploadIds, uploadOf } from '../fakes/ingest-world.ts';
import { faulty } from '../faults/faulty.ts';

const [first, second] = uploadIds;
const day = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(noon.getTime() - days * day).toISOString();

async function waiting(uploadId: string, days: number, state: 'asking' | 'checking' | 'cancelled' = 'asking', asked = days) {
  const world = ingestWorld();
  const upload = uploadOf(uploadId, 'isi', { state, versionId: 'v1', at: { asking: daysAgo(asked) } });
  world.uploads.put(upload);
  world.inbox.receive(upload.key, 'isi');
  await world.unanswered.note({ datasetId: upload.datasetId, uploadId, since: daysAgo(days) });
  const stateNow = async () => (await world.uploads.get(upload.datasetId, uploadId))?.state;
  return { world, stateNow };
}

describe('questions that nobody answers', () => {
  it('end their upload after thirty days, and let its file go', async () => {
    const { world, stateNow } = await waiting(first, limits.questionDays + 1);
    expect(await expireUnanswered(world)).toBe(1);
    expect(await stateNow()).toBe('cancelled');
    expect([...world.inbox.final]).toHaveLength(1);
    expect(world.unanswered.all()).toEqual([]);
    expect(await expireUnanswered(world)).toBe(0);
  });

  it('are left alone before', async () => {
    const { world, stateNow } = await waiting(first, limits.questionDays - 1);
    expect(await expireUnanswered(world)).toBe(0);
    expect(await stateNow()).toBe('asking');
    expect(world.unanswered.all()).toHaveLength(1);
  });

  it.each([
    ['was answered', 'checking', limits.questionDays + 1, 'checking'],
    ['is asked about again', 'asking', 1, 'asking'],
  ] as const)('do nothing to an upload that %s meanwhile', async (_what, state, asked, after) => {
    const { world, stateNow } = await waiting(second, limits.questionDays + 1, state, asked);
    expect(await expireUnanswered(world)).toBe(0);
    expect(await stateNow()).toBe(after);
    expect([...world.inbox.final]).toEqual([]);
    expect(world.unanswered.all()).toEqual([]);
  });

  it.each(['before', 'after', 'killed'] as const)('end the same when any one call fails (%s) and the next run comes', async (kind) => {
    for (let failAt = 1; failAt <= 5; failAt++) {
      const { world, stateNow } = await waiting(first, limits.questionDays + 1);
      const plan = { calls: 0, kind, failAt };
      const ports = {
        unanswered: faulty(world.unanswered, plan),
        uploads: faulty(world.uploads, plan),
        inbox: faulty(world.inbox, plan),
        now: world.now,
      };
      await expect(expireUnanswered(ports)).rejects.toThrow();
      await expireUnanswered(world);
      expect(await stateNow(), `call ${failAt}`).toBe('cancelled');
      expect([...world.inbox.final], `call ${failAt}`).toHaveLength(1);
      expect(world.unanswered.all(), `call ${failAt}`).toEqual([]);
    }
  });
});
