import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { expireUnanswered } from '../../functions/uploads/expire-unanswered.ts';
import { ingestFakes, noon, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { faulty } from '../faults/faulty.ts';

const [first, second] = uploadIds;
const day = 24 * 60 * 60 * 1000;
const daysAgo = (days: number) => new Date(noon.getTime() - days * day).toISOString();

async function waiting(uploadId: string, days: number, state: 'asking' | 'checking' | 'cancelled' = 'asking', asked = days) {
  const fakes = ingestFakes();
  const upload = uploadOf(uploadId, 'isi', { state, versionId: 'v1', at: { asking: daysAgo(asked) } });
  fakes.uploads.put(upload);
  fakes.inbox.receive(upload.key, 'isi');
  await fakes.unanswered.note({ datasetId: upload.datasetId, uploadId, since: daysAgo(days) });
  const stateNow = async () => (await fakes.uploads.get(upload.datasetId, uploadId))?.state;
  return { fakes, stateNow };
}

describe('questions that nobody answers', () => {
  test('end their upload after thirty days, and let its file go', async () => {
    const { fakes, stateNow } = await waiting(first, limits.questionDays + 1);
    expect(await expireUnanswered(fakes)).toBe(1);
    expect(await stateNow()).toBe('cancelled');
    expect([...fakes.inbox.final]).toHaveLength(1);
    expect(fakes.unanswered.all()).toEqual([]);
    expect(await expireUnanswered(fakes)).toBe(0);
  });

  test('are left alone before', async () => {
    const { fakes, stateNow } = await waiting(first, limits.questionDays - 1);
    expect(await expireUnanswered(fakes)).toBe(0);
    expect(await stateNow()).toBe('asking');
    expect(fakes.unanswered.all()).toHaveLength(1);
  });

  test.each([
    ['was answered', 'checking', limits.questionDays + 1, 'checking'],
    ['is asked about again', 'asking', 1, 'asking'],
  ] as const)('do nothing to an upload that %s meanwhile', async (_what, state, asked, after) => {
    const { fakes, stateNow } = await waiting(second, limits.questionDays + 1, state, asked);
    expect(await expireUnanswered(fakes)).toBe(0);
    expect(await stateNow()).toBe(after);
    expect([...fakes.inbox.final]).toEqual([]);
    expect(fakes.unanswered.all()).toEqual([]);
  });

  test.each(['before', 'after', 'killed'] as const)('end the same when any one call fails (%s) and the next run comes', async (kind) => {
    for (let failAt = 1; failAt <= 5; failAt++) {
      const { fakes, stateNow } = await waiting(first, limits.questionDays + 1);
      const plan = { calls: 0, kind, failAt };
      const ports = {
        unanswered: faulty(fakes.unanswered, plan),
        uploads: faulty(fakes.uploads, plan),
        inbox: faulty(fakes.inbox, plan),
        now: fakes.now,
      };
      await expect(expireUnanswered(ports)).rejects.toThrow();
      await expireUnanswered(fakes);
      expect(await stateNow(), `call ${failAt}`).toBe('cancelled');
      expect([...fakes.inbox.final], `call ${failAt}`).toHaveLength(1);
      expect(fakes.unanswered.all(), `call ${failAt}`).toEqual([]);
    }
  });
});
