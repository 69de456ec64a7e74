import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import { deliver, type IngestFakes, messageOf, uploadIds } from '../fakes/ingest-fakes.ts';
import { memoryDescriber } from '../fakes/memory-describer.ts';
import { memoryDiffer } from '../fakes/memory-differ.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { head, operator, uploadsFunction } from '../fakes/uploads-function.ts';
import { finalState } from './end-state.ts';
import { withFaults } from './every-port.ts';
import { type FaultPlan, faulty } from './faulty.ts';
import { publishedDataset } from './published-dataset.ts';

const datasetId = 'kunjungan-puskesmas';
const [first] = uploadIds;
const derivedId = '01K5000000000000000000000P';
const secondId = '01K5000000000000000000000Q';
const wrong = 'Puskesmas,Kunjungan\nCipondoh,12\nBatuceper,tiga\n';
const kinds = ['before', 'after', 'killed'] as const;

const stories = [
  {
    name: 'a mending',
    principal: operator,
    operation: 'mendUpload',
    body: { cells: [{ rowNumber: 3, fieldName: 'kunjungan', value: '3' }] },
  },
  { name: 'a salvage', principal: head, operation: 'salvageUpload', body: { reason: 'Menyusul' } },
] as const;
type Story = (typeof stories)[number];

async function rejectedWorld(): Promise<IngestFakes> {
  const fakes = { ...(await publishedDataset()), engine: memoryEngine(), differ: memoryDiffer(), describer: memoryDescriber() };
  await ingestBatch(fakes, [deliver(fakes, first, wrong, { period: '2026-09' })]);
  return fakes;
}

/** As the function `uploads` answers it over these ports. */
function order(fakes: IngestFakes, { principal, operation, body }: Story, uploadId: string) {
  return uploadsFunction(fakes, () => uploadId)(principal, { operation, params: { datasetId, uploadId: first }, body });
}

async function messagesOf(fakes: IngestFakes, ...uploadIds: string[]) {
  const uploads = await Promise.all(uploadIds.map((uploadId) => fakes.uploads.get(datasetId, uploadId)));
  return uploads.flatMap((upload) => (upload && fakes.inbox.newest(upload.key) ? [messageOf(upload.key, 'v1')] : []));
}

async function orderedWorld(story: Story) {
  const fakes = await rejectedWorld();
  expect((await order(fakes, story, derivedId)).status).toBe(201);
  const [message] = await messagesOf(fakes, derivedId);
  if (!message) throw new Error('no order in the inbox');
  return { fakes, message };
}

describe.each(stories)('ingest of $name', (story) => {
  test.each(kinds)('ends the same when any one call fails (%s) and the message comes again', async (kind) => {
    const calm = await orderedWorld(story);
    const counting: FaultPlan = { calls: 0, kind };
    await ingestBatch(withFaults(calm.fakes, counting), [calm.message]);
    const expected = await finalState(calm.fakes);
    expect(expected.uploads.map((upload) => upload.state)).toEqual(['rejected', 'published']);
    expect(expected.dataset?.current?.leftOut).toBe(story.operation === 'salvageUpload' ? 1 : undefined);
    expect(counting.calls).toBeGreaterThan(15);

    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { fakes, message } = await orderedWorld(story);
      const broken = await ingestBatch(withFaults(fakes, { calls: 0, kind, failAt }), [message]);
      expect(broken.batchItemFailures, `call ${failAt}`).toHaveLength(1);
      expect((await ingestBatch(fakes, [message])).batchItemFailures, `call ${failAt}`).toEqual([]);
      expect(await finalState(fakes), `call ${failAt}`).toEqual(expected);
    }
  });

  test('is done once, however often its message comes', async () => {
    const { fakes, message } = await orderedWorld(story);
    await Promise.all([message, message, message].map((copy) => ingestBatch(fakes, [copy])));
    await ingestBatch(fakes, [message, message]);
    expect((await fakes.datasets.get(datasetId))?.current?.n).toBe(2);
    expect(fakes.metrics.lines.filter((line) => line.startsWith('published'))).toHaveLength(1);
  });
});

describe.each(stories)('asking for $name', (story) => {
  test.each(kinds)('leaves the same rows published when any one call fails (%s) and the clerk asks again', async (kind) => {
    const calm = await rejectedWorld();
    const counting: FaultPlan = { calls: 0, kind };
    await order(askedOver(calm, counting), story, derivedId);
    await ingestBatch(calm, await messagesOf(calm, derivedId));
    const expected = await rowsBehind(calm);
    expect(counting.calls).toBeGreaterThanOrEqual(4);

    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const fakes = await rejectedWorld();
      expect((await order(askedOver(fakes, { calls: 0, kind, failAt }), story, derivedId)).status, `call ${failAt}`).toBe(500);
      expect((await order(fakes, story, secondId)).status, `call ${failAt}`).toBe(201);
      await ingestBatch(fakes, await messagesOf(fakes, derivedId, secondId));
      expect(await rowsBehind(fakes), `call ${failAt}`).toEqual(expected);
      // What was announced and never written waits, and can be cancelled.
      const states = fakes.uploads.all().map(({ uploadId, state }) => `${uploadId} ${state}`);
      expect(states, `call ${failAt}`).toContain(`${secondId} published`);
      for (const state of states) expect(state).not.toMatch(/checking|received|accepted|failed/);
    }
  });
});

function askedOver(fakes: IngestFakes, plan: FaultPlan): IngestFakes {
  const { datasets, uploads, inbox } = fakes;
  return { ...fakes, datasets: faulty(datasets, plan), uploads: faulty(uploads, plan), inbox: faulty(inbox, plan) };
}

/** The current version's parts by what they hold, whichever upload made them. */
async function rowsBehind(fakes: IngestFakes) {
  const { current } = (await fakes.datasets.get(datasetId)) ?? {};
  const manifest = current && (await fakes.manifests.get(datasetId, current.n, current.uploadId));
  return manifest?.parts.map(({ period, rows, sha256, leftOut }) => ({ period, rows, sha256, leftOut }));
}
