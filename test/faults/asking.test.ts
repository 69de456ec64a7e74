import { describe, expect, test } from 'vitest';
import { ingestBatch } from '../../functions/ingest/ingest-batch.ts';
import type { TableEngine } from '../../functions/ingest/table-engine.port.ts';
import { deliver, type IngestFakes, ingestFakes, messageOf, uploadIds, uploadOf } from '../fakes/ingest-fakes.ts';
import { memoryEngine } from '../fakes/memory-engine.ts';
import { operator, uploadsFunction } from '../fakes/uploads-function.ts';
import { finalState } from './end-state.ts';
import { withFaults } from './every-port.ts';
import type { FaultPlan } from './faulty.ts';

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
  const fakes = { ...ingestFakes(), engine: askingEngine() };
  return { fakes, message: deliver(fakes, first, content) };
}

async function askedWorld() {
  const { fakes, message } = emptyWorld();
  await ingestBatch(fakes, [message]);
  return { fakes, message };
}

const answer = (fakes: IngestFakes, readingId = 'ribuan') =>
  uploadsFunction(fakes)(operator, { operation: 'answerQuestions', params, body: { answers: [{ questionId, readingId }] } });
const answers = [messageOf(orderKey, 'v1')];
const uploadOfWorld = (fakes: IngestFakes) => fakes.uploads.get(datasetId, first);

describe('ingest of a file that is asked about', () => {
  test.each(kinds)('ends asking when any one call fails (%s) and the message comes again', async (kind) => {
    const calm = emptyWorld();
    const counting: FaultPlan = { calls: 0, kind };
    await ingestBatch(withFaults(calm.fakes, counting), [calm.message]);
    expect((await uploadOfWorld(calm.fakes))?.state).toBe('asking');
    const expected = await finalState(calm.fakes);
    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { fakes, message } = emptyWorld();
      await ingestBatch(withFaults(fakes, { calls: 0, kind, failAt }), [message]);
      expect((await ingestBatch(fakes, [message])).batchItemFailures, `call ${failAt}`).toEqual([]);
      expect(await finalState(fakes), `call ${failAt}`).toEqual(expected);
      expect(fakes.unanswered.all().length, `call ${failAt}`).toBeGreaterThan(0);
    }
  });
});

describe('answering', () => {
  test.each(kinds)('that fails at any one call (%s) is finished by its own event, or can be done again', async (kind) => {
    const counting: FaultPlan = { calls: 0, kind };
    await answer(withFaults((await askedWorld()).fakes, counting));
    expect(counting.calls).toBeGreaterThanOrEqual(4);
    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { fakes } = await askedWorld();
      await answer(withFaults(fakes, { calls: 0, kind, failAt }));
      if (fakes.inbox.newest(orderKey)) await ingestBatch(fakes, answers);
      else expect((await uploadOfWorld(fakes))?.state, `call ${failAt}`).toBe('asking');
      if ((await uploadOfWorld(fakes))?.state === 'asking') {
        expect((await answer(fakes)).status, `call ${failAt}`).toBe(200);
        await ingestBatch(fakes, answers);
      }
      expect(await uploadOfWorld(fakes), `call ${failAt}`).toMatchObject({
        state: 'in-review',
        answers: [{ questionId, readingId: 'ribuan' }],
      });
      expect(fakes.faults, `call ${failAt}`).toEqual([]);
    }
  });

  test.each(kinds)('is ingested to the same end when any one call fails (%s) and its message comes again', async (kind) => {
    const counting: FaultPlan = { calls: 0, kind };
    const calm = await askedWorld();
    await answer(calm.fakes);
    await ingestBatch(withFaults(calm.fakes, counting), answers);
    const expected = await finalState(calm.fakes);
    for (let failAt = 1; failAt <= counting.calls; failAt++) {
      const { fakes } = await askedWorld();
      await answer(fakes);
      expect((await ingestBatch(withFaults(fakes, { calls: 0, kind, failAt }), answers)).batchItemFailures, `call ${failAt}`).toHaveLength(
        1,
      );
      expect((await ingestBatch(fakes, answers)).batchItemFailures, `call ${failAt}`).toEqual([]);
      expect(await finalState(fakes), `call ${failAt}`).toEqual(expected);
    }
  });

  test('of two clerks who answer otherwise hears one', async () => {
    const { fakes } = await askedWorld();
    const replies = [await answer(fakes, 'ribuan'), await answer(fakes, 'desimal')];
    expect(replies.map(({ status }) => status)).toEqual([200, 409]);
    await ingestBatch(fakes, answers);
    expect((await uploadOfWorld(fakes))?.answers).toEqual([{ questionId, readingId: 'ribuan' }]);
  });

  test('is not undone by a worker that still holds the upload from before', async () => {
    const { fakes, message } = emptyWorld();
    await ingestBatch(fakes, [message]);
    const before = await uploadOfWorld(fakes);
    await answer(fakes);
    const late = {
      ...fakes,
      uploads: { ...fakes.uploads, get: async () => (before ? { ...before, state: 'checking' as const } : undefined) },
    };
    await ingestBatch(late, [message]);
    expect((await uploadOfWorld(fakes))?.answers).toHaveLength(1);
    await ingestBatch(fakes, answers);
    expect((await uploadOfWorld(fakes))?.state).toBe('in-review');
  });
});
