import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { operator, otherOperator, steward, uploadsFunction } from '../fakes/uploads-function.ts';
import { beforeEachCall } from '../faults/before-each-call.ts';
import { withFaults } from '../faults/every-port.ts';
import type { FaultPlan } from '../faults/faulty.ts';
import { seeded, yieldSome } from '../faults/schedules.ts';

const [first] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const params = { datasetId, uploadId: first };
const recall = { operation: 'cancelUpload', params } as const;
const approve = { operation: 'reviewUpload', params, body: { decision: 'approve', reasons: [] } } as const;
const giveBack = { operation: 'reviewUpload', params, body: { decision: 'return', reasons: ['Keliru'] } } as const;

async function waiting(): Promise<IngestFakes> {
  const fakes: IngestFakes = { ...ingestFakes(datasetOf()), engine: memoryEngine(), differ: memoryDiffer() };
  await ingestBatch(fakes, [deliver(fakes, first, 'Puskesmas,Kunjungan\nCipondoh,12\n', { period: '2026-09' })]);
  if ((await stateOf(fakes)) !== 'in-review') throw new Error('the upload does not wait');
  return fakes;
}

async function stateOf(fakes: IngestFakes): Promise<string | undefined> {
  return (await fakes.uploads.get(datasetId, first))?.state;
}

describe('recalling an upload that waits for a steward', () => {
  test('takes it off the list, and lets its file go; again and again', async () => {
    const fakes = await waiting();
    const request = uploadsFunction(fakes);
    const reply = await request(operator, recall);
    expect(reply).toMatchObject({ status: 200, body: { state: 'cancelled', message: expect.stringContaining('ditarik kembali') } });
    expect(fakes.reviews.waiting.size).toBe(0);
    expect([...fakes.inbox.final]).toHaveLength(1);
    expect(await request(operator, recall)).toEqual(reply);
  });

  test('leaves nothing to decide', async () => {
    const request = uploadsFunction(await waiting());
    await request(operator, recall);
    for (const decision of [approve, giveBack]) {
      expect(await request(steward, decision)).toMatchObject({ status: 409, body: { detail: expect.stringContaining('dibatalkan') } });
    }
  });

  test('is for the operators of its OPD alone', async () => {
    const fakes = await waiting();
    expect((await uploadsFunction(fakes)(steward, recall)).status).toBe(403);
    expect((await uploadsFunction(fakes)(otherOperator, recall)).status).toBe(404);
    expect(await stateOf(fakes)).toBe('in-review');
  });

  test('is refused once a steward has approved it, though it is not published yet', async () => {
    const fakes = await waiting();
    const upload = await fakes.uploads.get(datasetId, first);
    if (!upload) throw new Error('no upload');
    fakes.uploads.put({ ...upload, approvedBy: 'sub-steward' });
    const reply = await uploadsFunction(fakes)(operator, recall);
    expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining('sudah disetujui') } });
    expect(await stateOf(fakes)).toBe('in-review');
  });

  test.each(Array.from({ length: 40 }, (_, seed) => seed))(
    'beside an approval: one of the two is carried out, whole (%i)',
    async (seed) => {
      const fakes = await waiting();
      const chance = seeded(seed);
      const slow = <P extends object>(port: P) => beforeEachCall(port, () => yieldSome(chance));
      const { datasets, manifests, uploads, reviews, standards } = fakes;
      const slowed = { datasets: slow(datasets), manifests: slow(manifests), uploads: slow(uploads) };
      const request = uploadsFunction({ ...fakes, ...slowed, reviews: slow(reviews), standards: slow(standards) });
      const [recalled, approved] = await Promise.all([request(operator, recall), request(steward, approve)]);
      expect([recalled.status, approved.status].sort()).toEqual([200, 409]);
      expect(await stateOf(fakes)).toBe(recalled.status === 200 ? 'cancelled' : 'published');
      expect((await fakes.datasets.get(datasetId))?.current?.n).toBe(recalled.status === 200 ? undefined : 1);
      expect(fakes.reviews.waiting.size).toBe(0);
    },
  );

  test('ends the same when any one call fails and the clerk asks again', async () => {
    for (const kind of ['before', 'after', 'killed'] as const) {
      const counting: FaultPlan = { calls: 0, kind };
      await uploadsFunction(withFaults(await waiting(), counting))(operator, recall);
      for (let failAt = 1; failAt <= counting.calls; failAt++) {
        const fakes = await waiting();
        expect((await uploadsFunction(withFaults(fakes, { calls: 0, kind, failAt }))(operator, recall)).status).toBe(500);
        expect((await uploadsFunction(fakes)(operator, recall)).status, `${kind} ${failAt}`).toBe(200);
        expect([await stateOf(fakes), fakes.reviews.waiting.size], `${kind} ${failAt}`).toEqual(['cancelled', 0]);
      }
    }
  });
});
