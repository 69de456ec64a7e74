import { describe, expect, it } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { datasetOf, deliver, ingestWorld, standardOf, uploadIds } from '../fakes/ingest-world.ts';

const [first, second] = uploadIds;
const september = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,34\n';

describe('ingest of one file', () => {
  it('proposes a standard for the first file and waits for the steward', async () => {
    const world = ingestWorld();
    await ingestBatch(world, [deliver(world, first, september, { period: '2026-09' })]);
    const upload = await world.uploads.get('kunjungan-puskesmas', first);
    expect(world.faults).toEqual([]);
    expect(upload).toMatchObject({ state: 'in-review', standardVersion: 1, counts: { rows: 2, validRows: 2, errors: 0 } });
    expect(upload?.reviewReasons).toEqual(['Ini versi pertama dataset ini.', 'Standar datanya baru diusulkan dan belum disetujui.']);
    expect(upload?.parts?.map((part) => [part.period, part.rows])).toEqual([['2026-09', 2]]);
    expect([...world.reviews.waiting.keys()]).toEqual([`kunjungan-puskesmas#${first}`]);
    expect(await world.standards.get('kunjungan-puskesmas', 1)).toMatchObject({ state: 'proposed', origin: 'inferred' });
  });

  it('publishes by itself under the approved standard of a published dataset', async () => {
    const current = { n: 1, uploadId: first, rows: 0, bytes: 0, publishedAt: '2026-08-01T00:00:00.000Z' };
    const world = ingestWorld(datasetOf({ state: 'published', standardVersion: 1, current }), standardOf());
    await world.manifests.put({
      datasetId: 'kunjungan-puskesmas',
      n: 1,
      uploadId: first,
      standardVersion: 1,
      parts: [],
      publishedAt: current.publishedAt,
      publishedBy: 'kominfo',
    });
    const answer = await ingestBatch(world, [deliver(world, second, september, { period: '2026-09' })]);
    expect(world.faults).toEqual([]);
    expect(answer).toEqual({ batchItemFailures: [] });
    expect(await world.uploads.get('kunjungan-puskesmas', second)).toMatchObject({ state: 'published', versionNumber: 2 });
    expect((await world.datasets.get('kunjungan-puskesmas'))?.current).toMatchObject({ n: 2, uploadId: second, rows: 2 });
    expect(world.metrics.lines).toEqual(['checked dinas-kesehatan 2', 'published dinas-kesehatan']);
    expect(world.reindex.requested).toEqual(['kunjungan-puskesmas']);
  });
});
