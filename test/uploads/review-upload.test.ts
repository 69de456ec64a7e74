import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { Dataset } from '../../functions/model/dataset.ts';
import { datasetOf, deliver, type IngestFakes, ingestFakes, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { helpdesk, operator, otherSteward, steward, uploadsFunction } from '../fakes/uploads-function.ts';
import { beforeEachCall } from '../faults/before-each-call.ts';
import { withFaults } from '../faults/every-port.ts';
import type { FaultPlan } from '../faults/faulty.ts';
import { seeded, yieldSome } from '../faults/schedules.ts';

const [first, second] = uploadIds;
const datasetId = 'kunjungan-puskesmas';
const content = 'Puskesmas,Kunjungan\nCipondoh,12\n';
const review = (body: object, uploadId: string = first) => ({ operation: 'reviewUpload', params: { datasetId, uploadId }, body }) as const;
const approve = { decision: 'approve', reasons: [] };
const giveBack = { decision: 'return', reasons: ['Kolom kunjungan kosong untuk Benda.', 'Tahunnya keliru'] };

async function waiting(changes: Partial<Dataset> = {}, personalColumns: string[] = []) {
  const fakes: IngestFakes = {
    ...ingestFakes(datasetOf(changes)),
    engine: memoryEngine(),
    differ: memoryDiffer(),
    describer: memoryDescriber(),
  };
  await ingestBatch(fakes, [deliver(fakes, first, content, { period: '2026-09' })]);
  const upload = await fakes.uploads.get(datasetId, first);
  if (upload?.state !== 'in-review') throw new Error('the upload does not wait');
  fakes.uploads.put({ ...upload, personalColumns });
  return fakes;
}

describe('approving', () => {
  test('publishes the upload and its standard, and answers the same again', async () => {
    const fakes = await waiting();
    const request = uploadsFunction(fakes);
    const reply = await request(steward, review(approve));
    expect(reply).toMatchObject({ status: 200, body: { state: 'published', versionNumber: 1 } });
    expect(await fakes.standards.get(datasetId, 1)).toMatchObject({ state: 'approved', approvedBy: 'sub-steward' });
    const dataset = await fakes.datasets.get(datasetId);
    expect(dataset).toMatchObject({
      state: 'published',
      oncePublic: true,
      standardVersion: 1,
      current: { n: 1, uploadId: first, rows: 1 },
    });
    expect(dataset?.lastDeliveryAt).toBeDefined();
    expect(dataset?.nextDue).toBeDefined();
    expect([...fakes.reviews.reviews.values()]).toMatchObject([{ uploadId: first, decision: 'approve', by: 'sub-steward' }]);
    expect(fakes.reviews.waiting.size).toBe(0);

    const again = await request(steward, review(approve));
    expect(again).toEqual(reply);
    expect((await fakes.datasets.get(datasetId))?.current?.n).toBe(1);
    expect(fakes.metrics.lines.filter((line) => line.startsWith('published'))).toHaveLength(1);
  });

  test('ends the same when any one call fails and the steward asks again', async () => {
    for (const kind of ['before', 'after', 'killed'] as const) {
      const counting: FaultPlan = { calls: 0, kind };
      await uploadsFunction(withFaults(await waiting(), counting))(steward, review(approve));
      expect(counting.calls).toBeGreaterThan(8);
      for (let failAt = 1; failAt <= counting.calls; failAt++) {
        const fakes = await waiting();
        expect((await uploadsFunction(withFaults(fakes, { calls: 0, kind, failAt }))(steward, review(approve))).status).toBe(500);
        expect(await uploadsFunction(fakes)(steward, review(approve)), `${kind} ${failAt}`).toMatchObject({
          status: 200,
          body: { versionNumber: 1 },
        });
        expect((await fakes.datasets.get(datasetId))?.current, `${kind} ${failAt}`).toMatchObject({ n: 1, uploadId: first });
        expect(fakes.reviews.waiting.size, `${kind} ${failAt}`).toBe(0);
        expect(fakes.refresh.requested).toContain(datasetId);
      }
    }
  });

  test('finishes an upload that is already in a version, though its standard was replaced meanwhile', async () => {
    const fakes = await waiting();
    const stopped = { ...fakes.uploads, move: fakes.uploads.move };
    stopped.move = async (upload, from, condition) => {
      if (upload.state === 'published') throw new Error('the process is gone');
      return fakes.uploads.move(upload, from, condition);
    };
    expect((await uploadsFunction({ ...fakes, uploads: stopped })(steward, review(approve))).status).toBe(500);
    const dataset = await fakes.datasets.get(datasetId);
    if (!dataset?.current) throw new Error('nothing was published');
    fakes.datasets.put({ ...dataset, standardVersion: 5 });
    expect(await uploadsFunction(fakes)(steward, review(approve))).toMatchObject({
      status: 200,
      body: { state: 'published', versionNumber: 1 },
    });
  });

  test.each([
    ['open', { access: 'open' }, 'tidak boleh terbuka'],
    ['shared with government', { access: 'limited', sharing: 'government' }, 'dengan permohonan'],
    [
      'open, and without lawful basis, both at once',
      { access: 'open' },
      'Isi Pemrosesan data pribadi (dasar, tujuan, masa simpan) pada halaman dataset dahulu',
    ],
    ['without lawful basis', { access: 'closed' }, 'Isi Pemrosesan data pribadi (dasar, tujuan, masa simpan) pada halaman dataset dahulu'],
  ] as const)('is refused for personal columns when the dataset is %s', async (_what, changes, words) => {
    const fakes = await waiting(changes, ['nik']);
    const reply = await uploadsFunction(fakes)(steward, review(approve));
    expect(reply.status).toBe(409);
    expect(reply.body.detail).toContain('nik');
    expect(reply.body.detail).toContain(words);
    expect(await fakes.datasets.get(datasetId)).toMatchObject({ state: 'draft', revision: 1 });
    expect(await fakes.standards.get(datasetId, 1)).toMatchObject({ state: 'proposed' });
  });

  test('publishes personal columns with basis, by request', async () => {
    const processing = { basis: 'UU 24/2013', purposes: ['pelayanan'], retentionUntil: '2031-12-31' };
    const fakes = await waiting({ access: 'limited', sharing: 'by-request', processing }, ['nik']);
    expect((await uploadsFunction(fakes)(steward, review(approve))).status).toBe(200);
    expect(await fakes.datasets.get(datasetId)).toMatchObject({ personalColumns: ['nik'], oncePublic: false });
  });

  test('is refused when the dataset could no longer be held for want of room in META', async () => {
    const processing = { basis: 'UU 23/2006', purposes: ['pengaduan'], retentionUntil: '2031-12-31' };
    const columns = Array.from({ length: 200 }, (_, place) => `nama_anggota_keluarga_${place}`);
    const fakes = await waiting({ access: 'limited', sharing: 'by-request', processing }, columns);
    const reply = await uploadsFunction(fakes)(steward, review(approve));
    expect(reply).toMatchObject({ status: 409, body: { detail: expect.stringContaining('terlalu panjang') } });
    expect((await fakes.datasets.get(datasetId))?.state).toBe('draft');
  });

  test('is refused to everyone but the steward', async () => {
    const request = uploadsFunction(await waiting());
    expect((await request(operator, review(approve))).status).toBe(403);
    expect((await request(helpdesk, review(approve))).status).toBe(404);
  });

  test('is refused to the steward who uploaded it, and left to another', async () => {
    const fakes = await waiting();
    await startedBy(fakes, first, 'sub-steward');
    const reply = await uploadsFunction(fakes)(steward, review(approve));
    expect(reply).toMatchObject({ status: 403, body: { code: 'forbidden', detail: expect.stringContaining('walidata lain') } });
    expect(await fakes.uploads.get(datasetId, first)).not.toHaveProperty('approvedBy');
    expect((await uploadsFunction(fakes)(otherSteward, review(approve))).status).toBe(200);
  });

  test.each([
    ['sent the file that was mended', 'sub-steward', 'sub-operator'],
    ['mended it once between', 'sub-operator', 'sub-steward'],
  ])('is refused to the steward who %s', async (_what, original, mender) => {
    const fakes = await waiting();
    const upload = await startedBy(fakes, first, 'sub-operator');
    fakes.uploads.put({ ...upload, uploadId: 'the-file', state: 'rejected', startedBy: original });
    const derived = (uploadId: string, round: number) => ({ kind: 'mending', uploadId, original: 'the-file', round }) as const;
    fakes.uploads.put({ ...upload, uploadId: 'between', state: 'rejected', startedBy: mender, derivedFrom: derived('the-file', 1) });
    fakes.uploads.put({ ...upload, derivedFrom: derived('between', 2) });
    expect((await uploadsFunction(fakes)(steward, review(approve))).status).toBe(403);
    expect((await uploadsFunction(fakes)(otherSteward, review(approve))).status).toBe(200);
  });

  test('leaves returning to anyone who uploaded it', async () => {
    const fakes = await waiting();
    await startedBy(fakes, first, 'sub-steward');
    expect((await uploadsFunction(fakes)(steward, review(giveBack))).status).toBe(200);
  });
});

async function startedBy(fakes: IngestFakes, uploadId: string, startedBy: string) {
  const upload = await fakes.uploads.get(datasetId, uploadId);
  if (!upload) throw new Error('there is no such upload');
  fakes.uploads.put({ ...upload, startedBy });
  return { ...upload, startedBy };
}

describe('returning', () => {
  test('demands reasons, and gives them to the clerk', async () => {
    const fakes = await waiting();
    const request = uploadsFunction(fakes);
    expect((await request(steward, review({ decision: 'return', reasons: [] }))).status).toBe(400);
    const reply = await request(steward, review(giveBack));
    expect(reply).toMatchObject({ status: 200, body: { state: 'returned', returnReasons: giveBack.reasons } });
    expect(reply.body.message).toContain(' Kolom kunjungan kosong untuk Benda; Tahunnya keliru. Perbaiki');
    expect(await request(steward, review(giveBack))).toEqual(reply);
    expect(await fakes.datasets.get(datasetId)).toMatchObject({ state: 'draft' });
    expect(fakes.inbox.final.size).toBe(1);
  });

  test('is refused after approval, and approval after a return', async () => {
    const approved = uploadsFunction(await waiting());
    await approved(steward, review(approve));
    expect((await approved(steward, review(giveBack))).status).toBe(409);
    const returned = uploadsFunction(await waiting());
    await returned(steward, review(giveBack));
    expect((await returned(steward, review(approve))).status).toBe(409);
  });
});

describe('two stewards who decide at once', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('have one decision carried out, whole (%i)', async (seed) => {
    const fakes = await waiting();
    const random = seeded(seed);
    const slow = <P extends object>(port: P) => beforeEachCall(port, () => yieldSome(random));
    const { datasets, manifests, uploads, reviews, standards } = fakes;
    const slowed = { datasets: slow(datasets), manifests: slow(manifests), uploads: slow(uploads) };
    const request = uploadsFunction({ ...fakes, ...slowed, reviews: slow(reviews), standards: slow(standards) });
    const decisions = [review(approve), review(giveBack), review(approve)];
    const replies = await Promise.all(decisions.map((decision) => request(steward, decision)));
    const state = (await uploads.get(datasetId, first))?.state;
    const current = (await datasets.get(datasetId))?.current;
    expect(replies.map(({ status }) => status)).toEqual(state === 'published' ? [200, 409, 200] : [409, 200, 409]);
    expect(current?.uploadId).toBe(state === 'published' ? first : undefined);
    expect(reviews.waiting.size).toBe(0);
  });

  test('can still return what turned out not to be publishable after the approval was written', async () => {
    const fakes = await waiting();
    const loosened = { ...fakes.datasets, get: fakes.datasets.get };
    let reads = 0;
    loosened.get = async (id) => {
      reads += 1;
      if (reads === 2) fakes.datasets.put(datasetOf({ state: 'withdrawn', revision: 2 }));
      return fakes.datasets.get(id);
    };
    expect((await uploadsFunction({ ...fakes, datasets: loosened })(steward, review(approve))).status).toBe(409);
    expect(await uploadsFunction(fakes)(steward, review(giveBack))).toMatchObject({ status: 200, body: { state: 'returned' } });
  });
});

