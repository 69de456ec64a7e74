import { seeded } from '../../demo/random.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { dayMilliseconds } from '../../functions/model/jakarta-time.ts';
import type { Upload, UploadState } from '../../functions/model/upload.ts';
import { closedDataset, sampleDataset } from '../fakes/sample-datasets.ts';

const states = ['waiting', 'checking', 'rejected', 'in-review', 'published', 'returned', 'cancelled'] as const;

export function upload(datasetId: string, state: UploadState): Upload {
  const of = { datasetId, uploadId: '01JB0000000000000000000000', opdId: 'dinkes', fileName: 'a.csv', size: 1, mode: 'periods' } as const;
  return { ...of, state, key: 'small/x', startedBy: 'clerk', message: '', at: { waiting: '2026-11-20T00:00:00.000Z' } };
}

export type AnOpd = { readonly datasets: readonly Dataset[]; readonly newest: ReadonlyMap<string, Upload> };

/** Datasets of every level and state, due and overdue by chance, with uploads in every state. */
export function anOpd(seed: number, now: Date): AnOpd {
  const random = seeded(seed);
  const datasets = Array.from({ length: 30 }, (_, place) => {
    const datasetId = `data-${place}`;
    const nextDue = new Date(now.getTime() + (random.below(80) - 40) * dayMilliseconds).toISOString();
    const state = random.pick(['published', 'published', 'draft', 'withdrawn'] as const);
    const named = { datasetId, nextDue, state, title: `Data ${place}` };
    const dataset = random.chance(0.3) ? closedDataset({ ...named, opdId: 'dinkes', title: `Rahasia ${place}` }) : sampleDataset(named);
    const { current, ...undelivered } = dataset;
    return state === 'draft' ? undelivered : dataset;
  });
  const uploaded = datasets.filter(() => random.chance(0.7));
  return { datasets, newest: new Map(uploaded.map(({ datasetId }) => [datasetId, upload(datasetId, random.pick(states))])) };
}

/** The newest upload of each, as the store lists it. */
export function uploadsOf({ newest }: AnOpd) {
  return { list: async (datasetId: string) => ({ items: [newest.get(datasetId) ?? []].flat() }) };
}
