import { expect, test } from 'vitest';
import { recount } from '../../functions/progress/recount.ts';
import { memoryDatasets } from '../fakes/memory-datasets.ts';
import { memoryProgress } from '../fakes/memory-progress.ts';
import { sampleDataset } from '../fakes/sample-datasets.ts';
import { anOpd, uploadsOf } from './an-opd.ts';

test('an OPD that cannot be counted holds up no other, and the run fails in the end with its name', async () => {
  const now = new Date('2026-11-24T05:00:00Z');
  const opd = anOpd(7, now);
  const other = sampleDataset({ datasetId: 'kelahiran', opdId: 'disdukcapil' });
  const progress = memoryProgress();
  const keepStandings: typeof progress.keepStandings = async (standings, date) =>
    standings.opdId === 'dinkes' ? Promise.reject(new Error('too large')) : progress.keepStandings(standings, date);
  const emitted: string[] = [];
  const ports = {
    ...{ datasets: memoryDatasets(...opd.datasets, other), uploads: uploadsOf(opd), now: () => now },
    progress: { ...progress, keepStandings },
    metrics: { ofOpd: ({ opdId }: { readonly opdId: string }) => void emitted.push(opdId), ofCity: () => undefined },
  };
  await expect(recount(ports, ['dinkes', 'disdukcapil'])).rejects.toThrow(/dinkes/);
  expect(await progress.now('disdukcapil')).toMatchObject({ opdId: 'disdukcapil' });
  expect(await progress.standings('disdukcapil', '2026-11-23')).toBeDefined();
  expect(emitted).toEqual(['disdukcapil']);
});
