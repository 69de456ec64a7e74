import { describe, expect, it } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { TableEngine } from '../../functions/ingest/table-engine.port.ts';
import { deliver, type IngestWorld, ingestWorld, messageOf, uploadIds, uploadOf } from '../fakes/ingest-world.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { counter, operator } from '../fakes/uploads-function.ts';
import { withFaults } from './every-port.ts';
import type { FaultPlan } from './faulty.ts';
import { finalState } from './world-state.ts';

const datasetId = 'kunjungan-puskesmas';
const [first] = uploadIds;
const params = { datasetId, uploadId: first };
const questionId = 'kolom-2-ribuan';
const readings = ['ribuan', 'desimal'].map((readingId) => ({ readingId, text: readingId }));
const kinds = ['before', 'after', 'killed'] as const;
const content = 'Puskesmas,Kunjungan\nCipondoh,12\n';
const { key } = uploadOf(first, content);
const orderKey = `${key}/${'ab'.repeat(16)}`;

/** The small engine, which asks about its second column until it is told. */
function askingEngine(): TableEngine {
  const engine = memoryEngine();
  return {
    async open(...given) {
      const table = await engine.open(...given);
      return {
        ...table,
        async propose(answers = new Map()) {
          const questions = answers.has(questionId) ? [] : [{ questionId, text: 'Ribuan?', readings }];
          return { ...(await table.propose()), questions };
        },
      };
    },
  };
}

function emptyWorld() {
  const world = { ...ingestWorld(), engine: askingEngine() };
  return { world, message: deliver(world, first, content) };
}

async function askedWorld() {
  const { world, message } = emptyWorld();
  await ingestBatch(world, [message]);
  return { world, message };
}

const answer = (world: IngestWorld, readingId = 'ribuan') =>
  counter(world)(operator, { operation: 'answerQuestions', params, body: { answers: [{ questionId, readingId }] } });
const answers = [messageOf(orderKey, 'v1')];
const uploadOfWorld = (world: IngestWorld) => world.uploads.get(datasetId, first);

describe('ingest of a file that is asked about', () => {
  it.each(kinds)('ends asking when any one call fails (%s) and the message comes again', async (kind) => {
    const calm = emptyWorld();
    const counting: FaultPlan = { calls: 0, kind };
    await ingestBatch(withFaults(calm.world, counting), [calm.message]);
    expect((await uploadOfWorld(calm.world))?.state).toBe('asking');
    const expected = await finalState(calm.world);
    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { world, message } = emptyWorld();
      await ingestBatch(withFaults(world, { calls: 0, kind, failAt }), [message]);
      expect((await ingestBatch(world, [message])).batchItemFailures, `call ${failAt}`).toEqual([]);
      expect(await finalState(world), `call ${failAt}`).toEqual(expected);
      expect(world.unanswered.all().length, `call ${failAt}`).toBeGreaterThan(0);
    }
  });
});

describe('answering', () => {
  it.each(kinds)('that fails at any one call (%s) is finished by its own event, or can be done again', async (kind) => {
    const counting: FaultPlan = { calls: 0, kind };
    await answer(withFaults((await askedWorld()).world, counting));
    expect(counting.calls).toBeGreaterThanOrEqual(4);
    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { world } = await askedWorld();
      await answer(withFaults(world, { calls: 0, kind, failAt }));
      if (world.inbox.newest(orderKey)) await ingestBatch(world, answers);
      else expect((await uploadOfWorld(world))?.state, `call ${failAt}`).toBe('asking');
      if ((await uploadOfWorld(world))?.state === 'asking') {
        expect((await answer(world)).status, `call ${failAt}`).toBe(200);
        await ingestBatch(world, answers);
      }
      expect(await uploadOfWorld(world), `call ${failAt}`).toMatchObject({
        state: 'in-review',
        answers: [{ questionId, readingId: 'ribuan' }],
      });
      expect(world.faults, `call ${failAt}`).toEqual([]);
    }
  });

  it.each(kinds)('is ingested to the same end when any one call fails (%s) and its message comes again', async (kind) => {
    const counting: FaultPlan = { calls: 0, kind };
    const calm = await askedWorld();
    await answer(calm.world);
    await ingestBatch(withFaults(calm.world, counting), answers);
    const expected = await finalState(calm.world);
    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { world } = await askedWorld();
      await answer(world);
      expect((await ingestBatch(withFaults(world, { calls: 0, kind, failAt }), answers)).batchItemFailures, `call ${failAt}`).toHaveLength(
        1,
      );
      expect((await ingestBatch(world, answers)).batchItemFailures, `call ${failAt}`).toEqual([]);
      expect(await finalState(world), `call ${failAt}`).toEqual(expected);
    }
  });

  it('of two clerks who answer otherwise hears one', async () => {
    const { world } = await askedWorld();
    const replies = [await answer(world, 'ribuan'), await answer(world, 'desimal')];
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
    await ingestBatch(world, answers);
    expect((await uploadOfWorld(world))?.answers).toEqual([{ questionId, readingId: 'ribuan' }]);
  });

  it('is not undone by a worker that still holds the upload from before', async () => {
    const { world, message } = emptyWorld();
    await ingestBatch(world, [message]);
    const before = await uploadOfWorld(world);
    await answer(world);
    const late = {
      ...world,
      uploads: { ...world.uploads, get: async () => (before ? { ...before, state: 'checking' as const } : undefined) },
    };
    await ingestBatch(late, [message]);
    expect((await uploadOfWorld(world))?.answers).toHaveLength(1);
    await ingestBatch(world, answers);
    expect((await uploadOfWorld(world))?.state).toBe('in-review');
  });
});
