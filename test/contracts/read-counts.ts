import { beforeEach, describe, expect, test } from 'vitest';
import type { ReadCounts } from '../../functions/catalog/read-counts.port.ts';

/** What every store of counts does; `open` gives an empty one. */
export function readCountsContract(name: string, open: () => Promise<ReadCounts>): void {
  describe(`${name} as ReadCounts`, () => {
    let counts: ReadCounts;
    beforeEach(async () => {
      counts = await open();
    });
    const counted = (page: number) => ({
      day: '2026-11-28',
      countedAt: '2026-11-30T02:00:00.000Z',
      unreadLines: 0,
      datasets: [{ datasetId: 'constructor', page, data: 1 }],
    });

    test('has nothing of a day that was not counted', async () => {
      expect(await counts.day('2026-11-28')).toBeUndefined();
      expect(await counts.recent()).toBeUndefined();
      expect(await counts.openOn('2026-11-28')).toBeUndefined();
    });

    test('keeps a day whole in the place of what was counted of it before', async () => {
      await counts.putDay(counted(7));
      await counts.putDay(counted(5));
      expect(await counts.day('2026-11-28')).toEqual(counted(5));
      expect(await counts.day('2026-11-27')).toBeUndefined();
    });

    test('keeps what was open on each day', async () => {
      await counts.putOpen({ day: '2026-11-28', datasetIds: ['constructor', 'puskesmas'] });
      await counts.putOpen({ day: '2026-11-28', datasetIds: ['constructor'] });
      await counts.putOpen({ day: '2026-11-29', datasetIds: [] });
      expect(await counts.openOn('2026-11-28')).toEqual({ day: '2026-11-28', datasetIds: ['constructor'] });
      expect(await counts.openOn('2026-11-29')).toEqual({ day: '2026-11-29', datasetIds: [] });
      expect(await counts.day('2026-11-28')).toBeUndefined();
    });

    test('keeps the newest sum', async () => {
      for (const days of [1, 2])
        await counts.putRecent({ until: '2026-11-28', days, datasets: [{ datasetId: 'puskesmas', page: 1, data: 0 }] });
      expect(await counts.recent()).toMatchObject({ days: 2 });
    });
  });
}
