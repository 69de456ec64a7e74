import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import type { EventSourceModel } from '../../local/assembly/functions.ts';
import { failedMessages, startEventSources } from '../../local/event-sources.ts';
import type { Outcome } from '../../local/functions/functions.ts';
import { openQueues } from '../../local/queues/queues.ts';

const answer = (payload: unknown): Outcome => ({ ok: true, payload: JSON.stringify(payload) });
const failure: Outcome = { ok: false, kind: 'crash', errorType: 'Runtime.ExitError', errorMessage: 'exit status 1' };

describe('the answer of a function to a batch', () => {
  const ids = ['a', 'b'];
  test.each([
    ['no answer', null, []],
    ['an empty object', {}, []],
    ['an empty list', { batchItemFailures: [] }, []],
    ['a null list', { batchItemFailures: null }, []],
    ['one failure', { batchItemFailures: [{ itemIdentifier: 'b' }] }, ['b']],
    ['an empty id', { batchItemFailures: [{ itemIdentifier: '' }] }, ids],
    ['a null id', { batchItemFailures: [{ itemIdentifier: null }] }, ids],
    ['a misspelt member', { batchItemFailures: [{ itemIdentifer: 'b' }] }, ids],
    ['an id of another batch', { batchItemFailures: [{ itemIdentifier: 'b' }, { itemIdentifier: 'z' }] }, ids],
    ['a text', 'done', ids],
  ])('%s fails what Lambda says it fails', (_name, payload, failed) => {
    expect([...failedMessages(answer(payload), ids, true)]).toEqual(failed);
  });

  test('is not looked at when the mapping does not report failures', () => {
    expect([...failedMessages(answer({ batchItemFailures: [{ itemIdentifier: 'b' }] }), ids, false)]).toEqual([]);
  });

  test('fails all when the function fails', () => {
    expect([...failedMessages(failure, ids, true)]).toEqual(ids);
    expect([...failedMessages(failure, ids, false)]).toEqual(ids);
  });
});

const eventSchema = z.object({ Records: z.array(z.object({ body: z.string(), messageId: z.string() }).loose()) });

describe('an event source', () => {
  const closing: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).toReversed()) await close();
  });

  function start(source: Partial<EventSourceModel>, work: (bodies: readonly string[]) => Promise<Outcome>, visibilityTimeoutSeconds = 30) {
    const queueArn = 'arn:aws:sqs:ap-southeast-3:000000000000:work';
    const queues = openQueues({
      directory: mkdtempSync(join(tmpdir(), 'event-source-')),
      queues: [{ name: 'work', visibilityTimeoutSeconds, retentionSeconds: 3600, delaySeconds: 0 }],
      region: 'ap-southeast-3',
      baseUrl: () => 'http://127.0.0.1:9',
      access: { secretFor: () => undefined, isAllowed: () => false, now: () => new Date() },
    });
    closing.push(() => queues.close());
    const batches: string[][] = [];
    const open = () => {
      const sources = startEventSources(
        [{ queueArn, functionName: 'work', batchSize: 3, batchingWindowSeconds: 0, reportsBatchItemFailures: true, ...source }],
        queues,
        async (_name, event) => {
          const bodies = eventSchema.parse(event).Records.map(({ body }) => body);
          batches.push(bodies);
          return work(bodies);
        },
        'ap-southeast-3',
      );
      closing.push(() => sources.stop());
    };
    return { batches, open, send: (body: string) => queues.send(queueArn, body), depth: () => queues.depth(queueArn) };
  }

  test('gives batches of at most the batch size and deletes what succeeded', async () => {
    const { batches, open, send, depth } = start({ maximumConcurrency: 1 }, async () => answer(null));
    for (const body of ['1', '2', '3', '4']) send(body);
    open();
    await expect.poll(depth).toEqual({ visible: 0, notVisible: 0, delayed: 0 });
    expect(batches.map(({ length }) => length)).toEqual([3, 1]);
  });

  test('waits within the batching window for a full batch', async () => {
    const { batches, open, send } = start({ batchingWindowSeconds: 60, maximumConcurrency: 1 }, async () => answer(null));
    open();
    for (const body of ['1', '2', '3']) {
      send(body);
      await new Promise(setImmediate);
    }
    await expect.poll(() => batches).toEqual([['1', '2', '3']]);
  });

  test('gives a failed batch again after its visibility timeout', async () => {
    let tries = 0;
    const { batches, open, send, depth } = start({ maximumConcurrency: 1 }, async () => (++tries === 1 ? failure : answer(null)), 1);
    send('once more');
    open();
    // At least once: a machine that stands still for a second lets the message become visible a third time.
    await expect.poll(() => batches.length, { timeout: 10_000 }).toBeGreaterThan(1);
    await expect.poll(depth, { timeout: 10_000 }).toEqual({ visible: 0, notVisible: 0, delayed: 0 });
  });

  test('runs no more batches at once than its maximum concurrency', async () => {
    let running = 0;
    let most = 0;
    const gate = Promise.withResolvers<void>();
    const { batches, open, send } = start({ batchSize: 1, maximumConcurrency: 2 }, async () => {
      running += 1;
      most = Math.max(most, running);
      await gate.promise;
      running -= 1;
      return answer(null);
    });
    for (const body of ['1', '2', '3', '4']) send(body);
    open();
    await expect.poll(() => running).toBe(2);
    gate.resolve();
    await expect.poll(() => batches.length).toBe(4);
    expect(most).toBe(2);
  });
});
