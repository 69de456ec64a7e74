import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { deliver, messageOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { beforeEachCall } from './before-each-call.ts';
import { firstManifest, publishedDataset } from './published-dataset.ts';
import { deliverThree, runSchedule } from './schedules.ts';

const [older, newer, bad] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const content = 'Puskesmas,Kunjungan\nCipondoh,1\n';

describe('events that come more than once, in any order, to several workers', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => seed))('end as one delivery in turn does (schedule %i)', async (seed) => {
    const { fakes, messages } = await deliverThree();
    await runSchedule(fakes, messages, seed);

    expect(fakes.faults.filter((fault) => !String(fault).includes('another worker'))).toEqual([]);
    const dataset = await fakes.datasets.get(datasetId);
    const current = dataset?.current && (await fakes.manifests.get(datasetId, dataset.current.n, dataset.current.uploadId));
    expect(current?.parts.map((part) => [part.period, part.uploadId, part.rows])).toEqual([
      ['2026-07', '01K4000000000000000000000A', 2],
      ['2026-08', newer, 2],
    ]);
    const states = await Promise.all([older, newer, bad].map(async (id) => (await fakes.uploads.get(datasetId, id))?.state));
    expect(states).toEqual(['published', 'published', 'rejected']);
    expect(fakes.metrics.lines.filter((line) => line.startsWith('published'))).toHaveLength(2);
    expect(fakes.metrics.lines.filter((line) => line.startsWith('rejected'))).toHaveLength(1);
    expect(fakes.inbox.final.size).toBe(3);
  });
});

describe('two uploads of one period', () => {
  test('leave the one that was started later, though it finished first, and say so on the other', async () => {
    const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
    const first = deliver(fakes, older, content, { period: '2026-08' });
    const second = deliver(fakes, newer, content, { period: '2026-08' });
    await ingestBatch(fakes, [second]);
    await ingestBatch(fakes, [first]);
    const late = await fakes.uploads.get(datasetId, older);
    expect(late).toMatchObject({ state: 'published', versionNumber: 2 });
    expect(late?.message).toBe(
      'Tidak ada yang berubah: periode 2026-08 sudah diisi unggahan yang dimulai sesudah ini, sehingga tidak diganti. Versi 2 tetap berlaku.',
    );
    expect((await fakes.datasets.get(datasetId))?.current).toMatchObject({ n: 2, uploadId: newer });
  });
});

describe('a second object under the same key', () => {
  test('is never read: the version of the first event stays the upload’s', async () => {
    const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
    const first = deliver(fakes, newer, content, { period: '2026-08' });
    const { key } = uploadOf(newer, content);
    const { versionId } = fakes.inbox.receive(key, content.replace('1', '9'));
    await ingestBatch(fakes, [first]);
    await ingestBatch(fakes, [messageOf(key, versionId)]);
    const upload = await fakes.uploads.get(datasetId, newer);
    expect(upload).toMatchObject({ state: 'published', versionId: 'v1' });
    expect(Buffer.from(fakes.published.newest(upload?.parts?.[0]?.key ?? '')?.bytes ?? '').toString()).toContain('"1"');
    expect(fakes.outcomes).toEqual(['published', 'other-version']);
  });

  test('is never read when its upload was cancelled before', async () => {
    const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
    const message = deliver(fakes, newer, content, { state: 'cancelled' });
    expect(await ingestBatch(fakes, [message])).toEqual({ batchItemFailures: [] });
    expect(fakes.outcomes).toEqual(['cancelled']);
    expect(fakes.published.keys()).toEqual(firstManifest.parts.map(({ key }) => key));
  });
});

describe('a client that puts other bytes of the same length while the file is checked', () => {
  test('changes nothing, at whichever call it does so', async () => {
    const other = content.replace('1', '9');
    const { key } = uploadOf(newer, content);
    const swapAt = async (call: number) => {
      const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
      const message = deliver(fakes, newer, content, { period: '2026-08' });
      let calls = 0;
      const swapping = <P extends object>(port: P) =>
        beforeEachCall(port, () => {
          calls += 1;
          if (calls === call) fakes.inbox.receive(key, other);
        });
      const { uploads, inbox, published, manifests, datasets } = fakes;
      const ports = { uploads: swapping(uploads), inbox: swapping(inbox), published: swapping(published) };
      await ingestBatch({ ...fakes, ...ports, manifests: swapping(manifests), datasets: swapping(datasets) }, [message]);
      return { calls, upload: await uploads.get(datasetId, newer) };
    };
    const calm = await swapAt(0);
    for (let call = 1; call <= calm.calls; call++) expect((await swapAt(call)).upload, `call ${call}`).toEqual(calm.upload);
  });
});

describe('a batch', () => {
  test('names exactly the messages that failed, and passes over what is no upload of ours', async () => {
    const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
    const sound = deliver(fakes, newer, content, { period: '2026-08' });
    const stranger = messageOf('small/kunjungan-puskesmas/01K5000000000000000000000Z/0123456789abcdef0123456789abcdef', 'v1');
    const nonsense = { ...sound, messageId: 'nonsense', body: 'not json' };
    const testEvent = { ...sound, messageId: 'test', body: '{"Service":"Amazon S3","Event":"s3:TestEvent"}' };
    const answer = await ingestBatch(fakes, [stranger, nonsense, testEvent, sound]);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'nonsense' }] });
    expect(fakes.outcomes).toEqual(['unknown-key', 'published']);
  });
});