describe('the list of those that wait', () => {
  test('shows all to the steward, their own to operators, and none that was decided', async () => {
    const fakes = await waiting();
    fakes.datasets.put(datasetOf({ datasetId: 'bantuan', opdId: 'dinas-sosial' }));
    await ingestBatch(fakes, [deliverTo(fakes)]);
    const request = uploadsFunction(fakes);
    const list = async (principal: typeof steward, query = {}) => (await request(principal, { operation: 'listReviews', query })).body;
    expect(await list(steward)).toMatchObject({ items: [{ datasetId: 'bantuan' }, { datasetId, title: 'Kunjungan puskesmas' }] });
    expect(await list(operator)).toEqual({ items: [expect.objectContaining({ uploadId: first, reviewReasons: expect.any(Array) })] });
    expect(await list(helpdesk)).toEqual({ items: [] });

    const page = await list(steward, { limit: ['1'] });
    expect(page).toMatchObject({ items: [{ datasetId: 'bantuan' }], next: expect.any(String) });
    expect(await list(steward, { limit: ['1'], cursor: [String(page.next)] })).toMatchObject({ items: [{ datasetId }] });
    await request(steward, review(giveBack));
    expect(await list(operator)).toEqual({ items: [] });
  });
});

function deliverTo(fakes: IngestFakes) {
  const key = `small/bantuan/${second}/0123456789abcdef0123456789abcdef`;
  return deliver(fakes, second, content, { datasetId: 'bantuan', opdId: 'dinas-sosial', key });
}
