import { describe, expect, test } from 'vitest';
import { limits } from '../../functions/limits.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import { ulidTimeOf } from '../../functions/model/ulid-time.ts';
import type { Upload } from '../../functions/model/upload.ts';
import { readUploads, uploadsOf } from '../../functions/uploads/read-uploads.ts';
import { memoryUploads } from '../fakes/memory-uploads.ts';
import { upload } from '../progress/an-opd.ts';

const newest = Date.parse('2026-12-01T03:00:00.000Z');
const dayOf = ({ at }: Upload) => at.waiting?.slice(0, 10);

/** One that was begun so many days before the newest. */
function begun(daysBefore: number): Upload {
  const at = new Date(newest - daysBefore * dayMilliseconds);
  return { ...upload('puskesmas', 'published'), uploadId: `${ulidTimeOf(at)}${'0'.repeat(16)}`, at: { waiting: at.toISOString() } };
}

/** So many uploads, one a day, and how many were read of them. */
function daily(days: number) {
  const all = Array.from({ length: days }, (_, place) => begun(place));
  const read = { uploads: 0 };
  const list = async (_datasetId: string, limit: number, cursor?: string) => {
    const from = cursor === undefined ? 0 : all.findIndex(({ uploadId }) => uploadId < cursor);
    const items = from < 0 ? [] : all.slice(from, from + limit);
    read.uploads += items.length;
    const last = items.at(-1);
    return { items, ...(last && last !== all.at(-1) ? { next: last.uploadId } : {}) };
  };
  return { list, read };
}

describe('uploads of a dataset', () => {
  test('are read to the first, the newest first, where no reach is named', async () => {
    const { list } = daily(limits.uploadsPerRead + 3);
    const days: (string | undefined)[] = [];
    for await (const one of uploadsOf({ list }, 'puskesmas')) days.push(dayOf(one));
    expect(days).toHaveLength(limits.uploadsPerRead + 3);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  test('are read from one moment until before another, and of what is older or newer a page at most', async () => {
    const { list, read } = daily(5 * limits.uploadsPerRead);
    const reach = { from: new Date('2024-11-25T03:00:00.000Z'), until: new Date('2024-12-01T03:00:00.000Z') };
    const { uploads, isWhole } = await readUploads({ list }, 'puskesmas', reach);
    expect([isWhole, uploads.map(dayOf)]).toEqual([
      true,
      ['2024-11-30', '2024-11-29', '2024-11-28', '2024-11-27', '2024-11-26', '2024-11-25'],
    ]);
    expect(read.uploads).toBe(limits.uploadsPerRead);
  });

  test('of which there are more than a request reads are the newest of them, and it says so', async () => {
    const { list, read } = daily(limits.maxUploadsRead + 5_000);
    const { uploads, isWhole } = await readUploads({ list }, 'puskesmas');
    expect([isWhole, uploads.length, dayOf(uploads[0] ?? begun(1))]).toEqual([false, limits.maxUploadsRead, '2026-12-01']);
    expect(read.uploads).toBeLessThanOrEqual(limits.maxUploadsRead + limits.uploadsPerRead);
    expect(await readUploads({ list: daily(limits.maxUploadsRead).list }, 'puskesmas')).toMatchObject({ isWhole: true });
  });

  test('are the same over the memory of the fakes, whose ids need not tell their time', async () => {
    const early = { ...begun(40), uploadId: '01K5000000000000000000000A' };
    const late = { ...begun(2), uploadId: '01K5000000000000000000000B' };
    const { uploads } = await readUploads(memoryUploads(early, late), 'puskesmas', { from: new Date(newest - 3 * dayMilliseconds) });
    expect(uploads).toEqual([late]);
  });
});
