import { describe, expect, test } from 'vitest';
import { seeded } from '../../demo/random.ts';
import { deliveryStatuses } from '../../functions/model/delivery-status.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import type { ProgressCount } from '../../functions/model/progress-count.ts';
import { countOpd } from '../../functions/progress/count-opd.ts';
import { joinHistory } from '../../functions/progress/join-history.ts';
import { recount } from '../../functions/progress/recount.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { anOpd, uploadsOf } from './an-opd.ts';

const now = new Date('2026-11-24T05:00:00Z');

describe('a week’s snapshot', () => {
  test('keeps how each dataset stood, and adds up to the count beside it, whatever the datasets are', async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const opd = anOpd(seed, now);
      const progress = memoryProgress();
      const [count] = await recount({ datasets: memoryDatasets(...opd.datasets), uploads: uploadsOf(opd), progress, now: () => now }, [
        'dinkes',
      ]);
      const kept = await progress.standings('dinkes', '2026-11-23');
      expect(kept?.datasets).toHaveLength(count?.planned ?? -1);
      for (const status of deliveryStatuses) {
        expect(kept?.datasets.filter(([, each]) => each === status)).toHaveLength(count?.statuses?.[status] ?? -1);
      }
    }
  });

  test('stays as it was first written, however often the week is counted again', async () => {
    const progress = memoryProgress();
    const uploads = { list: async () => ({ items: [] }) };
    await recount({ datasets: memoryDatasets(sampleDataset()), uploads, progress, now: () => now }, ['dinkes']);
    const first = [await progress.standings('dinkes', '2026-11-23'), await progress.before('dinkes', '2026-11-29')];
    const later = new Date(now.getTime() + 3 * dayMilliseconds);
    const more = memoryDatasets(sampleDataset(), sampleDataset({ datasetId: 'lain' }));
    await recount({ datasets: more, uploads, progress, now: () => later }, ['dinkes']);
    expect([await progress.standings('dinkes', '2026-11-23'), await progress.before('dinkes', '2026-11-29')]).toEqual(first);
    expect(await progress.now('dinkes')).toMatchObject({ planned: 2 });
  });
});

describe('history', () => {
  const countAt = (at: Date, late: number): ProgressCount => ({ ...countOpd('dinkes', [], at), planned: 9, delivered: 9 - late, late });

  test('has each week once, in order: CloudWatch’s points where it has any, else the snapshot', () => {
    for (let seed = 1; seed <= 50; seed++) {
      const random = seeded(seed);
      const snapshots = Array.from({ length: 20 }, (_, week) =>
        countAt(new Date(now.getTime() - (20 - week) * 7 * dayMilliseconds), week % 9),
      );
      const points = Array.from({ length: 60 }, (_, day) => ({
        at: new Date(now.getTime() - (60 - day) * dayMilliseconds).toISOString(),
        delivered: 1,
        late: 1,
      })).filter(() => random.chance(0.5));
      const joined = joinHistory(snapshots, points);
      expect(joined.map(({ at }) => at)).toEqual(joined.map(({ at }) => at).toSorted());
      expect(points.every((point) => joined.includes(point))).toBe(true);
      const ofSnapshots = joined.filter((point) => !points.includes(point));
      const weeks = joined.map(({ at }) => Math.floor((Date.parse(at) - Date.parse('2026-01-04T17:00:00Z')) / (7 * dayMilliseconds)));
      for (const point of ofSnapshots) expect(weeks.filter((week) => week === weeks[joined.indexOf(point)])).toHaveLength(1);
      expect(new Set(weeks).size).toBeGreaterThanOrEqual(20);
    }
  });

  test('leaves out weeks in which the OPD had nothing to deliver', () => {
    expect(joinHistory([countOpd('dinkes', [], now)], [])).toEqual([]);
  });
});
