import { expect, test } from 'vitest';
import { uploadIds } from '../fakes/ingest-fakes.ts';
import { deliverThree, runSchedule } from './schedules.ts';

const [older, newer, bad] = uploadIds;
const datasetId = 'kunjungan-puskesmas';

test('ends as one delivery in turn does, in 1,000 random schedules of duplicates and workers', async () => {
  for (let seed = 1_000; seed < 2_000; seed++) {
    const { fakes, messages } = await deliverThree();
    await runSchedule(fakes, messages, seed);
    const dataset = await fakes.datasets.get(datasetId);
    const current = dataset?.current && (await fakes.manifests.get(datasetId, dataset.current.n, dataset.current.uploadId));
    expect(current?.parts.map((part) => [part.period, part.uploadId]).at(-1), `schedule ${seed}`).toEqual(['2026-08', newer]);
    const states = await Promise.all([older, newer, bad].map(async (id) => (await fakes.uploads.get(datasetId, id))?.state));
    expect(states, `schedule ${seed}`).toEqual(['published', 'published', 'rejected']);
  }
});
